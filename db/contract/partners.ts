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

/** The kind of partner behind a specialist's name; one that we do not know is another partner. */
export function partnerOfSpecialist(name: string): PartnerKind {
  return partnerKinds.find((kind) => kind === name.toLowerCase()) ?? 'overig'
}
