import type { Handlers, QueryContext } from '../../backend/handler.ts'
import type { auditContract, AuditEntry } from '../../contract/audit.ts'
import { addDays } from '../../contract/dates.ts'
import { shortName } from '../../contract/names.ts'
import { verifyAuditChain } from '../../schema/audit-chain.ts'
import type { VoorschoolTables } from '../../schema/database.ts'

export const auditHandlers: Handlers<typeof auditContract> = {
  'audit.list': async (context, input) => {
    const { rows, total } = await list(context, input)
    const names = await subjectNames(context, rows)
    return { total, rows: rows.map((row) => ({ ...row, subjectName: names.get(row.subjectId ?? '') ?? null })) }
  },

  'audit.listOwn': (context, input) => list(context, input),

  'audit.verify': ({ db }) => verifyAuditChain(db),
}

interface Filters {
  readonly userId?: string | undefined
  readonly operation?: string | undefined
  readonly subjectId?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly page: { readonly offset: number; readonly limit: number }
}

async function list({ db }: QueryContext, filters: Filters): Promise<{ rows: AuditEntry[]; total: number }> {
  const { userId, operation, subjectId, from, until, page } = filters
  let query = db.selectFrom('auditEntry')
  if (userId !== undefined) query = query.where('auditEntry.userId', '=', userId)
  if (operation !== undefined) query = query.where('auditEntry.operation', '=', operation)
  if (subjectId !== undefined) query = query.where('auditEntry.subjectId', '=', subjectId)
  if (from !== undefined) query = query.where('auditEntry.at', '>=', from)
  if (until !== undefined) query = query.where('auditEntry.at', '<', addDays(until, 1))
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .leftJoin('user', 'user.id', 'auditEntry.userId')
    .select(['sequence', 'at', 'userId', 'user.name as userName', 'operation', 'subjectId', 'outcome', 'figures'])
    .orderBy('sequence', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return { total, rows: rows.map((row) => ({ ...row, subjectName: null, figures: JSON.parse(row.figures) as Record<string, number> })) }
}

/** What the subjects are called now; somebody or something that was deleted has no name any more. */
async function subjectNames({ db }: QueryContext<VoorschoolTables>, rows: readonly AuditEntry[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => (row.subjectId === null ? [] : [row.subjectId])))]
  if (ids.length === 0) return new Map()
  const [children, students, groups, closures, users] = await Promise.all([
    db.selectFrom('child').select(['id', 'firstName', 'lastName']).where('id', 'in', ids).execute(),
    db.selectFrom('student').select(['id', 'name']).where('id', 'in', ids).execute(),
    db.selectFrom('group').select(['id', 'name']).where('id', 'in', ids).execute(),
    db.selectFrom('closure').select(['id', 'name']).where('id', 'in', ids).execute(),
    db.selectFrom('user').select(['id', 'name']).where('id', 'in', ids).execute(),
  ])
  return new Map([
    ...children.map((one) => [one.id, shortName(one.firstName, one.lastName)] as const),
    ...[...students, ...groups, ...closures, ...users].map((one) => [one.id, one.name] as const),
  ])
}
