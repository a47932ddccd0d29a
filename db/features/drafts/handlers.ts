import type { Handlers, QueryContext } from '../../backend/handler.ts'
import type { Draft, DraftSummary, draftsContract } from '../../contract/drafts.ts'
import { excerptOf, formOf, idsOf } from './rules.ts'

const mostListed = 200
/** How many children `children.search` answers for at once. */
const atOnce = 16

/** Drafts belong to the person who types: nobody else reads them. */
export const draftsHandlers: Handlers<typeof draftsContract> = {
  'drafts.list': async (context) => {
    const { db, session } = context
    const rows = await db
      .selectFrom('draft')
      .selectAll()
      .where('userId', '=', session.userId)
      .orderBy('savedAt', 'desc')
      .orderBy('key')
      .orderBy('part')
      .limit(mostListed)
      .execute()
    const drafts = rows.map(toDraft)
    const names = await childNames(context, drafts)
    return drafts.map((draft): DraftSummary => ({
      ...formOf(draft.key),
      key: draft.key,
      part: draft.part,
      childNames: idsOf(draft.key, draft.values).flatMap((id) => names.get(id) ?? []),
      excerpt: excerptOf(draft.values),
      savedAt: draft.savedAt,
      version: draft.version,
    }))
  },

  'drafts.read': async ({ db, session }, { key, part }) => {
    const row = await db
      .selectFrom('draft')
      .selectAll()
      .where('userId', '=', session.userId)
      .where('key', '=', key)
      .$if(part !== undefined, (query) => query.where('part', '=', part ?? 0))
      .orderBy('savedAt', 'desc')
      .orderBy('part', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row === undefined ? null : toDraft(row)
  },

  'drafts.save': async ({ db, session, now }, { key, part, seen, values }) => {
    const content = JSON.stringify(values)
    const savedAt = now()
    const { userId } = session
    const parts = await db.selectFrom('draft').select(['part', 'version']).where('userId', '=', userId).where('key', '=', key).execute()
    const before = parts.find((one) => one.part === part)
    if (before?.version === seen) {
      const version = seen + 1
      await db
        .updateTable('draft')
        .set({ content, savedAt, version })
        .where('userId', '=', userId)
        .where('key', '=', key)
        .where('part', '=', part)
        .execute()
      return { part, version, savedAt }
    }
    // Another window wrote here meanwhile: from now on this one has a place of its own.
    const taken = new Set(parts.map((one) => one.part))
    const free = before === undefined ? part : (firstFree(taken) ?? part)
    const version = (free === part ? seen : 0) + 1
    await db
      .insertInto('draft')
      .values({ userId, key, part: free, content, savedAt, version })
      .onConflict((conflict) => conflict.columns(['userId', 'key', 'part']).doUpdateSet({ content, savedAt, version }))
      .execute()
    return { part: free, version, savedAt }
  },

  'drafts.discard': async ({ db, session }, { key, part }) => {
    await db.deleteFrom('draft').where('userId', '=', session.userId).where('key', '=', key).where('part', '=', part).execute()
    return {}
  },
}

function firstFree(taken: ReadonlySet<number>): number | undefined {
  return Array.from({ length: 100 }, (_, part) => part).find((part) => !taken.has(part))
}

function toDraft(row: {
  readonly key: string
  readonly part: number
  readonly content: string
  readonly savedAt: string
  readonly version: number
}): Draft {
  return { key: row.key, part: row.part, values: JSON.parse(row.content) as Draft['values'], savedAt: row.savedAt, version: row.version }
}

/** Only a voorschool has children; a projectleider's drafts are about none. */
async function childNames({ db, ask }: QueryContext, drafts: readonly Draft[]): Promise<Map<string, string>> {
  const { kind } = await db.selectFrom('workspace').select('kind').executeTakeFirstOrThrow()
  const ids = kind === 'voorschool' ? [...new Set(drafts.flatMap((draft) => idsOf(draft.key, draft.values)))] : []
  const names = new Map<string, string>()
  for (let at = 0; at < ids.length; at += atOnce) {
    const found = await ask('children.search', { search: '', ids: ids.slice(at, at + atOnce), limit: atOnce })
    for (const { id, name } of found) names.set(id, name)
  }
  return names
}
