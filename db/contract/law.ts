/**
 * What the law fixes for voorschoolse educatie: shown, never chosen. Source: Besluit basisvoorwaarden kwaliteit VE
 * (BWBR0027961); `presentChildren` and `childrenPerProfessional` were read in its text of 2012–2017 (domain.md 2.1).
 */
export const law = {
  /** Hours that the offer must allow between 2 years 6 months and 4 years: art. 2(1). */
  offeredHours: 960,
  /** Hours of one day that count for them: art. 2(2). */
  countableHoursPerDay: 6,
  /** Children present in a group at once: art. 3(2). */
  presentChildren: 16,
  /** Children present per beroepskracht: art. 3(1). */
  childrenPerProfessional: 8,
  /** Hours of the policy coach per year and doelgroepkind on 1 January: art. 2a. */
  policyCoachHoursPerChild: 10,
} as const

/** Beroepskrachten that must be there for the children present: 1–8 need one, 9–16 two (art. 3(1)). */
export function professionalsNeeded(children: number): number {
  return Math.ceil(children / law.childrenPerProfessional)
}
