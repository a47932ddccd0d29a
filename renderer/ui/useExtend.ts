import { useNavigate } from 'react-router'
import { AppError } from '../../db/contract/errors.ts'
import { noteOf } from '../../db/contract/shorthand-input.ts'
import type { NameIndex } from '../../db/contract/shorthand-names.ts'
import type { Shorthand } from '../../db/contract/shorthand.ts'
import { shortName } from '../../db/contract/names.ts'
import { useBackend } from '../backend/BackendProvider.tsx'
import { notifyError } from './notify.tsx'

/** Takes what a line means to the form; `done` is called when the form has it for sure. */
export type Extend = (shorthand: Shorthand, names: NameIndex, done: () => void) => void

/** As the draft that the form begins with: so nothing is lost on the way, whatever happens. */
export function useExtend(): Extend {
  const backend = useBackend()
  const navigate = useNavigate()
  return (shorthand, names, done) => {
    const { kind, childIds, text, on, domains, subDomains, isStaffOnly } = shorthand
    const children = childIds.flatMap((id) => {
      const child = names.byId.get(id)
      return child === undefined ? [] : [{ id, name: shortName(child.firstName, child.lastName) }]
    })
    const isContact = kind === 'contact'
    const [key, to] = isContact ? ['parents.log', '/ouders?nieuw=1'] : ['observations.log', '/observaties?nieuw=1']
    const values = isContact
      ? contactValues(shorthand, children[0] ?? null)
      : { childIds: children, text, observedOn: on, domains: [...domains], subDomains: [...subDomains], isStaffOnly }
    const isNothing = children.length === 0 && text === ''
    const carried = isNothing ? Promise.resolve() : backend.call('drafts.save', { key, values })
    carried.then(
      () => {
        done()
        void navigate(to)
      },
      (thrown: unknown) => {
        if (!(thrown instanceof AppError)) throw thrown
        notifyError({ code: thrown.code, details: thrown.details })
      },
    )
  }
}

function contactValues(shorthand: Shorthand, childId: { readonly id: string; readonly name: string } | null) {
  const { contactKind, on, outcome, durationMinutes, agreement } = shorthand
  return {
    childId,
    kind: contactKind ?? '',
    contactedOn: on,
    outcome,
    interpreter: 'geen',
    durationMinutes: durationMinutes ?? '',
    note: noteOf(shorthand) ?? '',
    hasAgreement: agreement !== null,
    agreement: { text: agreement?.text ?? '', dueOn: agreement?.dueOn ?? null },
  }
}
