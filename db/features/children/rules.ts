import type { Child } from '../../contract/children.ts'
import { addMonths } from '../../contract/dates.ts'
import { breakRule } from '../../contract/errors.ts'
import { foldForSearch } from '../../contract/names.ts'

type Registration = Pick<Child, 'bornOn' | 'registeredOn' | 'waitlistedOn'>

/**
 * The child was born, and was between 1 and 6 years old when registered; registering and waiting happened after birth and
 * not after today (domain.md 12, rule 1). Breaks `future-date`, `before-birth` { field } and `impossible-birth-date`.
 */
export function requireRegistration({ bornOn, registeredOn, waitlistedOn }: Registration, today: string): void {
  const days = { bornOn, registeredOn, waitlistedOn }
  for (const field of ['bornOn', 'registeredOn', 'waitlistedOn'] as const) {
    const day = days[field]
    if (day === null) continue
    if (day > today) breakRule('future-date', { field })
    if (day < bornOn) breakRule('before-birth', { field })
  }
  if (addMonths(bornOn, 12) > registeredOn || addMonths(bornOn, 72) < registeredOn) breakRule('impossible-birth-date', { field: 'bornOn' })
}

/** A corrected birth date stays before all that was already recorded. Breaks `before-birth` { field }. */
export function requireBornBefore(bornOn: string, firstRecordedOn: string | null): void {
  if (firstRecordedOn !== null && firstRecordedOn < bornOn) breakRule('before-birth', { field: 'bornOn' })
}

type Named = Pick<Child, 'firstName' | 'lastName' | 'bornOn'>

/** As `child.search_name` holds it. */
export function searchNameOf({ firstName, lastName }: Pick<Child, 'firstName' | 'lastName'>): string {
  return foldForSearch(lastName === null ? firstName : `${firstName} ${lastName}`)
}

/** Perhaps the same child: born on the same day with nearly the same first name, or with the very same name. */
export function isPossibleDuplicate(one: Named, other: Named): boolean {
  if (searchNameOf(one) === searchNameOf(other)) return true
  return one.bornOn === other.bornOn && isSimilar(foldForSearch(one.firstName), foldForSearch(other.firstName))
}

/** The same, one the beginning of the other ("Mo", "Mohamed"), or one slip of the finger apart. */
function isSimilar(one: string, other: string): boolean {
  if (one.startsWith(other) || other.startsWith(one)) return true
  const [a, b] = trimCommonEnds([...one], [...other])
  if (a.length + b.length <= 1 || (a.length === 1 && b.length === 1)) return Math.min(one.length, other.length) >= 3
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]
}

function trimCommonEnds(one: string[], other: string[]): [string[], string[]] {
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start++
  let end = 0
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end++
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)]
}

/** Breaks `before-birth` { field }. */
export function requireLeftAfterBirth(leftOn: string, bornOn: string): void {
  if (leftOn < bornOn) breakRule('before-birth', { field: 'leftOn' })
}
