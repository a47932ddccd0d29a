const longDate = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })

/** `20 november 2026`, from an ISO date: paper is read without a calendar beside it. */
export function dateOnPaper(date: string): string {
  return longDate.format(new Date(`${date}T12:00:00Z`))
}

/** `4,5`. */
export function numberOnPaper(value: number): string {
  return value.toLocaleString('nl-NL', { maximumFractionDigits: 2 })
}
