import { addDays, mondayOf, weekdayOf } from '../../contract/dates.ts'
import { domains, type Domain } from '../../contract/observations.ts'

/** How many cards fit in a glance (experience.md), and how many lines of each. */
export const mostCards = 7
export const mostItems = 3
export const mostGroups = 4

const herstelproefEveryMs = 35 * 86_400_000
const oneDayMs = 86_400_000

/** The half-day that runs or comes next on the clock of Utrecht: the morning until 12:30, then the afternoon; none at the weekend. */
export function halfDayAt(instant: string, today: string): { readonly weekday: number; readonly dagdeel: 'ochtend' | 'middag' } | null {
  const weekday = weekdayOf(today)
  if (weekday > 5) return null
  return { weekday, dagdeel: utrechtClock.format(new Date(instant)) < '12:30' ? 'ochtend' : 'middag' }
}

const utrechtClock = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** What was agreed asks for attention up to the Sunday of this week. */
export function endOfWeek(today: string): string {
  return addDays(mondayOf(today), 6)
}

/** A domain counts as unseen when the child was last seen in it before this day. */
export function unseenBoundary(today: string, unseenAfterDays: number): string {
  return addDays(today, -unseenAfterDays)
}

export type LastSeen = Readonly<Partial<Record<Domain, string>>>

/** The domain in which nobody saw the child for the longest time; never seen counts from the first day of placement. */
export function longestUnseen(firstStartsOn: string, lastSeen: LastSeen): { readonly domain: Domain; readonly lastSeenOn: string | null } {
  const [first, ...others] = domains.map((domain) => ({ domain, lastSeenOn: lastSeen[domain] ?? null }))
  if (first === undefined) throw new TypeError('There are four domains')
  const rank = ({ lastSeenOn }: { readonly lastSeenOn: string | null }): string =>
    lastSeenOn === null ? firstStartsOn : `${lastSeenOn} seen`
  return others.reduce((longest, one) => (rank(one) < rank(longest) ? one : longest), first)
}

/** Red after 35 days without a good herstelproef (security.md 2); a workspace of less than a day has nothing to prove yet. */
export function isHerstelproefDue({
  now,
  lastGoodAt,
  madeAt,
}: {
  readonly now: string
  readonly lastGoodAt: string | null
  readonly madeAt: string
}): boolean {
  if (Date.parse(now) - Date.parse(madeAt) <= oneDayMs) return false
  return lastGoodAt === null || Date.parse(now) - Date.parse(lastGoodAt) > herstelproefEveryMs
}
