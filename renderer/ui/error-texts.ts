import type { WireError } from '../../db/contract/errors.ts'
import { dateInWords, instantInWords, weekdayLong } from './date-words.ts'
import { textAt, texts } from './texts.ts'

/** What happened and what to do, in Dutch, for any error of the backend. */
export function textOfError(error: WireError): { readonly title: string; readonly advice: string } {
  const { code, details } = error
  const figures = { ...figuresInWords(details), seconds: secondsOf(details['retryAfterMs']) }
  const lookUp = (key: string) => textAt(`errors:${key}`, figures)
  const specific = specificKey(error)
  return {
    title: (specific && lookUp(`${specific}.title`)) ?? lookUp(`codes.${code}.title`) ?? code,
    advice: (specific && lookUp(`${specific}.advice`)) ?? lookUp(`codes.${code}.advice`) ?? '',
  }
}

/** Some codes carry a reason or a rule with its own text; the text of the code itself is the fallback. */
function specificKey({ code, details }: WireError): string | null {
  if (code === 'rule-broken') return `rules.${String(details['rule'])}`
  const reason = details['reason'] ?? details['field']
  return reason == null ? null : `reasons.${code}.${String(reason)}`
}

/** Dates and instants travel as ISO and weekdays as numbers; nobody reads them so. */
function figuresInWords(details: WireError['details']): WireError['details'] {
  const words = (name: string, value: string | number | boolean | null) => {
    if (name === 'weekday' && typeof value === 'number') return weekdayLong(value)
    if (typeof value !== 'string') return value
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return instantInWords(value)
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dateInWords(value) : value
  }
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, words(name, value)]))
}

function secondsOf(milliseconds: unknown): number {
  return typeof milliseconds === 'number' ? Math.ceil(milliseconds / 1000) : 0
}

/** What to fill in, for a field that the backend refused with a zod issue code. */
export function textOfIssue(issueCode: string): string {
  return textAt(`errors:issues.${issueCode}`) ?? texts.t('errors:issues.custom')
}
