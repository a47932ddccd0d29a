/** Reads what Dutch people type for a time of day: `8:30`, `8.30`, `830`, `0830`, `8 uur`, `8`. Null when it is no time. */
export function parseTypedTime(typed: string): string | null {
  const clean = typed
    .trim()
    .toLocaleLowerCase('nl')
    .replace(/\s*uur$/u, '')
  const parts = /^(\d{1,2})[:.,h ](\d{2})$/u.exec(clean) ?? /^(\d{1,2})(\d{2})$/u.exec(clean) ?? /^(\d{1,2})$/u.exec(clean)
  if (parts === null) return null
  const hours = Number(parts[1])
  const minutes = Number(parts[2] ?? '0')
  return hours > 23 || minutes > 59 ? null : `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
