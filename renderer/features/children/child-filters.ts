import { adviesStates } from '../../../db/contract/advies.ts'
import { childStatuses, type childrenContract } from '../../../db/contract/children.ts'
import type { Input } from '../../../db/contract/operation.ts'
import { wijkCodes } from '../../../db/contract/wijken.ts'

type Filter = Omit<Input<(typeof childrenContract)['children.list']>, 'page'>
const filterNames = ['groep', 'status', 'advies', 'wijk'] as const
type FilterName = (typeof filterNames)[number]
/** Parts of the address; null takes one away. */
export type FilterParts = { readonly [name in FilterName | 'zoek']?: string | null }

/** Who left stays out of the way until asked for; `alle` in the address shows them too. */
export const statusChoices = ['huidig', ...childStatuses, 'te_vernietigen', 'alle'] as const
export const noFilter = { zoek: null, groep: null, status: null, advies: null, wijk: null } as const satisfies FilterParts
const sortable = ['name', 'age', 'group', 'hours'] as const

export function isNarrowed(params: URLSearchParams): boolean {
  return filterNames.some((name) => params.has(name))
}

/** What the address asks for; an unknown word in it asks for nothing. */
export function filterOf(params: URLSearchParams, search: string): Filter {
  const oneOf = <T extends string>(name: FilterName, allowed: readonly T[]): T | undefined =>
    allowed.find((one) => one === params.get(name))
  const [column = 'name', direction] = (params.get('volgorde') ?? 'name').split('-')
  const groupId = params.get('groep')
  const status = oneOf('status', statusChoices) ?? 'huidig'
  const adviesState = oneOf('advies', [...adviesStates, 'none'] as const)
  const wijkCode = oneOf('wijk', wijkCodes)
  return {
    search: search.trim().slice(0, 200),
    ...(groupId === null ? {} : { groupId }),
    ...(status === 'alle' ? {} : { status }),
    ...(adviesState === undefined ? {} : { adviesState }),
    ...(wijkCode === undefined ? {} : { wijkCode }),
    sort: sortable.find((one) => one === column) ?? 'name',
    descending: direction === 'af',
  }
}
