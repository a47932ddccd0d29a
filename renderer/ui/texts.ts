import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'

/** Every file in `resources/locales/nl` is a namespace with the file's own name. */
const files = import.meta.glob<Record<string, unknown>>('../../resources/locales/nl/*.json', { eager: true, import: 'default' })

function resources(): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/|\.json$/g, ''), texts]))
}

/** The app's Dutch texts; React escapes what is filled in, so i18next need not. */
export function createTexts(): i18n {
  const texts = i18next.createInstance()
  void texts.use(initReactI18next).init({
    lng: 'nl',
    resources: { nl: resources() },
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return texts
}

/** One instance for the window, so that plain functions such as notifications can speak too. */
export const texts = createTexts()
