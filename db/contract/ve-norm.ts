/**
 * What the law says about the offer of voorschoolse educatie (Besluit basisvoorwaarden kwaliteit VE, BWBR0027961, version of
 * 1 January 2022; domain.md 2.1). A norm for the houder's offer, not a duty of the child to be there.
 */
export const veNorm = {
  /** Art. 2(1): at least this many hours in the year and a half from the day that the child turns 2.5. */
  hours: 960,
  /** Art. 2(2): what is offered above this on one day is left out. */
  hoursPerDay: 6,
} as const

/** Hours of a pedagogisch beleidsmedewerker VE per year, for each doelgroepkind on 1 January (idem art. 2a). */
export const pbmHoursPerChild = 10

/** At least one beroepskracht per eight children present (idem art. 3(1), read in an older version). */
export function professionalsNeeded(children: number): number {
  return Math.ceil(children / 8)
}

/** From `08:30` to `12:30` is 240. */
export function minutesBetween(startsAt: string, endsAt: string): number {
  return minuteOfDay(endsAt) - minuteOfDay(startsAt)
}

export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
