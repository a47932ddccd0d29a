import type { BehindReason, HoursVerdict } from '../../contract/hours.ts'
import { law } from '../../contract/law.ts'
import { isPlaced, offerOf, weekdayNumbers, weekOf, type Minutes, type Segment } from './offer.ts'
import { dateOf, openDaysWith, type CountOpenDays } from './open-days.ts'

/** What a projection found, in day numbers and whole hours. */
export interface ProjectedFigures {
  /** The window of the norm, cut where the offer changes. */
  readonly segments: readonly Segment[]
  readonly window: { readonly from: number; readonly until: number }
  readonly now: number
  readonly soFar: Minutes
  readonly projected: number
  readonly expected: number
}

type Why = Pick<HoursVerdict, 'reason' | 'from' | 'until' | 'hours'>

/** Domain.md 3: an advies is for 16 hours, unless it says otherwise. */
const usualAdvice = 16
const alwaysOpen = openDaysWith([])
const nobody: Pick<Why, 'from' | 'until' | 'hours'> = { from: null, until: null, hours: null }

/**
 * The one thing that costs most of the hours that could have been offered since the real start: that the placement ends before
 * the fourth birthday, that there is a gap in it, that a day is longer than six hours, or that a week has fewer hours than the
 * advies. When it is none of these, the closed days are what is left.
 */
export function whyBehind(figures: ProjectedFigures, advisedWeeklyHours: number, countOpen: CountOpenDays): Why {
  const { segments } = figures
  const first = segments.findIndex(isPlaced)
  const last = segments.findLastIndex(isPlaced)
  const lost: Record<Exclude<BehindReason, 'closed'>, number> = { ends_early: 0, gap: 0, over_six: 0, too_few_hours: 0 }
  let longestGap: Segment | null = null
  let pattern: readonly number[] = []
  for (const segment of segments.slice(Math.max(0, first))) {
    if (isPlaced(segment)) {
      pattern = segment.minutes
      const { offered, countable } = offerOf(segment, countOpen)
      const week = weekOf(segment.minutes).offered
      lost.over_six += offered - countable
      lost.too_few_hours += offered * (Math.max(week, (advisedWeeklyHours || usualAdvice) * 60) / week - 1)
      continue
    }
    const missed = offerOf({ ...segment, minutes: pattern }, countOpen).countable
    if (segment.from > (segments[last]?.until ?? Infinity)) {
      lost.ends_early += missed
    } else {
      lost.gap += missed
      if (longestGap === null || segment.until - segment.from > longestGap.until - longestGap.from) longestGap = segment
    }
  }
  const [[reason, minutes] = ['ends_early', 0] as const] = entriesOf(lost).sort(([, one], [, other]) => other - one)
  const closed = Math.floor(closedMinutes(segments, countOpen) / 60)
  if (minutes <= 0 && closed > 0) return { ...nobody, reason: 'closed', hours: closed }
  if (minutes <= 0) return { ...nobody, reason: 'too_few_hours', hours: enoughPerWeek(figures, countOpen) }
  switch (reason) {
    case 'ends_early':
      return { ...nobody, reason, from: dateOf(segments[last]?.until ?? 0) }
    case 'gap':
      return { ...nobody, reason, from: dateOf(longestGap?.from ?? 0), until: dateOf(longestGap?.until ?? 0) }
    case 'over_six':
      return { ...nobody, reason, hours: Math.floor(minutes / 60) }
    case 'too_few_hours':
      return { ...nobody, reason, hours: enoughPerWeek(figures, countOpen) }
  }
}

/** Hours a week, in halves, that would be enough from tomorrow; null when five days of six hours are not. */
function enoughPerWeek({ now, window, expected, soFar }: ProjectedFigures, countOpen: CountOpenDays): number | null {
  const openDays = weekdayNumbers.reduce((sum, weekday) => sum + countOpen(weekday, Math.max(now + 1, window.from), window.until), 0)
  const weeks = openDays / weekdayNumbers.length
  const needed = weeks === 0 ? Infinity : Math.ceil(((expected - soFar.countable / 60) / weeks) * 2) / 2
  return needed > law.countableHoursPerDay * weekdayNumbers.length ? null : needed
}

/** What the placements would have offered on the days that the location is closed. */
function closedMinutes(segments: readonly Segment[], countOpen: CountOpenDays): number {
  return segments.reduce((sum, one) => sum + offerOf(one, alwaysOpen).countable - offerOf(one, countOpen).countable, 0)
}

function entriesOf<K extends string>(record: Readonly<Record<K, number>>): [K, number][] {
  return Object.entries(record) as [K, number][]
}
