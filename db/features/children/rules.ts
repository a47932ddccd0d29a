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

/** As `child.search_name` holds it. */
export function searchNameOf({ firstName, lastName }: Pick<Child, 'firstName' | 'lastName'>): string {
  return foldForSearch(lastName === null ? firstName : `${firstName} ${lastName}`)
}

/** BRIN without a school would be a number without a name. Breaks `school-without-name` { field }. */
export function requireSchool({ schoolName, schoolBrin }: Pick<Child, 'schoolName' | 'schoolBrin'>): void {
  if (schoolBrin !== null && schoolName === null) breakRule('school-without-name', { field: 'schoolName' })
}

/** Breaks `before-birth` { field }. */
export function requireLeftAfterBirth(leftOn: string, bornOn: string): void {
  if (leftOn < bornOn) breakRule('before-birth', { field: 'leftOn' })
}
