import { isSameHalfDay, type HalfDay } from '../../contract/half-days.ts'
import { capacitySteps, firstDayWithin, isWithin, peakLoad, type Period } from '../../contract/planning.ts'

/** Somebody (a child, a student) who is planned in one half-day of the group, during a period. */
export interface PlannedInGroup extends HalfDay, Period {
  readonly personId: string
}

/** A child that would need another place, in these half-days. */
export interface Move {
  readonly personId: string
  readonly placedOn: string
  readonly dagdelen: readonly HalfDay[]
}

/** The most that are planned at once in each half-day during `window`, in the order of the week. */
export function planByHalfDay(children: readonly PlannedInGroup[], window: Period): (HalfDay & { readonly planned: number })[] {
  return byHalfDay(children).map(({ halfDay, planned }) => ({ ...halfDay, planned: peakLoad(asLoads(planned), window) }))
}

/**
 * Who would need another place so that at most `maximum` are planned in every half-day of `window`. The last placed goes
 * first, and only from the half-days that are too full while she is there; of those placed on one day the one registered last.
 */
export function whoWouldMove(maximum: number, children: readonly PlannedInGroup[], window: Period): Move[] {
  const leaving = byHalfDay(children).flatMap(({ halfDay, planned }) =>
    lastPlacedUntilItFits(maximum, planned, window).map((one) => ({ ...one, ...halfDay })),
  )
  return [...Map.groupBy(leaving, (one) => one.personId).entries()]
    .map(([personId, ofPerson]) => ({
      personId,
      placedOn: ofPerson.map((one) => one.startsOn).reduce((last, one) => (one > last ? one : last)),
      dagdelen: distinct(ofPerson.map(({ weekday, dagdeel }) => ({ weekday, dagdeel }))),
    }))
    .sort((one, other) => compare(other.placedOn, one.placedOn) || compare(other.personId, one.personId))
}

/** The first day of `window` from which every half-day fits in `maximum` until its end; null when its end is too full. */
export function firstDayThatFits(maximum: number, children: readonly PlannedInGroup[], window: Period): string | null {
  return byHalfDay(children).reduce<string | null>((latest, { planned }) => {
    const day = firstDayWithin(maximum, asLoads(planned), window)
    return latest === null || day === null ? null : day > latest ? day : latest
  }, window.startsOn)
}

function lastPlacedUntilItFits(maximum: number, planned: readonly PlannedInGroup[], window: Period): PlannedInGroup[] {
  const staying = planned.toSorted((one, other) => compare(one.startsOn, other.startsOn) || compare(one.personId, other.personId))
  const leaving: PlannedInGroup[] = []
  for (;;) {
    const tooFull = capacitySteps({ maximum, reductions: [] }, asLoads(staying), window).find((step) => step.total > step.limit)
    if (tooFull === undefined) return leaving
    const index = staying.findLastIndex((one) => isWithin(tooFull.startsOn, one))
    leaving.push(...staying.splice(index, 1))
  }
}

function byHalfDay(planned: readonly PlannedInGroup[]): { readonly halfDay: HalfDay; readonly planned: readonly PlannedInGroup[] }[] {
  return [...Map.groupBy(planned, (one) => `${String(one.weekday)} ${one.dagdeel === 'ochtend' ? 'a' : 'b'}`).entries()]
    .sort(([one], [other]) => compare(one, other))
    .flatMap(([, ofOne]) => {
      const [first] = ofOne
      return first === undefined ? [] : { halfDay: { weekday: first.weekday, dagdeel: first.dagdeel }, planned: ofOne }
    })
}

function distinct(halfDays: readonly HalfDay[]): HalfDay[] {
  return halfDays.filter((one, index) => halfDays.findIndex((other) => isSameHalfDay(one, other)) === index)
}

function asLoads(planned: readonly Period[]) {
  return planned.map(({ startsOn, endsOn }) => ({ startsOn, endsOn, amount: 1 }))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
