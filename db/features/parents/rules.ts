import { breakRule } from '../../contract/errors.ts'
import type { Contact } from '../../contract/parents.ts'
import { mayDo, type Role } from '../../contract/roles.ts'

/** Who asks, as far as these rules care. */
export interface Reader {
  readonly userId: string
  readonly role: Role
}

/** A contact happened: not after today and not before the child was born (domain.md 12). Breaks `future-date`, `before-birth`. */
export function requireContactDate(contactedOn: string, { today, bornOn }: { readonly today: string; readonly bornOn: string }): void {
  if (contactedOn > today) breakRule('future-date', { field: 'contactedOn' })
  if (contactedOn < bornOn) breakRule('before-birth', { field: 'contactedOn' })
}

/** Nobody agrees on something for a day that had passed. Breaks `due-before-contact`. */
export function requireDueDate(dueOn: string, contactedOn: string): void {
  if (dueOn < contactedOn) breakRule('due-before-contact', { field: 'dueOn' })
}

/** A withdrawn contact counts nowhere; it has to come back before it can change. Breaks `contact-withdrawn`. */
export function requireNotWithdrawn(contact: { readonly withdrawnAt: string | null }): void {
  if (contact.withdrawnAt !== null) breakRule('contact-withdrawn')
}

/** Breaks `contact-not-withdrawn`. */
export function requireWithdrawn(contact: { readonly withdrawnAt: string | null }): void {
  if (contact.withdrawnAt === null) breakRule('contact-not-withdrawn')
}

/** The author, and who leads the location. They also see every note that they could change. */
export function mayCorrect(contact: { readonly authorId: string }, { userId, role }: Reader): boolean {
  return contact.authorId === userId || mayDo(role, 'locatiemanager')
}

/** The note of a zorggesprek has a restricted reach (domain.md 12, rule 7). */
export function mayReadNote(contact: { readonly kind: Contact['kind']; readonly authorId: string }, reader: Reader): boolean {
  return contact.kind !== 'zorggesprek' || mayCorrect(contact, reader)
}

/** The same contact as this reader may see it. */
export function hideNote<C extends Pick<Contact, 'kind' | 'authorId' | 'note'>>(contact: C, reader: Reader): C & { isNoteHidden: boolean } {
  const isNoteHidden = contact.note !== null && !mayReadNote(contact, reader)
  return { ...contact, note: isNoteHidden ? null : contact.note, isNoteHidden }
}
