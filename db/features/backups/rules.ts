/** Days after which a herstelproef is due again (security.md 2). */
export const proefEveryDays = 35

export function isProefDue(lastGoodAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(lastGoodAt) > proefEveryDays * 86_400_000
}

/** The tables that a person recognises, under the names of the texts. */
const recognised = ['child', 'observation', 'contact', 'student', 'goal', 'delivery', 'denominator', 'audit_entry'] as const

export function recognisable(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(recognised.flatMap((table) => (counts[table] === undefined ? [] : [[table, counts[table]]])))
}
