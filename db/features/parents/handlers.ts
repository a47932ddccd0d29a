import type { CommandContext, Handlers } from '../../backend/handler.ts'
import { addDays } from '../../contract/dates.ts'
import { AppError, breakRule } from '../../contract/errors.ts'
import type { parentsContract } from '../../contract/parents.ts'
import { asSeen, changeRow, type Seen } from '../../schema/changes.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { unreachedFamilies } from '../../schema/unreached.ts'
import { listAgreements, listContacts, readAgreement, readContact } from './queries.ts'
import { hideNote, mayCorrect, requireContactDate, requireDueDate, requireNotWithdrawn, requireWithdrawn } from './rules.ts'

/** How long a finished agreement stays in the list of done ones. */
const doneStaysDays = 30
/** More families than anybody calls; the list begins with those who wait longest. */
const mostFamilies = 500

export const parentsHandlers = {
  'parents.log': async (ctx, { agreement, ...contact }) => {
    ctx.subject(contact.childId)
    await requireContactOf(ctx, contact)
    if (agreement !== null) requireDueDate(agreement.dueOn, contact.contactedOn)
    const id = ctx.newId()
    await ctx.db
      .insertInto('contact')
      .values({ id, ...contact, authorId: ctx.session.userId, loggedAt: ctx.now(), withdrawnAt: null, version: 1 })
      .execute()
    if (agreement !== null) {
      await ctx.db
        .insertInto('agreement')
        .values({ id: ctx.newId(), contactId: id, ...agreement, doneOn: null, version: 1 })
        .execute()
    }
    return { id, version: 1 }
  },

  'parents.list': async (ctx, filter) => {
    const { rows, total } = await listContacts(ctx.db, filter, ctx.today())
    return { rows: rows.map((contact) => hideNote(contact, ctx.session)), total }
  },

  'parents.read': async (ctx, { id }) => {
    const contact = await readContact(ctx.db, id)
    if (contact === undefined) throw new AppError('not-found')
    ctx.subject(contact.childId)
    return hideNote(contact, ctx.session)
  },

  'parents.correct': async (ctx, { id, version, ...contact }) => {
    const { agreements } = await requireOwnContact(ctx, { id, version }, requireNotWithdrawn)
    await requireContactOf(ctx, contact)
    for (const agreement of agreements) requireDueDate(agreement.dueOn, contact.contactedOn)
    return changeRow(ctx.db, 'contact', { id, version }, contact)
  },

  'parents.withdraw': async (ctx, seen) => {
    await requireOwnContact(ctx, seen, requireNotWithdrawn)
    return changeRow(ctx.db, 'contact', seen, { withdrawnAt: ctx.now() })
  },

  'parents.reinstate': async (ctx, seen) => {
    await requireOwnContact(ctx, seen, requireWithdrawn)
    return changeRow(ctx.db, 'contact', seen, { withdrawnAt: null })
  },

  'parents.agreements': (ctx, { done, page }) =>
    listAgreements(ctx.db, { doneSince: done ? addDays(ctx.today(), -doneStaysDays) : null, page }),

  'parents.completeAgreement': async (ctx, seen) => {
    const { doneOn } = await requireAgreement(ctx, seen)
    if (doneOn !== null) breakRule('agreement-done')
    return changeRow(ctx.db, 'agreement', seen, { doneOn: ctx.today() })
  },

  'parents.reopenAgreement': async (ctx, seen) => {
    const { doneOn } = await requireAgreement(ctx, seen)
    if (doneOn === null) breakRule('agreement-open')
    return changeRow(ctx.db, 'agreement', seen, { doneOn: null })
  },

  'parents.unreached': async (ctx) => {
    const afterDays = await ctx.setting('unreachedAfterDays')
    return (await unreachedFamilies(ctx.db, { today: ctx.today(), afterDays, limit: mostFamilies })).families
  },
} satisfies Handlers<typeof parentsContract>

type Context = CommandContext<VoorschoolTables>

async function requireContactOf(ctx: Context, contact: { readonly childId: string; readonly contactedOn: string }): Promise<void> {
  const child = await ctx.db.selectFrom('child').select('bornOn').where('id', '=', contact.childId).executeTakeFirst()
  if (child === undefined) throw new AppError('not-found')
  requireContactDate(contact.contactedOn, { today: ctx.today(), bornOn: child.bornOn })
}

/** The contact as it stands, when this user may change it: its author or a locatiemanager. */
async function requireOwnContact(ctx: Context, seen: Seen, requireState: typeof requireWithdrawn) {
  const contact = await readContact(ctx.db, seen.id)
  if (contact === undefined) throw new AppError('not-found')
  ctx.subject(contact.childId)
  if (!mayCorrect(contact, ctx.session)) throw new AppError('not-allowed')
  requireState(asSeen(contact, seen))
  return contact
}

async function requireAgreement(ctx: Context, seen: Seen) {
  const agreement = asSeen(await readAgreement(ctx.db, seen.id), seen)
  ctx.subject(agreement.childId)
  requireNotWithdrawn(agreement)
  return agreement
}
