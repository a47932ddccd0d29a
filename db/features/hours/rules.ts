import { addMonths, veEndsOn, veStartsOn } from '../../contract/dates.ts'
import { breakRule } from '../../contract/errors.ts'
import type { ChildHours, HoursVerdict } from '../../contract/hours.ts'
import { law } from '../../contract/law.ts'
import { isPlaced, offerBetween, segmentsOf, weekdayNumbers, weekOf, type Minutes, type OfferedPlacement } from './offer.ts'
import { dateOf, dayNumber, type CountOpenDays } from './open-days.ts'
import { whyBehind, type ProjectedFigures } from './why-behind.ts'

/** What the projection must know of a child. */
export interface ChildToProject {
  readonly bornOn: string
  /** Hours a week that the advies gives right to; null without an advies. */
  readonly advisedWeeklyHours: number | null
  /** Past, present and planned. */
  readonly placements: readonly OfferedPlacement[]
}

export interface Circumstances {
  readonly today: string
  readonly countOpen: CountOpenDays
  /** The setting `weeklyHoursWithoutAdvies`. */
  readonly maximumWithoutAdvies: number
}

export type Projection = Omit<ChildHours, 'childId' | 'name' | 'bornOn' | 'groupNames'>

/**
 * From the day that the child turns 2.5 to the day before the fourth birthday (domain.md 2.2): what was offered, what still
 * will be, and whether that is enough. Days outside that window do not count for the 960 hours.
 */
export function projectHours(child: ChildToProject, circumstances: Circumstances): Projection {
  const { placements, advisedWeeklyHours } = child
  const { today, countOpen } = circumstances
  const window = { from: dayNumber(veStartsOn(child.bornOn)), until: dayNumber(veEndsOn(child.bornOn)) - 1 }
  const now = dayNumber(today)
  const soFar = offerBetween(placements, window.from, Math.min(now, window.until), countOpen)
  const ahead = offerBetween(placements, Math.max(now + 1, window.from), window.until, countOpen)
  const segments = segmentsOf(placements, window.from, window.until)
  const start = segments.find(isPlaced)?.from ?? null
  const projected = wholeHours(soFar.countable + ahead.countable)
  const expected = start === null ? law.offeredHours : expectedFrom(start, window, countOpen)
  const weekly = currentWeek(placements, now)
  const figures = { segments, window, now, soFar, projected, expected }
  return {
    veStartsOn: dateOf(window.from),
    veEndsOn: dateOf(window.until + 1),
    hasAdvies: advisedWeeklyHours !== null,
    advisedWeeklyHours,
    weekly: inHours(weekly),
    soFar: inHours(soFar),
    ahead: inHours(ahead),
    projected,
    norm: law.offeredHours,
    expected,
    startsOn: start === null ? null : dateOf(start),
    isLateStart: expected < law.offeredHours,
    verdict: judge(child, circumstances, figures, weekly),
  }
}

function judge(child: ChildToProject, circumstances: Circumstances, figures: ProjectedFigures, weekly: Minutes): HoursVerdict {
  const { soFar, projected, expected, now, window } = figures
  if (now > window.until) return verdict('over')
  if (child.advisedWeeklyHours === null)
    return verdict(weekly.offered > circumstances.maximumWithoutAdvies * 60 ? 'too_many_hours' : 'no_norm')
  if (!figures.segments.some(isPlaced)) return verdict('no_place')
  if (wholeHours(soFar.countable) >= law.offeredHours) return verdict('reached')
  if (projected >= law.offeredHours) return verdict('on_course')
  if (projected >= expected) return verdict('late')
  return { ...whyBehind(figures, child.advisedWeeklyHours, circumstances.countOpen), state: 'behind', missing: expected - projected }
}

function verdict(state: HoursVerdict['state']): HoursVerdict {
  return { state, reason: null, missing: 0, from: null, until: null, hours: null }
}

/** The share of the norm that falls on the open days from the real start on; all of it for who started in time. */
function expectedFrom(start: number, { from, until }: { readonly from: number; readonly until: number }, countOpen: CountOpenDays): number {
  const openDays = (first: number): number => weekdayNumbers.reduce((sum, weekday) => sum + countOpen(weekday, first, until), 0)
  const all = openDays(from)
  return all === 0 ? law.offeredHours : Math.floor((law.offeredHours * openDays(start)) / all)
}

/** The week of today; before the first day the week that is to come. */
function currentWeek(placements: readonly OfferedPlacement[], now: number): Minutes {
  const [today] = segmentsOf(placements, now, now)
  if (today !== undefined && isPlaced(today)) return weekOf(today.minutes)
  const next = placements
    .map((one) => dayNumber(one.startsOn))
    .filter((day) => day > now)
    .sort((one, other) => one - other)[0]
  const [later] = next === undefined ? [] : segmentsOf(placements, next, next)
  return weekOf(later?.minutes ?? [])
}

/** What is shown is never more than what is there: hours are rounded down. */
function wholeHours(minutes: number): number {
  return Math.floor(minutes / 60)
}

export function inHours({ offered, countable }: Minutes): { offered: number; countable: number } {
  return { offered: offered / 60, countable: countable / 60 }
}

/** The day of the PBM count, and between which birth dates a child is 2.5 or older and not yet 4 on it (domain.md 2.1). */
export function pbmDay(year: number): { readonly countedOn: string; readonly bornAfter: string; readonly bornUntil: string } {
  return { countedOn: `${String(year)}-01-01`, bornAfter: `${String(year - 4)}-01-01`, bornUntil: `${String(year - 3)}-07-01` }
}

/** Ten hours a year for each child (art. 2a). */
export function pbmHours(children: number): number {
  return law.policyCoachHoursPerChild * children
}

/**
 * The number is written down once, on or after its day, and is the one that was looked at. Breaks `future-peildatum`,
 * `pbm-already-frozen` { year }, `pbm-number-changed` { children, childrenSeen }.
 */
export function requireFreezable(
  {
    year,
    children,
    childrenSeen,
    isFrozen,
  }: { readonly year: number; readonly children: number; readonly childrenSeen: number; readonly isFrozen: boolean },
  today: string,
): void {
  if (isFutureYear(year, today)) breakRule('future-peildatum', { field: 'year' })
  if (isFrozen) breakRule('pbm-already-frozen', { year })
  if (children !== childrenSeen) breakRule('pbm-number-changed', { children, childrenSeen })
}

export function isFutureYear(year: number, today: string): boolean {
  return pbmDay(year).countedOn > today
}

/** The fourth birthday of who is two and a half today: so far the closed days must be known. */
export function horizonOf(today: string): string {
  return addMonths(today, 18)
}
