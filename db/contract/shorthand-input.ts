import type { observationsContract } from './observations.ts'
import type { Input } from './operation.ts'
import type { parentsContract } from './parents.ts'
import type { Shorthand } from './shorthand.ts'

export type ObservationInput = Input<(typeof observationsContract)['observations.log']>
export type ContactInput = Input<(typeof parentsContract)['parents.log']>

/** What an observation line asks to be saved; only for a line without problems. */
export function toObservation({ childIds, text, on, domains, subDomains, isStaffOnly }: Shorthand): ObservationInput {
  return {
    childIds: [...childIds],
    text,
    observedOn: on,
    domains: [...domains],
    subDomains: [...subDomains],
    level: null,
    wellbeing: null,
    involvement: null,
    instrument: null,
    moment: null,
    isStaffOnly,
  }
}

/** The same for a contact line. With whom it was stands before the note, where people would write it. */
export function toContact(line: Shorthand): ContactInput {
  const { childIds, contactKind, on, outcome, durationMinutes, agreement } = line
  return {
    childId: childIds[0] ?? '',
    kind: contactKind ?? 'breng_haal',
    contactedOn: on,
    outcome,
    interpreter: 'geen',
    durationMinutes,
    note: noteOf(line),
    agreement: agreement === null ? null : { ...agreement, text: agreement.text === '' ? (noteOf(line) ?? '') : agreement.text },
  }
}

export function noteOf({ partner, text }: Shorthand): string | null {
  if (partner === null || partner === 'ouder') return text === '' ? null : text
  const who = `${partner.slice(0, 1).toUpperCase()}${partner.slice(1)}`
  return text === '' ? who : `${who}: ${text}`
}
