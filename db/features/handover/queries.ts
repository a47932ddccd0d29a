import { sql } from 'kysely'
import { AppError } from '../../contract/errors.ts'
import { handoverParts, type ChildHandover, type Handover, type PartTexts } from '../../contract/handover.ts'
import { stepsFrom } from '../../contract/handover-steps.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { isDue, leavesOn, legalMinimum } from './rules.ts'

type Db = Readable<VoorschoolTables>
type HandoverTable = VoorschoolTables['handover']

/** Throws `not-found` when there is no such child. */
export async function readChildHandover(db: Db, childId: string, today: string): Promise<ChildHandover> {
  const child = await db.selectFrom('child').select(['bornOn', 'leftOn', 'schoolName']).where('id', '=', childId).executeTakeFirst()
  if (child === undefined) throw new AppError('not-found')
  const row = await db.selectFrom('handover').selectAll().where('childId', '=', childId).executeTakeFirst()
  return {
    handover: row === undefined ? null : await withParts(db, row, child.schoolName),
    minimum: legalMinimum(await staysOf(db, childId), today),
    leavesOn: leavesOn(child),
    isDue: isDue(child, row?.scope ?? null, today),
  }
}

async function withParts(db: Db, { sentTo, stateOn: _stateOn, ...row }: HandoverTable, destination: string | null): Promise<Handover> {
  return {
    ...row,
    schoolName: row.scope === null ? destination : sentTo,
    parts: await readParts(db, row.id),
    steps: await readSteps(db, row.id),
    next: stepsFrom(row),
  }
}

export async function readParts(db: Db, handoverId: string): Promise<PartTexts> {
  const rows = await db.selectFrom('handoverPart').select(['part', 'text']).where('handoverId', '=', handoverId).execute()
  const texts = new Map(rows.map((row) => [row.part, row.text]))
  return Object.fromEntries(handoverParts.map((part) => [part, texts.get(part) ?? null])) as PartTexts
}

async function readSteps(db: Db, handoverId: string): Promise<Handover['steps']> {
  return db
    .selectFrom('handoverStep')
    .innerJoin('user', 'user.id', 'handoverStep.recordedBy')
    .select(['step', 'takenOn', 'person', 'user.name as recordedByName', 'recordedAt'])
    .where('handoverId', '=', handoverId)
    .orderBy('number')
    .execute()
}

/** Every stay in a group that offers VE, with what it offered in a week. */
async function staysOf(db: Db, childId: string) {
  return db
    .selectFrom('placement')
    .innerJoin('group', 'group.id', 'placement.groupId')
    .select(['placement.startsOn', 'placement.endsOn', 'group.programme'])
    .select([
      sql<number>`(SELECT coalesce(sum((substr(t.ends_at, 1, 2) - substr(t.starts_at, 1, 2)) * 60 + substr(t.ends_at, 4, 2) - substr(t.starts_at, 4, 2)), 0) / 60.0
        FROM placement_dagdeel d JOIN group_dagdeel t ON t.group_id = placement.group_id AND t.weekday = d.weekday AND t.dagdeel = d.dagdeel
        WHERE d.placement_id = placement.id)`.as('weeklyHours'),
    ])
    .where('placement.childId', '=', childId)
    .where('group.kind', '!=', 'regulier')
    .execute()
}
