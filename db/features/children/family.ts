import { AppError, breakRule } from '../../contract/errors.ts'
import type { Sibling } from '../../contract/children.ts'
import type { CommandContext } from '../../backend/handler.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { childRows } from './list.ts'

type Db = Readable<VoorschoolTables>

/** The brothers and sisters of a child here, the oldest first. */
export async function siblingsOf(db: Db, childId: string, today: string): Promise<Sibling[]> {
  const links = await db
    .selectFrom('sibling')
    .select(['childId', 'otherId'])
    .where((eb) => eb.or([eb('childId', '=', childId), eb('otherId', '=', childId)]))
    .execute()
  const ids = links.map((link) => (link.childId === childId ? link.otherId : link.childId))
  const rows = await childRows(db, ids, today)
  return rows
    .map(({ id, name, bornOn, groupName }) => ({ childId: id, name, bornOn, groupName }))
    .sort((one, other) => (`${one.bornOn} ${one.name}` < `${other.bornOn} ${other.name}` ? -1 : 1))
}

/** The pair as `sibling` holds it. Breaks `sibling-self`. */
export function pairOf(childId: string, siblingId: string): { childId: string; otherId: string } {
  if (childId === siblingId) breakRule('sibling-self', { field: 'siblingId' })
  return childId < siblingId ? { childId, otherId: siblingId } : { childId: siblingId, otherId: childId }
}

/** Throws `not-found`; breaks `sibling-self`, `sibling-already` { field }. */
export async function linkSiblings({ db }: CommandContext<VoorschoolTables>, childId: string, siblingId: string): Promise<void> {
  const pair = pairOf(childId, siblingId)
  const found = await db.selectFrom('child').select('id').where('id', 'in', [childId, siblingId]).execute()
  if (found.length !== 2) throw new AppError('not-found')
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('sibling')
    .values(pair)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) breakRule('sibling-already', { field: 'siblingId' })
}

/** Throws `not-found` when they are not linked. */
export async function unlinkSiblings({ db }: CommandContext<VoorschoolTables>, childId: string, siblingId: string): Promise<void> {
  const { childId: first, otherId } = pairOf(childId, siblingId)
  const { numDeletedRows } = await db
    .deleteFrom('sibling')
    .where('childId', '=', first)
    .where('otherId', '=', otherId)
    .executeTakeFirstOrThrow()
  if (numDeletedRows !== 1n) throw new AppError('not-found')
}
