const shortDate = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
const longMonth = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', month: 'long', year: 'numeric' })
const dayAndMonth = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', day: 'numeric', month: 'short' })
const instant = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** `20 november 2026`, from an ISO date, for paper. */
export function dateOnPaper(date: string): string {
  return shortDate.format(new Date(`${date}T12:00:00Z`))
}

/** `20 nov`. */
export function dayOnPaper(date: string): string {
  return dayAndMonth.format(new Date(`${date}T12:00:00Z`)).replace('.', '')
}

/** `november 2026`, from `2026-11`. */
export function monthOnPaper(month: string): string {
  return longMonth.format(new Date(`${month}-01T12:00:00Z`))
}

/** `20 november 2026 om 12:41`, in Dutch time. */
export function instantOnPaper(at: string): string {
  return instant.format(new Date(at))
}

/** `4,5`. */
export function numberOnPaper(value: number): string {
  return value.toLocaleString('nl-NL', { maximumFractionDigits: 2 })
}
