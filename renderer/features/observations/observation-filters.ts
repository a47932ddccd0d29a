import { addDays, mondayOf, schoolYearOf } from '../../../db/contract/dates.ts'
import type { Domain, observationsContract } from '../../../db/contract/observations.ts'
import type { Input } from '../../../db/contract/operation.ts'
import type { ChildChoice } from '../../ui/ChildField.tsx'

export const periods = ['all', 'week', 'month', 'schoolYear', 'own'] as const
export type PeriodChoice = (typeof periods)[number]

/** What the filter bar holds. */
export interface ObservationFilter {
  readonly search: string
  readonly child: ChildChoice | null
  readonly groupId: string
  readonly domain: Domain | ''
  readonly authorId: string
  readonly period: PeriodChoice
  readonly from: string | null
  readonly until: string | null
  readonly withdrawn: boolean
}

export const noFilter: ObservationFilter = {
  search: '',
  child: null,
  groupId: '',
  domain: '',
  authorId: '',
  period: 'all',
  from: null,
  until: null,
  withdrawn: false,
}

type ListInput = Omit<Input<(typeof observationsContract)['observations.list']>, 'page'>

/** What the backend is asked for on a day. */
export function listInput(filter: ObservationFilter, today: string): ListInput {
  const { search, child, groupId, domain, authorId, withdrawn } = filter
  const { from, until } = daysOf(filter, today)
  return {
    search: search.slice(0, 200),
    withdrawn,
    ...(child === null ? {} : { childId: child.id }),
    ...(groupId === '' ? {} : { groupId }),
    ...(domain === '' ? {} : { domain }),
    ...(authorId === '' ? {} : { authorId }),
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
  }
}

function daysOf(
  { period, from, until }: ObservationFilter,
  today: string,
): { readonly from: string | null; readonly until: string | null } {
  switch (period) {
    case 'all':
      return { from: null, until: null }
    case 'week':
      return { from: mondayOf(today), until: null }
    case 'month':
      return { from: addDays(today, -30), until: null }
    case 'schoolYear':
      return { from: `${String(schoolYearOf(today))}-08-01`, until: null }
    case 'own':
      return { from, until }
  }
}

/** Whether anything narrows the list; withdrawn ones are another list and no narrowing. */
export function isNarrowed(filter: ObservationFilter): boolean {
  const { search, child, groupId, domain, authorId, period } = filter
  return search.trim() !== '' || child !== null || groupId !== '' || domain !== '' || authorId !== '' || period !== 'all'
}
