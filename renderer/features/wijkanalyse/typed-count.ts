const mostChildren = 20_000

/** Reads `459`, `1.204` and `1 204`. Null when nothing was typed, undefined when it is no whole number from 0 to 20,000. */
export function parseTypedCount(typed: string): number | null | undefined {
  const clean = typed.trim()
  if (clean === '') return null
  if (!/^(\d+|\d{1,3}([. ]\d{3})+)$/.test(clean)) return undefined
  const count = Number(clean.replace(/[. ]/g, ''))
  return count <= mostChildren ? count : undefined
}
