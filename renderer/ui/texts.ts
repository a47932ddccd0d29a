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

/**
 * The text of a key that is made of data, a code of the record for example; null where no text has that key.
 * A key that is known when writing goes through `texts.t`, which checks it.
 */
export function textAt(key: string, values: Readonly<Record<string, unknown>> = {}): string | null {
  // With the values, because a text may have a plural only.
  if (!texts.exists(key, values)) return null
  const translate = texts.t as (key: string, values: Readonly<Record<string, unknown>>) => string
  return translate(key, values)
}
