import { ageInWords, dateInWords, daysFromToday, fullDateInWords, instantInWords } from './date-words.ts'

interface DateTextProps {
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** `near` says `vandaag` or `3 dagen geleden` within two weeks; the whole date is in the tooltip. */
  readonly style?: 'short' | 'long' | 'near'
}

/** A calendar date as people read it: `vr 20 nov 2026`. */
export function DateText({ date, style = 'short' }: DateTextProps) {
  const words = style === 'near' ? daysFromToday(date) : style === 'long' ? fullDateInWords(date) : dateInWords(date)
  return (
    <time dateTime={date} {...(style === 'near' ? { title: fullDateInWords(date) } : {})}>
      {words}
    </time>
  )
}

/** An instant in Dutch time: `vr 20 nov 2026, 12:41`. */
export function InstantText({ instant }: { readonly instant: string }) {
  return <time dateTime={instant}>{instantInWords(instant)}</time>
}

/** `3 jaar en 2 maanden`. */
export function AgeText({ bornOn, on }: { readonly bornOn: string; readonly on?: string }) {
  return <span>{on === undefined ? ageInWords(bornOn) : ageInWords(bornOn, on)}</span>
}
