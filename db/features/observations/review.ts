import type { CommandContext } from '../../backend/handler.ts'
import { asSeen, changeRow, type Seen } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { writerId } from '../../schema/standing.ts'
import { childIdsOf } from './changes.ts'
import { renewLastSeen } from './last-seen.ts'
import { requireNotWithdrawn, requireReviewer, requireSendable, requireWaiting } from './rules.ts'

type Context = CommandContext<VoorschoolTables>

/** The second pair of eyes says that it may enter the dossier. */
export async function approve(context: Context, seen: Seen): Promise<Seen> {
  const before = await readForReview(context, seen)
  requireWaiting(before)
  return review(context, seen, { waitsSince: null, remark: null })
}

/** Back to who wrote it. What the same colleague approved a moment ago leaves the dossier again. */
export async function sendBack(context: Context, seen: Seen, remark: string): Promise<Seen> {
  const before = await readForReview(context, seen)
  requireSendable(before, context.session.userId)
  return review(context, seen, { waitsSince: before.waitsSince ?? context.now(), remark })
}

async function review(
  context: Context,
  seen: Seen,
  outcome: { readonly waitsSince: string | null; readonly remark: string | null },
): Promise<Seen> {
  const saved = await changeRow(context.db, 'observation', seen, {
    ...outcome,
    reviewedBy: context.session.userId,
    reviewedAt: context.now(),
  })
  await renewLastSeen(context.db, await childIdsOf(context, seen.id))
  return saved
}

async function readForReview(context: Context, seen: Seen) {
  context.subject(seen.id)
  const row = await context.db
    .selectFrom('observation')
    .select(['id', 'withdrawnAt', 'waitsSince', 'reviewedBy', 'version', writerId.as('writerId')])
    .where('id', '=', seen.id)
    .executeTakeFirst()
  const observation = asSeen(row, seen)
  requireNotWithdrawn(observation)
  requireReviewer(observation, context.session)
  return observation
}
