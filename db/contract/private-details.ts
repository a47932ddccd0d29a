import { isNationalNumber } from './national-number.ts'

/** What says who or where somebody is, and has no place in a note about a child (security.md 6). */
export const privateKinds = ['bsn', 'phone', 'email', 'address'] as const
export type PrivateKind = (typeof privateKinds)[number]

export interface PrivateDetail {
  readonly from: number
  readonly to: number
  readonly kind: PrivateKind
}

/** Finds them in any text; each pattern looks a bounded way ahead, so that the cost grows with the text and no faster. */
export function findPrivateDetails(text: string): PrivateDetail[] {
  return [...findEmails(text), ...findPhones(text), ...findNationalNumbers(text), ...findAddresses(text)]
}

/** Nine digits in one piece, or in two to four pieces of at least two digits with a dot, a hyphen or a space between them. */
function findNationalNumbers(text: string): PrivateDetail[] {
  const groups = [...text.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({ digits, from: index, to: index + digits.length }))
  const found: PrivateDetail[] = []
  let free = 0
  for (const [start, first] of groups.entries()) {
    if (first.from < free || /[\p{L}+]/u.test(text.charAt(first.from - 1))) continue
    let digits = ''
    for (let at = start; at < Math.min(groups.length, start + 4); at += 1) {
      const group = groups[at]
      const previous = groups[at - 1]
      if (group === undefined) break
      if (at > start && previous !== undefined && !/^[ .-]$/.test(text.slice(previous.to, group.from))) break
      if (at > start && (group.digits.length < 2 || first.digits.length < 2)) break
      digits += group.digits
      if (digits.length >= 9) {
        if (digits.length === 9 && isNationalNumber(digits) && !/^\p{L}/u.test(text.slice(group.to))) {
          found.push({ from: first.from, to: group.to, kind: 'bsn' })
          free = group.to
        }
        break
      }
    }
  }
  return found
}

const mobile = /(?<![\d\p{L}])(?:(?:\+|00)31[ .-]?(?:\(0\)[ ]?)?|0)6(?:[ .-]?\d){8}(?![\d])/gu
const landline = /(?<![\d\p{L}])(?:(?:\+|00)31[ .-]?(?:\(0\)[ ]?)?|\(?0)[1-57-9]\d{1,2}\)?[ ]?[.-]?[ ]?\d(?:[ .-]?\d){5,6}(?![\d])/gu
const date = /^\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)\d\d(?!\d)/

/** Dutch numbers of ten digits, also as +31; a date with a time behind it is none. */
function findPhones(text: string): PrivateDetail[] {
  return [...text.matchAll(mobile), ...text.matchAll(landline)].flatMap(({ 0: number, index }) => {
    const national = number
      .replace(/\D/g, '')
      .replace(/^(?:00)?31(?=0?\d{9}$)/, '')
      .replace(/^0/, '')
    if (national.length !== 9 || date.test(number)) return []
    return [{ from: index, to: index + number.length, kind: 'phone' as const }]
  })
}

const beforeAt = /[\p{L}\p{N}._%+-]{1,64}$/u
const afterAt = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/u

function findEmails(text: string): PrivateDetail[] {
  const found: PrivateDetail[] = []
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const name = beforeAt.exec(text.slice(Math.max(0, at - 64), at))?.[0]
    const domain = afterAt.exec(text.slice(at + 1, at + 321))?.[0]
    if (name !== undefined && domain !== undefined) found.push({ from: at - name.length, to: at + 1 + domain.length, kind: 'email' })
  }
  return found
}

const postcode = /(?<![\p{L}\p{N}])[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?![\p{L}\p{N}])/gu
/** A house number behind a word; not a count of something. */
const houseNumber =
  /(?<=\p{L}) \d{1,4}(?:[- ]?(?:[a-hA-H]|bis|BIS|hs|[IVX]{1,3})(?![\p{L}\p{N}]))?(?![\p{L}\p{N}]|[:.,]\d)(?! ?(?:%|[xX](?!\p{L})|keer|maal|minuten|minuutjes|uur|weken|dagen|maanden|jaar|meter|rondjes|stappen|kinderen|peuters|blok|auto|van de|andere))/gu
const lastWord = /(?<![\p{L}\p{N}-])\p{L}{2,30}$/u
/** These endings make a street of nearly every word, the others only of a word with a capital. */
const surely = /.{2}(?:straat|laan|gracht|kade|dreef|singel|steeg|plantsoen|straatweg)$/iu
const maybe = /^\p{Lu}.*.{2}(?:weg|plein|hof|pad|dijk|park|veld|kamp|burg|oord|ring|wal|haven|baan|werf|meent|hoeve|hage|zoom|rade|donk)$/u
const noStreet =
  /^(?:.*(?:glij|knikker|trein|race|auto|bowling)baan|.*(?:school|speel|bouw|markt|voetbal)(?:plein|veld|straat)|(?:onder|half|uit)weg|fietspad|voetpad|zebrapad|grasveld|speelpark)$/iu

function findAddresses(text: string): PrivateDetail[] {
  const places = [...text.matchAll(postcode)].map(({ 0: code, index }) => ({
    from: index,
    to: index + code.length,
    kind: 'address' as const,
  }))
  const streets = [...text.matchAll(houseNumber)].flatMap(({ 0: number, index }) => {
    const name = lastWord.exec(text.slice(Math.max(0, index - 32), index))?.[0]
    if (name === undefined || !(surely.test(name) || maybe.test(name)) || noStreet.test(name)) return []
    return [{ from: index - name.length, to: index + number.length, kind: 'address' as const }]
  })
  // "Laan van Nieuw-Guinea 25": the street's word stands in front.
  const lanes = [
    ...text.matchAll(
      /(?<!\p{L})(?:Laan|Plein|Park|Weg|Rijn|Burgemeester|Jan|Prof|Dr) (?:van |der |den |de |het )+[\p{L}-]{2,30}(?: [\p{L}-]{2,30})? \d{1,4}[a-hA-H]?(?![\p{L}\p{N}])/gu,
    ),
  ]
  return [
    ...places,
    ...streets,
    ...lanes.map(({ 0: whole, index }) => ({ from: index, to: index + whole.length, kind: 'address' as const })),
  ]
}
