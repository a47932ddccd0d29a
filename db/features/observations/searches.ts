import { AppError, breakRule } from '../../contract/errors.ts'
import { shortName } from '../../contract/names.ts'
import { mostSavedSearches, type observationsContract, type SavedSearch } from '../../contract/observations.ts'
import type { Output, Parsed } from '../../contract/operation.ts'
import type { CommandContext } from '../../backend/handler.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { nearNames, withoutWord } from './near-names.ts'

type Contract = typeof observationsContract
type Db = Readable<VoorschoolTables>

/** Who left comes last: notes about her are still found. */
export async function suggestNames(db: Db, search: string, today: string): Promise<Output<Contract['observations.suggestNames']>> {
  const children = await db
    .selectFrom('child')
    .select(['id as childId', 'firstName', 'lastName', 'leftOn'])
    .orderBy('searchName')
    .orderBy('id')
    .execute()
  const isGone = (leftOn: string | null): boolean => leftOn !== null && leftOn < today
  const near = nearNames(search, [...children.filter((one) => !isGone(one.leftOn)), ...children.filter((one) => isGone(one.leftOn))])
  const groups = await db
    .selectFrom('placement')
    .innerJoin('group', 'group.id', 'placement.groupId')
    .select(['placement.childId', 'group.name'])
    .where(
      'placement.childId',
      'in',
      near.map((one) => one.childId),
    )
    .where('placement.startsOn', '<=', today)
    .where((eb) => eb.or([eb('placement.endsOn', 'is', null), eb('placement.endsOn', '>=', today)]))
    .execute()
  return near.flatMap(({ childId, word, typos }) => {
    const child = children.find((one) => one.childId === childId)
    if (child === undefined) return []
    const groupName = groups.find((one) => one.childId === childId)?.name ?? null
    return { childId, name: shortName(child.firstName, child.lastName), groupName, word, rest: withoutWord(search, word), typos }
  })
}

export async function readSavedSearches(db: Db, userId: string): Promise<SavedSearch[]> {
  const rows = await db.selectFrom('savedSearch').selectAll().where('userId', '=', userId).orderBy('name').execute()
  return rows.map(({ userId: _userId, fromOn: from, untilOn: until, isStaffOnly, ...row }) => ({
    ...row,
    from,
    until,
    staffOnly: isStaffOnly === null ? null : isStaffOnly === 1,
  }))
}

export async function saveSearch(
  context: CommandContext<VoorschoolTables>,
  search: Parsed<Contract['observations.saveSearch']>,
): Promise<{ id: string }> {
  const { db, session } = context
  const { from: fromOn, until: untilOn, staffOnly, ...filter } = search
  const values = { ...filter, fromOn, untilOn, isStaffOnly: staffOnly === null ? null : staffOnly ? (1 as const) : (0 as const) }
  const mine = await db.selectFrom('savedSearch').select(['id', 'name']).where('userId', '=', session.userId).execute()
  const same = await db
    .selectFrom('savedSearch')
    .select('id')
    .where('userId', '=', session.userId)
    .where('name', '=', filter.name)
    .executeTakeFirst()
  if (same !== undefined) {
    await db.updateTable('savedSearch').set(values).where('id', '=', same.id).execute()
    return same
  }
  if (mine.length >= mostSavedSearches) breakRule('too-many-saved-searches', { field: 'name', maximum: mostSavedSearches })
  const id = context.newId()
  await db
    .insertInto('savedSearch')
    .values({ ...values, id, userId: session.userId })
    .execute()
  return { id }
}

export async function forgetSearch({ db, session }: CommandContext<VoorschoolTables>, id: string): Promise<Record<string, never>> {
  const { numDeletedRows } = await db
    .deleteFrom('savedSearch')
    .where('id', '=', id)
    .where('userId', '=', session.userId)
    .executeTakeFirstOrThrow()
  if (numDeletedRows !== 1n) throw new AppError('not-found')
  return {}
}
