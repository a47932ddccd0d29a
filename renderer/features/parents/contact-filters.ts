import type { Contact, parentsContract } from '../../../db/contract/parents.ts'
import type { Input } from '../../../db/contract/operation.ts'
import type { ChildChoice } from '../../ui/ChildField.tsx'

/** What the filter bar holds. */
export interface ContactFilter {
  readonly child: ChildChoice | null
  readonly groupId: string
  readonly kind: Contact['kind'] | ''
  readonly outcome: Contact['outcome'] | ''
  readonly from: string | null
  readonly until: string | null
  readonly withdrawn: boolean
}

export const noFilter: ContactFilter = { child: null, groupId: '', kind: '', outcome: '', from: null, until: null, withdrawn: false }

type ListInput = Omit<Input<(typeof parentsContract)['parents.list']>, 'page'>

export function listInput({ child, groupId, kind, outcome, from, until, withdrawn }: ContactFilter): ListInput {
  return {
    withdrawn,
    ...(child === null ? {} : { childId: child.id }),
    ...(groupId === '' ? {} : { groupId }),
    ...(kind === '' ? {} : { kind }),
    ...(outcome === '' ? {} : { outcome }),
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
  }
}

/** Whether anything narrows the list; withdrawn ones are another list and no narrowing. */
export function isNarrowed({ child, groupId, kind, outcome, from, until }: ContactFilter): boolean {
  return child !== null || groupId !== '' || kind !== '' || outcome !== '' || from !== null || until !== null
}
