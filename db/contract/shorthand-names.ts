import { foldForSearch, shortName } from './names.ts'

/** A child as far as the shorthand line has to know her. */
export interface RosterChild {
  readonly id: string
  readonly firstName: string
  readonly lastName: string | null
  readonly bornOn: string
  readonly leftOn: string | null
  /** Of the placements of today; empty while she waits or after she left. */
  readonly groupIds: readonly string[]
  readonly groupName: string | null
}

interface Entry {
  readonly child: RosterChild
  readonly first: string
  readonly last: string
  /** The family name without "van der" and the like. */
  readonly bare: string
  readonly initial: string
  readonly full: string
  /** What tells two children with one full name apart: group, birth date, and if all else is equal a number. */
  readonly qualifiers: readonly string[]
  /** Her own group first, then who is here, then who left. */
  readonly tier: 0 | 1 | 2
}

/** All names of a location, ready to be looked up at every key that somebody presses. Made once per roster. */
export interface NameIndex {
  readonly today: string
  /** More words than any name has; a longer phrase names nobody. */
  readonly mostWords: number
  readonly byId: ReadonlyMap<string, RosterChild>
  /** In order of name, own groups first. */
  readonly entries: readonly Entry[]
  readonly byFirst: ReadonlyMap<string, readonly Entry[]>
  readonly byFirstWord: ReadonlyMap<string, readonly Entry[]>
  readonly known: Map<string, FoundName | null>
}

export interface FoundName {
  /** More than one: nobody may guess which. */
  readonly children: readonly RosterChild[]
  /** `forgiven`: a typing mistake or only the beginning of the name. */
  readonly fit: 'exact' | 'forgiven'
  /** Somebody else is called the same, outside the user's own groups. */
  readonly hasNamesake: boolean
}

/** From this length on one wrong, missing, extra or swapped letter is forgiven: in shorter names it makes another name. */
const forgivenFrom = 4
/** The beginning of a name that is enough when only one child has it. */
const shortestBeginning = 2
const mostForgivenWords = 4
const mostRemembered = 2_000

export function indexNames(children: readonly RosterChild[], ownGroupIds: readonly string[], today: string): NameIndex {
  const own = new Set(ownGroupIds)
  const bornThen = new Map<string, number>()
  const entries = children
    .map((child) => entryOf(child, own, bornThen, today))
    .filter((entry) => entry.first !== '')
    .sort((one, other) => one.tier - other.tier || (one.full < other.full ? -1 : one.full > other.full ? 1 : 0))
  return {
    today,
    mostWords: children.reduce((most, child) => Math.max(most, keysOf(child).mostWords), 1),
    byId: new Map(children.map((child) => [child.id, child])),
    entries,
    byFirst: grouped(entries, ({ first }) => first),
    byFirstWord: grouped(entries, ({ first }) => first.split(' ', 1)[0] ?? ''),
    known: new Map(),
  }
}

interface Keys {
  readonly first: string
  readonly last: string
  readonly bare: string
  readonly initial: string
  readonly full: string
  readonly group: string
  readonly born: string
  /** Of the longest way to write her: name, group, birth date and number. */
  readonly mostWords: number
}

/** Folding thousands of names takes longer than a frame; a child of which nothing changed keeps her keys. */
const keysByChild = new WeakMap<RosterChild, Keys>()

/** What makes the index of a large location quick; may be called for parts of the roster, one after the other. */
export function keysOf(child: RosterChild): Keys {
  const before = keysByChild.get(child)
  if (before !== undefined) return before
  const first = nameKey(child.firstName)
  const last = nameKey(child.lastName ?? '')
  // "Noor B." ends in the initial of the family name, which stands after its prefixes.
  const initial = child.lastName === null ? '' : nameKey(shortName('', child.lastName))
  const [year = '', month = '', day = ''] = child.bornOn.split('-')
  const full = last === '' ? first : `${first} ${last}`
  const group = nameKey(child.groupName ?? '')
  const keys = {
    first,
    last,
    bare: barePart(last, initial),
    initial,
    full,
    group,
    mostWords: wordCount(full) + Math.max(wordCount(group), 5),
    born: `${day} ${month} ${year}`,
  }
  keysByChild.set(child, keys)
  return keys
}

function entryOf(child: RosterChild, own: ReadonlySet<string>, bornThen: Map<string, number>, today: string): Entry {
  const { first, last, bare, initial, full, group, born } = keysOf(child)
  const number = (bornThen.get(born) ?? 0) + 1
  bornThen.set(born, number)
  const hasLeft = child.leftOn !== null && child.leftOn < today && child.groupIds.length === 0
  return {
    child,
    first,
    last,
    bare,
    initial,
    full,
    qualifiers: [...(group === '' ? [] : [group]), born, `${born} nr ${String(number)}`],
    tier: hasLeft ? 2 : child.groupIds.some((id) => own.has(id)) ? 0 : 1,
  }
}

function grouped(entries: readonly Entry[], keyOf: (entry: Entry) => string): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [entry])
    else group.push(entry)
  }
  return groups
}

function wordCount(key: string): number {
  return key.split(' ').length
}

/** The end of the family name that begins with its initial: "vries" of "de vries". */
function barePart(last: string, initial: string): string {
  if (initial === '' || last.startsWith(initial)) return last
  const words = last.split(' ')
  const from = words.findIndex((word) => word.startsWith(initial))
  return from < 0 ? last : words.slice(from).join(' ')
}

/** Names are compared as letters and digits with single spaces: "Sarah-Lou", "sarah lou" and "Sárah Lou." are one. */
export function nameKey(words: string): string {
  // Most words are plain letters: they need no Unicode.
  const folded = /^[ -~]*$/.test(words) ? words.toLowerCase() : foldForSearch(words)
  return folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/**
 * Who is meant by these words. Exactly written names come before the first word of a double name, and that before a mistake or a
 * beginning; in each, the user's own groups before the others, and who is here before who left. Null: nobody.
 */
export function findName(index: NameIndex, phrase: string, { forgiving }: { readonly forgiving: boolean }): FoundName | null {
  const memory = `${forgiving ? '~' : '='}${phrase}`
  const before = index.known.get(memory)
  if (before !== undefined) return before
  const key = nameKey(phrase)
  const found = key === '' ? null : look(index, key, forgiving)
  if (index.known.size >= mostRemembered) index.known.clear()
  index.known.set(memory, found)
  return found
}

function look(index: NameIndex, key: string, forgiving: boolean): FoundName | null {
  const words = key.split(' ')
  if (words.length > index.mostWords) return null
  const exact = exactEntries(index, words)
  const here = exact.filter((entry) => entry.tier < 2)
  if (here.length > 0) return nearest(here, 'exact')
  if (!forgiving) return exact.length > 0 ? nearest(exact, 'exact') : null
  const parts = (index.byFirstWord.get(words[0] ?? '') ?? []).filter(
    (entry) => entry.first.includes(' ') && fitsRest(entry, words.slice(1).join(' ')),
  )
  const partsHere = parts.filter((entry) => entry.tier < 2)
  if (partsHere.length > 0) return nearest(partsHere, 'forgiven')
  if (exact.length > 0) return nearest(exact, 'exact')
  if (words.length > mostForgivenWords) return null
  const forgiven = index.entries.filter((entry) => isForgiven(entry, key, words))
  return forgiven.length > 0 ? nearest(forgiven, 'forgiven') : null
}

function exactEntries(index: NameIndex, words: readonly string[]): readonly Entry[] {
  const found = new Set<Entry>()
  for (let count = 1; count <= words.length; count += 1) {
    const entries = index.byFirst.get(words.slice(0, count).join(' '))
    if (entries === undefined) continue
    const rest = words.slice(count).join(' ')
    for (const entry of entries) if (fitsRest(entry, rest)) found.add(entry)
  }
  return [...found]
}

/** What stands after the first name: nothing, the family name, its initial, and what tells namesakes apart. */
function fitsRest({ last, bare, initial, qualifiers }: Entry, rest: string): boolean {
  if (rest === '') return true
  if (qualifiers.includes(rest)) return true
  return [last, bare, initial].some(
    (name) => name !== '' && (rest === name || (rest.startsWith(`${name} `) && qualifiers.includes(rest.slice(name.length + 1)))),
  )
}

function isForgiven({ first, last, bare, full }: Entry, key: string, words: readonly string[]): boolean {
  if (key.length >= shortestBeginning && full.startsWith(key)) return true
  if (isSlip(key, first)) return true
  if (words.length === 1) return false
  const rest = key.slice(first.length + 1)
  return (key.startsWith(`${first} `) && (isSlip(rest, last) || isSlip(rest, bare))) || (last !== '' && isSlip(key, full))
}

/** At most one mistake in a word that is long enough: a wrong, missing or extra letter, or two that changed places. */
export function isSlip(typed: string, meant: string): boolean {
  if (typed.length < forgivenFrom || meant.length < forgivenFrom || Math.abs(typed.length - meant.length) > 1) return false
  let same = 0
  while (same < typed.length && typed[same] === meant[same]) same += 1
  if (typed.length > meant.length) return typed.slice(same + 1) === meant.slice(same)
  if (typed.length < meant.length) return typed.slice(same) === meant.slice(same + 1)
  if (typed.slice(same + 1) === meant.slice(same + 1)) return true
  return typed[same] === meant[same + 1] && typed[same + 1] === meant[same] && typed.slice(same + 2) === meant.slice(same + 2)
}

function nearest(entries: readonly Entry[], fit: FoundName['fit']): FoundName {
  const tier = Math.min(...entries.map((entry) => entry.tier))
  const children = entries.filter((entry) => entry.tier === tier).map(({ child }) => child)
  return {
    children,
    fit,
    hasNamesake: entries.length > children.length && tier < 2 && entries.some((one) => one.tier < 2 && one.tier !== tier),
  }
}

/** How many such mistakes apart (optimal string alignment); more than `most` answers `most + 1`. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    let least = row
    for (let column = 1; column <= other.length; column += 1) {
      const cost = one[row - 1] === other[column - 1] ? 0 : 1
      let value = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + cost)
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        value = Math.min(value, (before[column - 2] ?? 0) + 1)
      }
      current.push(value)
      if (value < least) least = value
    }
    if (least > most) return most + 1
    before = above
    above = current
  }
  return Math.min(above[other.length] ?? 0, most + 1)
}

/** Children whose name begins with what was typed, then those of whom a later word does; only who is here. */
export function suggestNames(index: NameIndex, typed: string, limit: number): readonly RosterChild[] {
  const key = nameKey(typed)
  const begins: RosterChild[] = []
  const holds: RosterChild[] = []
  for (const { child, full, tier } of index.entries) {
    if (tier === 2) continue
    if (full.startsWith(key)) begins.push(child)
    else if (key.length >= shortestBeginning && full.includes(` ${key}`)) holds.push(child)
    if (begins.length === limit) break
  }
  return [...begins, ...holds].slice(0, limit)
}

/** For a name that nobody has: who comes closest, own groups first among equals. */
export function closestNames(index: NameIndex, typed: string, limit: number): readonly RosterChild[] {
  const key = nameKey(typed)
  if (key === '') return []
  const most = Math.max(2, Math.floor(key.length / 2))
  return index.entries
    .filter((entry) => entry.tier < 2)
    .map((entry) => ({
      child: entry.child,
      away: Math.min(
        distance(key, entry.first, most),
        distance(key, entry.full, most),
        entry.full.startsWith(key.slice(0, 2)) ? most : most + 1,
      ),
    }))
    .filter(({ away }) => away <= most)
    .sort((one, other) => one.away - other.away)
    .slice(0, limit)
    .map(({ child }) => child)
}

/** Signs that mean something in a line cannot stand in a name there. */
const meaningful = /[,;:&+#!@*"\s]+/gu

/**
 * How the line writes this child so that it means her and nobody else: the first name, and as much more as is needed. Two children
 * of one name, group and birthday get a number.
 */
export function nameInLine(index: NameIndex, child: RosterChild): string {
  const { firstName, lastName, groupName, bornOn } = child
  const full = lastName === null ? firstName : `${firstName} ${lastName}`
  const [year = '', month = '', day = ''] = bornOn.split('-')
  const born = `${day}-${month}-${year}`
  const number = index.entries
    .find((entry) => entry.child.id === child.id)
    ?.qualifiers.at(-1)
    ?.split(' ')
    .at(-1)
  const forms = [
    firstName,
    shortName(firstName, lastName),
    full,
    ...(groupName === null ? [] : [`${full} (${groupName})`]),
    `${full} (${born})`,
    `${full} (${born} nr ${number ?? '1'})`,
  ].map((form) => form.replace(meaningful, ' ').trim())
  return forms.find((form) => isOnly(index, form, child)) ?? forms.at(-1) ?? ''
}

function isOnly(index: NameIndex, form: string, child: RosterChild): boolean {
  const found = findName(index, form, { forgiving: true })
  return found?.fit === 'exact' && !found.hasNamesake && found.children.length === 1 && found.children[0]?.id === child.id
}
