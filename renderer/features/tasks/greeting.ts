const hour = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', hour: '2-digit', hourCycle: 'h23' })

/** Which greeting fits the clock in Utrecht: morning until twelve, afternoon until six. */
export function partOfDay(instant: Date): 'morning' | 'afternoon' | 'evening' {
  const now = Number(hour.format(instant))
  if (now >= 5 && now < 12) return 'morning'
  return now >= 12 && now < 18 ? 'afternoon' : 'evening'
}
