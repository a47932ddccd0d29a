import type { QueryContext } from '../../backend/handler.ts'
import { addDays, mondayOf } from '../../contract/dates.ts'
import type { Group } from '../../contract/groups.ts'
import { professionalsNeeded } from '../../contract/law.ts'
import type { VoorschoolTables } from '../../schema/database.ts'

/** The same groups with who was there in the week of `on`, as far as it was filled in; one question per day that has begun. */
export async function withPresence(
  { ask, today }: Pick<QueryContext<VoorschoolTables>, 'ask' | 'today'>,
  groups: readonly Group[],
  on: string,
): Promise<Group[]> {
  const present = new Map<string, number>()
  for (const weekday of [1, 2, 3, 4, 5]) {
    const day = addDays(mondayOf(on), weekday - 1)
    if (day > today()) break
    for (const one of await ask('presence.onDay', { on: day })) present.set(keyOf(one.groupId, weekday, one.dagdeel), one.present)
  }
  return groups.map((group) => ({
    ...group,
    dagdelen: group.dagdelen.map((one) => {
      const count = present.get(keyOf(group.id, one.weekday, one.dagdeel))
      return count === undefined ? one : { ...one, present: count, professionalsNeeded: professionalsNeeded(count) }
    }),
  }))
}

function keyOf(groupId: string, weekday: number, dagdeel: string): string {
  return `${groupId} ${String(weekday)} ${dagdeel}`
}
