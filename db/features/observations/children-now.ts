import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'

/** Children with a placement today, by name, each with the first day of her very first placement. */
export function childrenNow(db: Readable<VoorschoolTables>, today: string) {
  return db
    .selectFrom('placement')
    .innerJoin('child', 'child.id', 'placement.childId')
    .innerJoin('group', 'group.id', 'placement.groupId')
    .select(({ selectFrom }) => [
      'child.id as childId',
      'child.firstName',
      'child.lastName',
      'child.bornOn',
      'placement.groupId',
      'group.name as groupName',
      selectFrom('placement as earliest')
        .select(({ fn }) => fn.min<string>('earliest.startsOn').as('placedOn'))
        .whereRef('earliest.childId', '=', 'child.id')
        .$asScalar()
        .$notNull()
        .as('placedOn'),
    ])
    .where('placement.startsOn', '<=', today)
    .where((eb) => eb.or([eb('placement.endsOn', 'is', null), eb('placement.endsOn', '>=', today)]))
    .orderBy('child.searchName')
    .orderBy('child.id')
    .orderBy('placement.startsOn')
}
