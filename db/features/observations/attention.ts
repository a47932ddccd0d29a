import { addDays, addMonths, daysBetween } from '../../contract/dates.ts'
import { domains, type Domain, type ObservationMoment } from '../../contract/observations.ts'
import type { DueMoment, LookReason, Sight } from '../../contract/radar.ts'

/** A moment is announced this many days ahead. */
const announcedDays = 14
/** How many children a proposal holds: what two people can look at in a morning. */
const proposalSize = 3

export type LastSeen = Readonly<Partial<Record<Domain, string>>>

/** When a child was last seen in each domain, in the order of the law; never seen counts from her first day. */
export function sightsOf(
  lastSeen: LastSeen,
  { placedOn, today, unseenAfterDays }: { readonly placedOn: string; readonly today: string; readonly unseenAfterDays: number },
): Sight[] {
  return domains.map((domain) => {
    const lastSeenOn = lastSeen[domain] ?? null
    const days = Math.max(0, daysBetween(lastSeenOn ?? placedOn, today))
    if (lastSeenOn === null) return { domain, lastSeenOn, days, state: days > unseenAfterDays ? 'never' : 'new' }
    return { domain, lastSeenOn, days, state: days > unseenAfterDays ? 'unseen' : days * 2 > unseenAfterDays ? 'fading' : 'seen' }
  })
}

export interface MomentWeeks {
  /** After the first day. */
  readonly start: number
  /** Between two moments. */
  readonly between: number
  /** Before the fourth birthday. */
  readonly end: number
}

/**
 * The next moment of a child: a startmeting in the first weeks, one every half year, an eindmeting before the fourth birthday; null after
 * that. A startmeting that nobody made is no longer asked for when the first half-yearly one is due. The weeks are settings
 * (domain.md 5.1 and 5.3: systems and regions differ).
 */
export function nextMoment(
  {
    placedOn,
    bornOn,
    done,
  }: { readonly placedOn: string; readonly bornOn: string; readonly done: Readonly<Partial<Record<ObservationMoment, string>>> },
  today: string,
  weeks: MomentWeeks,
): DueMoment | null {
  if (done.eindmeting !== undefined) return null
  const endOn = addDays(addMonths(bornOn, 48), -7 * weeks.end)
  const last = [done.startmeting, done.halfjaarlijks]
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1)
  const halfOn = addDays(last ?? placedOn, 7 * weeks.between)
  const startOn = addDays(placedOn, 7 * weeks.start)
  const wanted: Omit<DueMoment, 'state'> =
    last === undefined && startOn < halfOn && today < halfOn
      ? { moment: 'startmeting', dueOn: startOn }
      : { moment: 'halfjaarlijks', dueOn: halfOn }
  const next = wanted.dueOn >= endOn ? { moment: 'eindmeting' as const, dueOn: endOn } : wanted
  const isDue = addDays(next.dueOn, -announcedDays) <= today
  return { ...next, state: next.dueOn < today ? 'overdue' : isDue ? 'due' : 'later' }
}

export interface Looked {
  readonly childId: string
  readonly name: string
  readonly sights: readonly Sight[]
  readonly moment: DueMoment | null
}

/**
 * Whom to look at next, with the reason. All gaps count in days, so that they can be compared: how long nobody saw the domain that was not
 * seen longest; the same and the set days more where nobody ever saw it; the set days and how long it is due for a moment. The child
 * with the largest gap comes first. It knows nothing of levels or scales, so it cannot rank children by how they develop.
 */
export function proposeLooks(
  children: readonly Looked[],
  unseenAfterDays: number,
  today: string,
): { childId: string; name: string; reason: LookReason }[] {
  return children
    .map((child) => ({ child, gap: largestGap(child, unseenAfterDays, today), all: child.sights.reduce((sum, one) => sum + one.days, 0) }))
    .sort(
      (a, b) =>
        b.gap.days - a.gap.days || b.all - a.all || compare(a.child.name, b.child.name) || compare(a.child.childId, b.child.childId),
    )
    .slice(0, proposalSize)
    .map(({ child: { childId, name }, gap }) => ({ childId, name, reason: gap.reason }))
}

interface Gap {
  readonly days: number
  readonly reason: LookReason
}

function largestGap({ sights, moment }: Looked, unseenAfterDays: number, today: string): Gap {
  const gaps = [...sights.map((sight) => gapOf(sight, unseenAfterDays)), ...momentGap(moment, unseenAfterDays, today)]
  const [first, ...others] = gaps
  if (first === undefined) throw new TypeError('There are four domains')
  return others.reduce((largest, one) => (one.days > largest.days ? one : largest), first)
}

function gapOf({ domain, lastSeenOn, days }: Sight, unseenAfterDays: number): Gap {
  return lastSeenOn === null
    ? { days: days + unseenAfterDays, reason: { kind: 'never', domain, days } }
    : { days, reason: { kind: 'unseen', domain, lastSeenOn, days } }
}

function momentGap(moment: DueMoment | null, unseenAfterDays: number, today: string): Gap[] {
  if (moment === null || moment.state === 'later') return []
  return [{ days: unseenAfterDays + announcedDays + daysBetween(moment.dueOn, today), reason: { kind: 'moment', ...moment } }]
}

/** Not by the rules of a language: the same order on every computer. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
