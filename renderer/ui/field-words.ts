import { wijken } from '../../db/contract/wijken.ts'
import { halfDaysInWords, type HalfDay } from './dagdelen.ts'
import { dateInWords } from './date-words.ts'
import { texts } from './texts.ts'

/** How a form names a field and tells its value, where the field itself does not say it. */
export type FieldWords<V extends object> = { readonly [F in keyof V]?: FieldWord<V[F]> }
export interface FieldWord<T> {
  readonly label?: string
  readonly inWords?: (value: T) => string
}

/** What stands above the control of a field; null when it cannot be found. */
export function labelOf(node: HTMLElement | null): string | null {
  if (node === null) return null
  const label = node.getAttribute('aria-label') ?? ('labels' in node ? (node as HTMLInputElement).labels?.[0]?.textContent : null)
  return label?.replace(/\s*\*$/u, '').trim() ?? null
}

/** A value as a person reads it: dates, days and wijken in words, a code without its underscores. */
export function valueInWords(value: unknown): string {
  const { t } = texts
  if (value === null || value === undefined || value === '') return t('common:conflict.empty')
  if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no')
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return textInWords(value)
  if (!Array.isArray(value)) return Object.values(value).map(valueInWords).join(', ')
  const all: readonly unknown[] = value
  if (all.length === 0) return t('common:conflict.empty')
  return all.every(isHalfDay) ? halfDaysInWords(all) : all.map(valueInWords).join(', ')
}

function textInWords(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return dateInWords(text)
  if (Object.hasOwn(wijken, text)) return wijken[text as keyof typeof wijken]
  return /^[a-z]+(_[a-z]+)+$/u.test(text) ? text.replaceAll('_', ' ') : text
}

function isHalfDay(value: unknown): value is HalfDay {
  return typeof value === 'object' && value !== null && 'weekday' in value && 'dagdeel' in value
}
