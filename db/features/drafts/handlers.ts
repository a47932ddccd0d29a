import type { Handlers } from '../../backend/handler.ts'
import type { Draft, draftsContract } from '../../contract/drafts.ts'

/** Drafts belong to the person who types: nobody else reads them. */
export const draftsHandlers: Handlers<typeof draftsContract> = {
  'drafts.list': async ({ db, session }) => {
    const rows = await db
      .selectFrom('draft')
      .selectAll()
      .where('userId', '=', session.userId)
      .orderBy('savedAt', 'desc')
      .limit(200)
      .execute()
    return rows.map(toDraft)
  },

  'drafts.read': async ({ db, session }, { key }) => {
    const row = await db.selectFrom('draft').selectAll().where('userId', '=', session.userId).where('key', '=', key).executeTakeFirst()
    return row === undefined ? null : toDraft(row)
  },

  'drafts.save': async ({ db, session, now }, { key, values }) => {
    const content = JSON.stringify(values)
    await db
      .insertInto('draft')
      .values({ userId: session.userId, key, content, savedAt: now() })
      .onConflict((conflict) => conflict.columns(['userId', 'key']).doUpdateSet({ content, savedAt: now() }))
      .execute()
    return {}
  },

  'drafts.discard': async ({ db, session }, { key }) => {
    await db.deleteFrom('draft').where('userId', '=', session.userId).where('key', '=', key).execute()
    return {}
  },
}

function toDraft(row: { readonly key: string; readonly content: string; readonly savedAt: string }): Draft {
  return { key: row.key, values: JSON.parse(row.content) as Draft['values'], savedAt: row.savedAt }
}
