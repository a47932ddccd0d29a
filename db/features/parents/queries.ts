import { shortName } from '../../contract/names.ts'
import type { Agreement, Contact, parentsContract } from '../../contract/parents.ts'
import type { Parsed } from '../../contract/operation.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'

type Db = Readable<VoorschoolTables>
type ListFilter = Parsed<(typeof parentsContract)['parents.list']>

/** A contact with its note, before anyone asked whether this reader may see it. */
type WholeContact = Omit<Contact, 'isNoteHidden'>

export async function readContact(db: Db, id: string): Promise<WholeContact | undefined> {
  const [contact] = await withAgreements(db, await contactRows(db).where('contact.id', '=', id).execute())
  return contact
}

/** Newest first. */
export async function listContacts(db: Db, filter: ListFilter, today: string): Promise<{ rows: WholeContact[]; total: number }> {
  const matching = filtered(db, filter, today)
  const { total } = await matching.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await contactRows(db)
    .where('contact.id', 'in', () =>
      matching
        .select('contact.id')
        .orderBy('contact.contactedOn', 'desc')
        .orderBy('contact.id', 'desc')
        .limit(filter.page.limit)
        .offset(filter.page.offset),
    )
    .orderBy('contact.contactedOn', 'desc')
    .orderBy('contact.id', 'desc')
    .execute()
  return { rows: await withAgreements(db, rows), total }
}

function filtered(db: Db, filter: ListFilter, today: string) {
  const { childId, groupId, kind, outcome, from, until, withdrawn } = filter
  return db
    .selectFrom('contact')
    .where('contact.withdrawnAt', withdrawn ? 'is not' : 'is', null)
    .$if(childId !== undefined, (query) => query.where('contact.childId', '=', childId ?? ''))
    .$if(kind !== undefined, (query) => query.where('contact.kind', '=', kind ?? 'intake'))
    .$if(outcome !== undefined, (query) => query.where('contact.outcome', '=', outcome ?? 'bereikt'))
    .$if(from !== undefined, (query) => query.where('contact.contactedOn', '>=', from ?? ''))
    .$if(until !== undefined, (query) => query.where('contact.contactedOn', '<=', until ?? ''))
    .$if(groupId !== undefined, (query) =>
      query.where('contact.childId', 'in', (eb) =>
        eb
          .selectFrom('placement')
          .select('placement.childId')
          .where('placement.groupId', '=', groupId ?? '')
          .where('placement.startsOn', '<=', today)
          .where((or) => or.or([or('placement.endsOn', 'is', null), or('placement.endsOn', '>=', today)])),
      ),
    )
}

function contactRows(db: Db) {
  return db
    .selectFrom('contact')
    .innerJoin('child', 'child.id', 'contact.childId')
    .innerJoin('user', 'user.id', 'contact.authorId')
    .select([
      'contact.id',
      'contact.childId',
      'contact.kind',
      'contact.contactedOn',
      'contact.outcome',
      'contact.interpreter',
      'contact.durationMinutes',
      'contact.note',
      'contact.authorId',
      'contact.withdrawnAt',
      'contact.version',
      'user.name as authorName',
      'child.firstName',
      'child.lastName',
    ])
}

type ContactRow = Omit<WholeContact, 'childName' | 'agreements'> & { firstName: string; lastName: string | null }

async function withAgreements(db: Db, rows: readonly ContactRow[]): Promise<WholeContact[]> {
  const ids = rows.map((row) => row.id)
  const agreements =
    ids.length === 0
      ? []
      : await agreementRows(db).where('agreement.contactId', 'in', ids).orderBy('agreement.dueOn').orderBy('agreement.id').execute()
  const byContact = Map.groupBy(agreements.map(toAgreement), (agreement) => agreement.contactId)
  return rows.map(({ firstName, lastName, ...row }) => ({
    ...row,
    childName: shortName(firstName, lastName),
    agreements: byContact.get(row.id) ?? [],
  }))
}

function agreementRows(db: Db) {
  return db
    .selectFrom('agreement')
    .innerJoin('contact', 'contact.id', 'agreement.contactId')
    .innerJoin('child', 'child.id', 'contact.childId')
    .select([
      'agreement.id',
      'agreement.contactId',
      'agreement.text',
      'agreement.dueOn',
      'agreement.doneOn',
      'agreement.version',
      'contact.childId',
      'child.firstName',
      'child.lastName',
    ])
}

type AgreementRow = Omit<Agreement, 'childName'> & { firstName: string; lastName: string | null }

function toAgreement({ firstName, lastName, ...row }: AgreementRow): Agreement {
  return { ...row, childName: shortName(firstName, lastName) }
}

interface AgreementFilter {
  /** Done ones since this day, the latest first; without it the open ones, the first due first. */
  readonly doneSince: string | null
  readonly page: { readonly offset: number; readonly limit: number }
}

/** Agreements of contacts that were not withdrawn. */
export async function listAgreements(db: Db, { doneSince, page }: AgreementFilter): Promise<{ rows: Agreement[]; total: number }> {
  const matching = agreementRows(db)
    .where('contact.withdrawnAt', 'is', null)
    .$if(doneSince === null, (query) => query.where('agreement.doneOn', 'is', null))
    .$if(doneSince !== null, (query) => query.where('agreement.doneOn', '>=', doneSince ?? ''))
  const { total } = await matching
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .$if(doneSince === null, (query) => query.orderBy('agreement.dueOn').orderBy('agreement.id'))
    .$if(doneSince !== null, (query) => query.orderBy('agreement.doneOn', 'desc').orderBy('agreement.id', 'desc'))
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return { rows: rows.map(toAgreement), total }
}

/** An agreement with what decides whether it may change. */
export function readAgreement(db: Db, id: string) {
  return db
    .selectFrom('agreement')
    .innerJoin('contact', 'contact.id', 'agreement.contactId')
    .select(['agreement.id', 'agreement.doneOn', 'agreement.version', 'contact.childId', 'contact.withdrawnAt'])
    .where('agreement.id', '=', id)
    .executeTakeFirst()
}
