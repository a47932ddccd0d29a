/** Placements of today and later, the first first. */
export function currentPlacements<T extends { readonly startsOn: string; readonly endsOn: string | null }>(
  placements: readonly T[],
  today: string,
): T[] {
  return placements
    .filter(({ endsOn }) => endsOn === null || endsOn >= today)
    .sort((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
}
