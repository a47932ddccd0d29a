import { sql, type Transaction } from 'kysely'
import type { childrenContract } from '../../contract/children.ts'
import { shortName } from '../../contract/names.ts'
import type { Output } from '../../contract/operation.ts'
import { removeRow, type Seen } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'

const countAll = sql<number>`count(*)`.as('count')
type Preview = Output<(typeof childrenContract)['children.destroyPreview']>

/** What is recorded about one child; undefined when there is no such child. */
export async function countRecorded(db: Readable<VoorschoolTables>, id: string): Promise<Preview | undefined> {
  const row = await db
    .selectFrom('child')
    .select(({ selectFrom }) => [
      'firstName',
      'lastName',
      selectFrom('observationChild').select(countAll).where('childId', '=', id).as('observations'),
      selectFrom('contact').select(countAll).where('childId', '=', id).as('contacts'),
      selectFrom('placement').select(countAll).where('childId', '=', id).as('placements'),
      selectFrom('advies').select(countAll).where('childId', '=', id).as('advies'),
      selectFrom('supportNeed').select(countAll).where('childId', '=', id).as('needs'),
      selectFrom('supportArrangement').select(countAll).where('childId', '=', id).as('arrangements'),
      selectFrom('involvedPartner').select(countAll).where('childId', '=', id).as('involved'),
      selectFrom('handover').select(countAll).where('childId', '=', id).as('handovers'),
      selectFrom('sibling')
        .select(countAll)
        .where((eb) => eb.or([eb('childId', '=', id), eb('otherId', '=', id)]))
        .as('siblings'),
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    name: shortName(row.firstName, row.lastName),
    observations: row.observations ?? 0,
    contacts: row.contacts ?? 0,
    placements: row.placements ?? 0,
    advies: row.advies ?? 0,
    support: (row.needs ?? 0) + (row.arrangements ?? 0) + (row.involved ?? 0),
    handovers: row.handovers ?? 0,
    siblings: row.siblings ?? 0,
  }
}

/**
 * Deletes everything about one child. Observations that name other children too stay theirs; drafts and saved
 * searches that name the child go, whoever was typing. The search index follows by trigger, and `secure_delete` overwrites the bytes.
 */
export async function destroyChild(db: Transaction<VoorschoolTables>, seen: Seen): Promise<void> {
  const { firstName, lastName } = await db
    .selectFrom('child')
    .select(['firstName', 'lastName'])
    .where('id', '=', seen.id)
    .executeTakeFirstOrThrow()
  await db
    .deleteFrom('observation')
    .where('id', 'in', (eb) => eb.selectFrom('observationChild').select('observationId').where('childId', '=', seen.id))
    .where('id', 'not in', (eb) =>
      eb
        .selectFrom('observationChild as theirs')
        .innerJoin('observationChild as other', 'other.observationId', 'theirs.observationId')
        .select('other.observationId')
        .where('theirs.childId', '=', seen.id)
        .where('other.childId', '!=', seen.id),
    )
    .execute()
  await db
    .deleteFrom('draft')
    .where(({ or, eb, fn, val }) =>
      or([
        eb(fn<number>('instr', ['key', val(seen.id)]), '>', 0),
        eb(fn<number>('instr', ['content', val(seen.id)]), '>', 0),
        ...(lastName === null ? [] : [eb(fn<number>('instr', ['content', val(`${firstName} ${lastName}`)]), '>', 0)]),
      ]),
    )
    .execute()
  if (lastName !== null)
    await db
      .deleteFrom('savedSearch')
      .where(({ eb, fn, val }) => eb(fn<number>('instr', ['search', val(`${firstName} ${lastName}`)]), '>', 0))
      .execute()
  // Everything with a key to the child goes with her by ON DELETE CASCADE; a test walks all tables that have one.
  await removeRow(db, 'child', seen)
}
