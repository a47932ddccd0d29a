import { addDays, mondayOf, schoolYearOf } from '../../../db/contract/dates.ts'
import { searchPeriods, type Domain, type observationsContract, type SavedSearch } from '../../../db/contract/observations.ts'
import type { Input } from '../../../db/contract/operation.ts'
import type { ChildChoice } from '../../ui/ChildField.tsx'

export const periods = searchPeriods
export type PeriodChoice = (typeof periods)[number]
export const reaches = ['any', 'team', 'shareable'] as const
export type Reach = (typeof reaches)[number]

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
  /** Whom the note is for. */
  readonly reach: Reach
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
  reach: 'any',
  withdrawn: false,
}

type ListInput = Omit<Input<(typeof observationsContract)['observations.list']>, 'page'>

const longestSearch = 200

/** What the backend is asked for on a day. */
export function listInput(filter: ObservationFilter, today: string): ListInput {
  const { search, child, groupId, domain, authorId, reach, withdrawn } = filter
  const { from, until } = daysOf(filter, today)
  return {
    search: search.slice(0, longestSearch),
    withdrawn,
    ...(child === null ? {} : { childId: child.id }),
    ...(groupId === '' ? {} : { groupId }),
    ...(domain === '' ? {} : { domain }),
    ...(authorId === '' ? {} : { authorId }),
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
    ...(reach === 'any' ? {} : { staffOnly: reach === 'team' }),
  }
}

function daysOf(
  { period, from, until }: Pick<ObservationFilter, 'period' | 'from' | 'until'>,
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
  return JSON.stringify({ ...filter, search: filter.search.trim(), withdrawn: false }) !== JSON.stringify(noFilter)
}

/** As it is kept under a name; the days of `own` are kept, all other periods move along with today. */
export function toSavedSearch(filter: ObservationFilter, name: string): Input<(typeof observationsContract)['observations.saveSearch']> {
  const { search, child, groupId, domain, authorId, period, from, until, reach } = filter
  return {
    name,
    search: search.slice(0, longestSearch),
    childId: child?.id ?? null,
    groupId: groupId === '' ? null : groupId,
    domain: domain === '' ? null : domain,
    authorId: authorId === '' ? null : authorId,
    period,
    from: period === 'own' ? from : null,
    until: period === 'own' ? until : null,
    staffOnly: reach === 'any' ? null : reach === 'team',
  }
}

/** The filter that a saved search asks for; the child comes with the name that she has now. */
export function fromSavedSearch(saved: SavedSearch, child: ChildChoice | null): ObservationFilter {
  const { search, groupId, domain, authorId, period, from, until, staffOnly } = saved
  return {
    search,
    child,
    groupId: groupId ?? '',
    domain: domain ?? '',
    authorId: authorId ?? '',
    period,
    from,
    until,
    reach: staffOnly === null ? 'any' : staffOnly ? 'team' : 'shareable',
    withdrawn: false,
  }
}

/** Whether the bar shows just this saved search. */
export function isSavedSearch(filter: ObservationFilter, saved: SavedSearch): boolean {
  const { id: _id, ...kept } = saved
  return JSON.stringify(sorted(toSavedSearch(filter, saved.name))) === JSON.stringify(sorted(kept))
}

function sorted(fields: object): readonly (readonly [string, unknown])[] {
  return Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))
}
