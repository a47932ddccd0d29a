import type { FieldChange } from '../../contract/children.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'

type Db = Readable<VoorschoolTables>

/** Fields that hold the id of a person: they are shown by name. */
const fieldsOfPeople = ['mentorId']

/** Who changed which field, newest first. */
export async function readHistory(
  db: Db,
  childId: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ rows: FieldChange[]; total: number }> {
  const ofChild = db.selectFrom('fieldChange').where('fieldChange.childId', '=', childId)
  const { total } = await ofChild.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await ofChild
    .innerJoin('user', 'user.id', 'fieldChange.changedBy')
    .select(['fieldChange.id', 'about', 'field', 'oldValue', 'newValue', 'changedAt', 'user.name as changedByName'])
    .orderBy('changedAt', 'desc')
    .orderBy('fieldChange.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const people = await namesOf(db, rows)
  const shown = (field: string, value: string | null) =>
    value !== null && fieldsOfPeople.includes(field) ? (people.get(value) ?? value) : value
  return {
    rows: rows.map((row) => ({ ...row, oldValue: shown(row.field, row.oldValue), newValue: shown(row.field, row.newValue) })),
    total,
  }
}

async function namesOf(db: Db, rows: readonly Pick<FieldChange, 'field' | 'oldValue' | 'newValue'>[]): Promise<Map<string, string>> {
  const ids = rows
    .filter((row) => fieldsOfPeople.includes(row.field))
    .flatMap((row) => [row.oldValue, row.newValue])
    .filter((id) => id !== null)
  const users = await db.selectFrom('user').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(users.map((user) => [user.id, user.name]))
}
