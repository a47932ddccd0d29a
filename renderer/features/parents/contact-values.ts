import { addDays, weekdayOf } from '../../../db/contract/dates.ts'
import type { Contact, parentsContract } from '../../../db/contract/parents.ts'
import type { Input } from '../../../db/contract/operation.ts'
import type { ChildChoice } from '../../ui/ChildField.tsx'
import { emptyToNull } from '../../ui/ContractFormView.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'

type LogInput = Input<(typeof parentsContract)['parents.log']>
type CorrectInput = Input<(typeof parentsContract)['parents.correct']>

/** What the fields hold. The names of the fields are those of the contract, so that its errors find them. */
export interface ContactValues {
  childId: ChildChoice | null
  kind: string
  contactedOn: string | null
  outcome: string
  interpreter: string
  durationMinutes: number | string
  note: string
}

export interface LogValues extends ContactValues {
  hasAgreement: boolean
  agreement: { text: string; dueOn: string | null }
}

export function emptyContact(child: ChildChoice | undefined): LogValues {
  return {
    childId: child ?? null,
    kind: '',
    contactedOn: todayInUtrecht(),
    outcome: 'bereikt',
    interpreter: 'geen',
    durationMinutes: '',
    note: '',
    hasAgreement: false,
    agreement: { text: '', dueOn: null },
  }
}

export function valuesOf(contact: Contact): ContactValues {
  return {
    childId: { id: contact.childId, name: contact.childName },
    kind: contact.kind,
    contactedOn: contact.contactedOn,
    outcome: contact.outcome,
    interpreter: contact.interpreter,
    durationMinutes: contact.durationMinutes ?? '',
    note: contact.note ?? '',
  }
}

/** As the contract wants it; what the fields cannot say wrongly is cast, and the contract's schema checks it again. */
export function toInput(values: ContactValues): Omit<CorrectInput, 'id' | 'version'> {
  return {
    childId: values.childId?.id ?? '',
    kind: values.kind as CorrectInput['kind'],
    contactedOn: values.contactedOn as string,
    outcome: values.outcome as CorrectInput['outcome'],
    interpreter: values.interpreter as CorrectInput['interpreter'],
    durationMinutes: values.durationMinutes === '' ? null : Number(values.durationMinutes),
    note: emptyToNull(values.note),
  }
}

export function toLogInput(values: LogValues): LogInput {
  const { text, dueOn } = values.agreement
  return { ...toInput(values), agreement: values.hasAgreement ? { text, dueOn: dueOn as string } : null }
}

export interface DueChoice {
  readonly name: 'tomorrow' | 'friday' | 'nextFriday' | 'week'
  readonly on: string
}

/** The days that people agree on most: tomorrow, Friday (on Thursday and later the next one) and in a week. */
export function dueChoices(today: string): readonly DueChoice[] {
  const untilFriday = 5 - weekdayOf(today)
  const friday: DueChoice =
    untilFriday > 1 ? { name: 'friday', on: addDays(today, untilFriday) } : { name: 'nextFriday', on: addDays(today, untilFriday + 7) }
  return [{ name: 'tomorrow', on: addDays(today, 1) }, friday, { name: 'week', on: addDays(today, 7) }]
}
