import type { WijkCode } from './wijken.ts'

/** The fixed partners around a child and what else stands there (domain.md 7 and 11). Veilig Thuis is never one of them. */
export const partnerKinds = [
  'jgz',
  'buurtteam',
  'basisschool',
  'swv',
  'save',
  'koos',
  'spoor030',
  'kinderopvang_plus',
  'bibliotheek',
  'dock',
  'taaldoetmeer',
  'gemeente',
  'overig',
] as const
export type PartnerKind = (typeof partnerKinds)[number]

/** Who gives specialist youth care in Utrecht. */
export const specialists = ['koos', 'spoor030'] as const satisfies readonly PartnerKind[]
export type Specialist = (typeof specialists)[number]

/**
 * Spoor 3 per wijk since 1 January 2020. The contract may have changed since, so this is a default and not a fact
 * (domain.md 7 and 14.7; source zorgprofessionals.utrecht.nl).
 */
export const defaultSpecialistByWijk = {
  WK034401: 'koos',
  WK034402: 'spoor030',
  WK034403: 'spoor030',
  WK034404: 'spoor030',
  WK034405: 'spoor030',
  WK034406: 'spoor030',
  WK034407: 'spoor030',
  WK034408: 'koos',
  WK034409: 'koos',
  WK034410: 'koos',
} as const satisfies Record<WijkCode, Specialist>

/** The kind of partner that a setting names; one that we do not know is another partner. */
export function partnerOfSpecialist(name: string): PartnerKind {
  return partnerKinds.find((kind) => kind === name.toLowerCase()) ?? 'overig'
}
