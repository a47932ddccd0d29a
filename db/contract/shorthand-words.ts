import type { Domain, SubDomain } from './observations.ts'
import type { contactKinds, contactOutcomes } from './parents.ts'
import { nameKey, isSlip } from './shorthand-names.ts'

export type ContactKind = (typeof contactKinds)[number]
export type ContactOutcome = (typeof contactOutcomes)[number]

/** What can be typed, with what it means; the first word of each meaning is the one that the line writes itself. */
type Vocabulary<T> = readonly (readonly [word: string, meaning: T])[]

export const domainWords: Vocabulary<Domain> = [
  ['taal', 'taal'],
  ['rekenen', 'rekenen'],
  ['motoriek', 'motoriek'],
  ['sociaal', 'sociaal_emotioneel'],
  ['sociaal-emotioneel', 'sociaal_emotioneel'],
  ['emotioneel', 'sociaal_emotioneel'],
]

/** After `#` too; where a beginning could be both, it is the domain. */
export const subDomainWords: Vocabulary<SubDomain> = [
  ['spel', 'spel'],
  ['welbevinden', 'welbevinden'],
  ['betrokkenheid', 'betrokkenheid'],
  ['zelfredzaamheid', 'zelfredzaamheid'],
  ['omgaan', 'omgaan_met_anderen'],
  ['omgaan-met-anderen', 'omgaan_met_anderen'],
  ['tekenen', 'tekenen'],
  ['overig', 'overig'],
]

/** With whom it was: one of the family. `ouder` says no more than that. */
export const partners = [
  'ouder',
  'moeder',
  'vader',
  'oma',
  'opa',
  'pleegouder',
  'pleegmoeder',
  'pleegvader',
  'stiefmoeder',
  'stiefvader',
  'tante',
  'oom',
  'verzorger',
] as const
export type Partner = (typeof partners)[number]
export const partnerWords: Vocabulary<Partner> = [
  ...partners.map((partner) => [partner, partner] as const),
  ['ouders', 'ouder'],
  ['mama', 'moeder'],
  ['papa', 'vader'],
  ['grootmoeder', 'oma'],
  ['grootvader', 'opa'],
  ['pleegouders', 'pleegouder'],
  ['verzorgers', 'verzorger'],
]

/** After `#` in a line about a parent contact. */
export const contactKindWords: Vocabulary<ContactKind> = [
  ['telefoon', 'telefonisch'],
  ['telefonisch', 'telefonisch'],
  ['huisbezoek', 'huisbezoek'],
  ['intake', 'intake'],
  ['wengesprek', 'wengesprek'],
  ['voortgangsgesprek', 'voortgangsgesprek'],
  ['breng-haal', 'breng_haal'],
  ['brengen', 'breng_haal'],
  ['halen', 'breng_haal'],
  ['inloop', 'inloop'],
  ['ouderbijeenkomst', 'ouderbijeenkomst'],
  ['thuisactiviteit', 'thuisactiviteit'],
  ['ouderkamer', 'ouderkamer'],
  ['digitaal', 'digitaal'],
  ['bericht', 'digitaal'],
  ['mail', 'digitaal'],
  ['app', 'digitaal'],
  ['zorggesprek', 'zorggesprek'],
  ['overdrachtsgesprek', 'overdrachtsgesprek'],
  ['exitgesprek', 'exitgesprek'],
]
export const outcomeWords: Vocabulary<ContactOutcome> = [
  ['bereikt', 'bereikt'],
  ['niet-bereikt', 'niet_bereikt'],
  ['niet-verschenen', 'niet_verschenen'],
]
export const staffOnlyWords: Vocabulary<true> = [
  ['intern', true],
  ['team', true],
]

/**
 * Words in the text of a contact that say how it went; they stay in the text. Few and plain: a word that might mean something else
 * is not here, because what is not said in the line can be chosen with one key.
 */
const saidKinds: readonly (readonly [RegExp, ContactKind])[] = [
  [said('telefoon|telefonisch|gebeld|opgebeld|telefoontje|voicemail'), 'telefonisch'],
  [said('huisbezoek|thuisbezoek'), 'huisbezoek'],
  [said('intake|intakegesprek'), 'intake'],
  [said('wengesprek'), 'wengesprek'],
  [said('voortgangsgesprek|oudergesprek|tienminutengesprek|10-minutengesprek'), 'voortgangsgesprek'],
  [said('bij (?:het )?(?:brengen|halen|ophalen)'), 'breng_haal'],
  [said('ouderbijeenkomst'), 'ouderbijeenkomst'],
  [said('e-mail|gemaild|mailtje|geappt|appje|whatsapp'), 'digitaal'],
  [said('zorggesprek'), 'zorggesprek'],
  [said('overdrachtsgesprek'), 'overdrachtsgesprek'],
  [said('exitgesprek'), 'exitgesprek'],
]
/** With the kind of contact that the words imply. */
const saidOutcomes: readonly (readonly [RegExp, ContactOutcome, ContactKind | null])[] = [
  [said('geen gehoor|nam niet op|neemt niet op|niet opgenomen|voicemail ingesproken'), 'niet_bereikt', 'telefonisch'],
  [said('niet bereikt'), 'niet_bereikt', null],
  [said('niet verschenen|niet gekomen|kwam niet opdagen|niet komen opdagen'), 'niet_verschenen', null],
]
const saidDuration =
  /(?<![\p{L}\p{N},.-])(?:(?<minutes>\d{1,3})\s*(?:min|minuten|minuut)\b\.?|(?<hours>\d)(?:[.,](?<half>5))?\s*(?:uur)\b|(?<quarter>(?:een\s+)?kwartier)\b|(?<halfHour>(?:een\s+)?half\s*uur)\b)/iu

function said(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${words.replaceAll(' ', '\\s+')})(?![\\p{L}\\p{N}-])`, 'iu')
}

/** A place in a text. */
interface Place {
  readonly start: number
  readonly end: number
}

export function findKind(text: string): (Place & { readonly kind: ContactKind }) | null {
  const found = saidKinds.flatMap(([words, kind]) => placeOf(words.exec(text), (place) => ({ ...place, kind })))
  // Two different kinds in one text: the line does not choose between them.
  return new Set(found.map(({ kind }) => kind)).size === 1 ? (found[0] ?? null) : null
}

export function findOutcome(text: string): (Place & { readonly outcome: ContactOutcome; readonly impliedKind: ContactKind | null }) | null {
  return (
    saidOutcomes.flatMap(([words, outcome, impliedKind]) =>
      placeOf(words.exec(text), (place) => ({ ...place, outcome, impliedKind })),
    )[0] ?? null
  )
}

export function findDuration(text: string): (Place & { readonly minutes: number }) | null {
  const match = saidDuration.exec(text)
  const { minutes, hours, half, quarter, halfHour } = match?.groups ?? {}
  const total =
    minutes !== undefined
      ? Number(minutes)
      : hours !== undefined
        ? Number(hours) * 60 + (half === undefined ? 0 : 30)
        : quarter !== undefined
          ? 15
          : halfHour !== undefined
            ? 30
            : 0
  if (total < 1 || total > 600) return null
  return placeOf(match, (place) => ({ ...place, minutes: total }))[0] ?? null
}

function placeOf<T>(match: RegExpExecArray | null, make: (place: Place) => T): T[] {
  return match === null ? [] : [make({ start: match.index, end: match.index + match[0].length })]
}

/** The meaning of a word: written in full, or its beginning when only one thing begins so, or with one mistake. Null: none, or more than one. */
export function meaningOf<T>(typed: string, vocabulary: Vocabulary<T>): T | null {
  const typedKey = nameKey(typed)
  if (typedKey === '') return null
  const words = keysOf(vocabulary)
  const exact = words.find(([key]) => key === typedKey)
  if (exact !== undefined) return exact[1]
  const begins = new Set(words.flatMap(([key, meaning]) => (key.startsWith(typedKey) ? [meaning] : [])))
  const fitting = begins.size > 0 ? begins : new Set(words.flatMap(([key, meaning]) => (isSlip(typedKey, key) ? [meaning] : [])))
  const [only] = fitting
  return fitting.size === 1 && only !== undefined ? only : null
}

/** Folded once: a line is read at every key. */
const folded = new WeakMap<object, unknown>()

function keysOf<T>(vocabulary: Vocabulary<T>): Vocabulary<T> {
  const before = folded.get(vocabulary) as Vocabulary<T> | undefined
  if (before !== undefined) return before
  const keys = vocabulary.map(([word, meaning]) => [nameKey(word), meaning] as const)
  folded.set(vocabulary, keys)
  return keys
}

/** The word with which the line writes a meaning. */
export function wordFor<T>(meaning: T, vocabulary: Vocabulary<T>): string {
  return vocabulary.find(([, one]) => one === meaning)?.[0] ?? ''
}
