import type { QueryContext } from '../../backend/handler.ts'
import { mondayOf, weekdayOf } from '../../contract/dates.ts'
import { isWithin, limitOn } from '../../contract/planning.ts'
import type { PresenceCell, PresenceSession, PresenceWeek } from '../../contract/presence.ts'
import { readCapacities } from '../../schema/capacity.ts'
import { closedPeriods } from '../../schema/closed-days.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { nameOf, plannedInWeek, readGroup, recordedInWeek } from './queries.ts'
import { closedOn, daysOfWeek, refusalOf } from './rules.ts'

type Row = PresenceWeek['children'][number]
type Recorded = Awaited<ReturnType<typeof recordedInWeek>>[number]

/** A group's week: the half-days that it has, and each child with a cell where she is planned or was. */
export async function readWeek(ctx: QueryContext<VoorschoolTables>, groupId: string, anyDay: string): Promise<PresenceWeek> {
  const { db } = ctx
  const monday = mondayOf(anyDay)
  const days = daysOfWeek(monday)
  const friday = days.at(-1) ?? monday
  const group = await readGroup(db, groupId)
  const planned = await plannedInWeek(db, groupId, days)
  const recorded = await recordedInWeek(db, groupId, days, [...new Set(planned.map((one) => one.childId))])
  const closures = await closedPeriods(db, { startsOn: monday, endsOn: friday })
  const capacity = (await readCapacities(db, [groupId])).get(groupId) ?? { maximum: 0, reductions: [] }

  const sessions = sessionsOf(
    days,
    group,
    recorded.filter((one) => one.groupId === groupId && one.state !== null),
  ).map(({ startsAt, endsAt, ...session }): PresenceSession => {
    const closedFor = closedOn(session.on, closures)
    const refusal = refusalOf(session.on, { today: ctx.today(), isOffered: startsAt !== null, closedFor })
    return { ...session, startsAt, endsAt, maximum: limitOn(capacity, session.on), refusal, closedFor }
  })
  const rows = new Map<string, Row & { readonly searchName: string }>()
  const recordedAt = new Map(recorded.map((one) => [cellKey(one.childId, one.heldOn, one.dagdeel), one]))
  const addCell = (child: Recorded | (typeof planned)[number], cell: PresenceCell): void => {
    const row = rows.get(child.childId) ?? { childId: child.childId, name: nameOf(child), searchName: child.searchName, cells: [] }
    row.cells.push(cell)
    rows.set(child.childId, row)
  }
  for (const session of sessions) {
    const { on, dagdeel, weekday } = session
    const there = new Set<string>()
    for (const one of planned) {
      if (one.weekday !== weekday || one.dagdeel !== dagdeel || !isWithin(on, one)) continue
      there.add(one.childId)
      addCell(one, cellOf(session, groupId, true, recordedAt.get(cellKey(one.childId, on, dagdeel))))
    }
    for (const one of recorded) {
      if (one.heldOn !== on || one.dagdeel !== dagdeel || one.groupId !== groupId || one.state === null || there.has(one.childId)) continue
      addCell(one, cellOf(session, groupId, false, one))
    }
  }
  const children = [...rows.values()]
    .sort((one, other) =>
      one.searchName === other.searchName ? compare(one.childId, other.childId) : compare(one.searchName, other.searchName),
    )
    .map(({ searchName: _, ...row }) => row)
  return { groupId, groupName: group.name, monday, sessions, children }
}

/** The half-days of the group, and those that it had when something was filled in; in order of time. */
function sessionsOf(days: readonly string[], group: Awaited<ReturnType<typeof readGroup>>, recorded: readonly Recorded[]) {
  return days.flatMap((on) =>
    (['ochtend', 'middag'] as const).flatMap((dagdeel) => {
      const weekday = weekdayOf(on)
      const offered = group.dagdelen.find((one) => one.weekday === weekday && one.dagdeel === dagdeel)
      const wasHeld = recorded.some((one) => one.heldOn === on && one.dagdeel === dagdeel)
      if (offered === undefined && !wasHeld) return []
      return { on, weekday, dagdeel, startsAt: offered?.startsAt ?? null, endsAt: offered?.endsAt ?? null }
    }),
  )
}

function cellOf(
  { on, dagdeel }: Pick<PresenceSession, 'on' | 'dagdeel'>,
  groupId: string,
  isPlanned: boolean,
  recorded: Recorded | undefined,
): PresenceCell {
  if (recorded === undefined)
    return { on, dagdeel, isPlanned, elsewhere: null, state: null, version: 0, authorName: null, recordedAt: null }
  const { state, version, authorName, recordedAt, groupName } = recorded
  const isHere = recorded.groupId === groupId
  const elsewhere = isHere || state === null ? null : groupName
  return { on, dagdeel, isPlanned, elsewhere, state: isHere ? state : null, version, authorName, recordedAt }
}

function cellKey(childId: string, on: string, dagdeel: string): string {
  return `${childId} ${on} ${dagdeel}`
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
