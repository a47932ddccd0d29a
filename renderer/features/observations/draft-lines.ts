import type { DraftSummary } from '../../../db/contract/drafts.ts'

export const draftKinds = ['new', 'forChild', 'parked', 'correction', 'quick', 'search'] as const
export type DraftKind = (typeof draftKinds)[number]

/** One unfinished observation as the list shows it. */
export interface DraftLine {
  readonly draft: DraftSummary
  readonly kind: DraftKind
  /** The page where it can be finished; null for the line in the search, which opens over any page. */
  readonly to: string | null
}

interface DraftPlace {
  readonly kind: DraftKind
  readonly to: (subjectId: string) => string | null
}

/** By the form that the draft is of, and whether it is about a record. */
const places: Readonly<Record<string, DraftPlace>> = {
  'observations.log': { kind: 'new', to: () => '/observaties?nieuw=1' },
  'observations.log:': { kind: 'forChild', to: (id) => `/observaties?kind=${id}&nieuw=1` },
  'observations.parked:': { kind: 'parked', to: (id) => `/observaties?concept=${id}&nieuw=1` },
  'observations.correct:': { kind: 'correction', to: (id) => `/observaties?observatie=${id}&doen=verbeteren` },
  'observations.quick': { kind: 'quick', to: () => '/vandaag' },
  'observations.search': { kind: 'search', to: () => null },
}

/** A piece that was put away to be finished later stands beside the form of the page and never in its way. */
export function parkedKey(id: string): string {
  return `observations.parked:${id}`
}

/** The unfinished observations among all drafts of a person, newest first; one without a word or a child is not worth a line. */
export function draftLines(drafts: readonly DraftSummary[]): readonly DraftLine[] {
  return drafts.flatMap((draft) => {
    const { form, subjectId, excerpt, childNames } = draft
    const place = places[subjectId === null ? form : `${form}:`]
    const isEmpty = excerpt === '' && (childNames.length === 0 || form === 'observations.correct')
    return place === undefined || isEmpty ? [] : [{ draft, kind: place.kind, to: place.to(subjectId ?? '') }]
  })
}
