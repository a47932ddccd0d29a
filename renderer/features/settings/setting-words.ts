import type { SettingName, SettingOf, settings } from '../../../db/contract/settings.ts'
import { wijken, type WijkCode } from '../../../db/contract/wijken.ts'
import { dateInWords } from '../../ui/date-words.ts'
import { textAt, texts } from '../../ui/texts.ts'

type Definition = (typeof settings)[SettingName]

/** The names of the settings of one kind, such as the lists. */
type NameOf<T extends Definition['type']> = {
  [N in SettingName]: (typeof settings)[N]['type'] extends T ? N : never
}[SettingName]

/** A value as one reads it: `5 uur`, `aan`, `taal en spraak, gedrag …`. */
export function valueInWords(name: SettingName, value: SettingOf<SettingName>): string {
  const { t } = texts
  if (typeof value === 'number') return `${String(value)} ${t(`settings:names.${name as NameOf<'number'>}.unit`, { count: value })}`
  if (typeof value === 'boolean') return t(value ? 'settings:on' : 'settings:off')
  if (typeof value === 'string') return optionInWords(name, value)
  if (isDated(value)) {
    return value
      .map((one) => t('settings:dated.one', { value: optionInWords(name, one.value), date: dateInWords(one.startsOn) }))
      .join('; ')
  }
  if (Array.isArray(value)) return value.join(', ')
  return partnersInWords(name, value as Readonly<Record<WijkCode, string>>)
}

/** An option of a choice, dated or not. */
export function optionInWords(name: SettingName, option: string): string {
  return textAt(`settings:names.${name}.options.${option}`) ?? option
}

/** `KOOS: West, Zuidwest · Spoor030: Overvecht`. */
function partnersInWords(name: SettingName, byWijk: Readonly<Record<WijkCode, string>>): string {
  const codes = Object.keys(byWijk) as WijkCode[]
  const partners = [...new Set(codes.map((code) => byWijk[code]))]
  const wijkenOf = (partner: string) => codes.filter((code) => byWijk[code] === partner).map((code) => wijken[code])
  return partners.map((partner) => `${optionInWords(name, partner)}: ${wijkenOf(partner).join(', ')}`).join(' · ')
}

function isDated(value: unknown): value is readonly { readonly startsOn: string; readonly value: string }[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object')
}
