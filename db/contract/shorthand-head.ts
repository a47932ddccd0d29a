import { pastDay } from './shorthand-dates.ts'
import { findName, nameKey, type FoundName, type NameIndex } from './shorthand-names.ts'
import { isText, type Meaning, type Token } from './shorthand-spans.ts'

/** Sixteen long names fit; a colon further on belongs to the text. */
const longestHead = 800
/** A name of more words that nobody has is a sentence. */
const mostUnknownWords = 3
/** After a name these begin a sentence: in "noor zei: kijk" Noor is speaking. */
const reporting: ReadonlySet<string> = new Set(
  'zei zegt riep roept vroeg vraagt vertelt vertelde noemt noemde telt telde antwoordt antwoordde zingt zong schreef fluistert fluisterde wijst wees en'.split(
    ' ',
  ),
)
const separators = /^[,;&+]$/u
/** Between names these only join: "@moeder van noor", "noor samen met sam". */
const joining: ReadonlySet<string> = new Set(['en', 'van', 'met', 'samen'])
/** More names and words than a group has: a sentence. */
const mostWordsInHead = 80
const mostUnknownInHead = 16

interface Word {
  readonly start: number
  readonly end: number
  readonly words: string
}

/** Names that stand together without a comma, or one thing between them. */
type Piece = Word | { readonly sign: Token } | 'separator'

export interface Head {
  readonly tokens: readonly Token[]
  /** Where the text begins: after the colon, or after the names when there is no colon. */
  readonly bodyStart: number
  readonly hasColon: boolean
}

/**
 * Who it is about. With a colon everything before it: names, dates and signs. Without one only names that are written exactly, at the
 * beginning. A colon after a sentence ("noor zei: kijk") is a colon in the text.
 */
export function readHead(line: string, signs: readonly Token[], names: NameIndex): Head {
  const colon = findColon(line, signs)
  if (colon !== null) {
    const tokens = readNames(line, colon, signs, names)
    if (tokens !== null) return { tokens, bodyStart: colon + 1, hasColon: true }
  }
  return readLeading(line, signs, names)
}

function findColon(line: string, signs: readonly Token[]): number | null {
  const head = line.slice(0, longestHead).split('\n', 1)[0] ?? ''
  let isQuoted = false
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] === '"') isQuoted = !isQuoted
    if (head[at] !== ':' || isQuoted) continue
    const isTime = /\d/.test(head[at - 1] ?? '') && /\d/.test(line[at + 1] ?? '')
    const isSmileyOrAddress = /[/()]/.test(line[at + 1] ?? '')
    if (!isTime && !isSmileyOrAddress && !signs.some((sign) => sign.start < at && at < sign.end)) return at
  }
  return null
}

/** Cuts the head into words, signs and separators; what stands between quotation marks is left out: it is text. */
function* pieces(line: string, end: number, signs: readonly Token[]): Generator<Piece | { readonly quoted: Word }> {
  const bySign = new Map(signs.map((sign) => [sign.start, sign]))
  const next = /"[^"\n]*"|[,;&+]|[^\s,;&+"]+|"/gu
  for (let at = 0; at < end;) {
    next.lastIndex = at
    const match = next.exec(line)
    if (match === null || match.index >= end) return
    const sign = bySign.get(match.index)
    // An @ before a name says nothing more than the name.
    if (sign !== undefined && !(sign.meaning.type === 'unknownTag' && match[0].startsWith('@'))) {
      yield { sign }
      at = sign.end
      continue
    }
    const word = {
      start: match.index,
      end: Math.min(match.index + match[0].length, end),
      words: line.slice(match.index, Math.min(match.index + match[0].length, end)),
    }
    at = word.end
    if (separators.test(word.words)) yield 'separator'
    else if (word.words.startsWith('"')) yield { quoted: word }
    else yield word
  }
}

/** Null: this is no row of names but a sentence. */
function readNames(line: string, colon: number, signs: readonly Token[], names: NameIndex): Token[] | null {
  const segments: Word[][] = [[]]
  const tokens: Token[] = []
  for (const piece of pieces(line, colon, signs)) {
    if (piece === 'separator') segments.push([])
    else if ('sign' in piece) {
      tokens.push(piece.sign)
      segments.push([])
    } else if ('quoted' in piece) {
      tokens.push({ start: piece.quoted.start, end: piece.quoted.end, meaning: { type: 'text' } })
      segments.push([])
    } else segments.at(-1)?.push(piece)
  }
  const wordCount = segments.reduce((count, words) => count + words.length, 0)
  if (wordCount > mostWordsInHead || (wordCount === 0 && tokens.every(isText))) return null
  let unknownCount = 0
  for (const words of segments) {
    const read = readSegment(words, names)
    if (read === null) return null
    tokens.push(...read)
    unknownCount += read.filter(isUnknown).length
    if (unknownCount > mostUnknownInHead) return null
  }
  return tokens
}

/** Names between two commas. First as they are written; where that leaves something over, with mistakes forgiven. */
function readSegment(words: readonly Word[], names: NameIndex): Token[] | null {
  if (words.length === 0) return []
  const exact = cover(words, names, (phrase) => findName(names, phrase, { forgiving: false }))
  const notExact = exact.filter(isUnknown)
  if (notExact.length === 0) return exact.filter(isSomething)
  if (words.filter(({ start }) => notExact.some((token) => token.start <= start && start < token.end)).length > mostUnknownInHead)
    return null
  const forgiven = cover(words, names, (phrase) => findName(names, phrase, { forgiving: true })).filter(isSomething)
  const unknown = forgiven.filter(isUnknown)
  if (unknown.length === 0) return forgiven
  const isAlone = unknown.length === forgiven.length
  const counts = unknown.map(({ start, end }) => words.filter((word) => word.start >= start && word.end <= end))
  if (isAlone) return counts.every((of) => of.length <= mostUnknownWords) ? forgiven : null
  return counts.every((of) => of.length === 1 && !reporting.has(nameKey(of[0]?.words ?? ''))) ? forgiven : null
}

function isSomething({ meaning }: Token): boolean {
  return meaning.type !== 'between'
}

function isUnknown({ meaning }: Token): boolean {
  return meaning.type === 'unknown'
}

function cover(words: readonly Word[], names: NameIndex, find: (phrase: string) => FoundName | null): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < words.length) {
    const { count, meaning } = longest(words, at, names, find)
    const start = words[at]?.start ?? 0
    const end = words[at + count - 1]?.end ?? start
    const before = tokens.at(-1)
    if (meaning.type === 'unknown' && before?.meaning.type === 'unknown') tokens[tokens.length - 1] = { ...before, end }
    else tokens.push({ start, end, meaning })
    at += count
  }
  return tokens
}

function longest(
  words: readonly Word[],
  at: number,
  names: NameIndex,
  find: (phrase: string) => FoundName | null,
): { readonly count: number; readonly meaning: Meaning } {
  for (let count = Math.min(names.mostWords, words.length - at); count > 0; count -= 1) {
    const phrase = words.slice(at, at + count).map((word) => word.words)
    const found = find(phrase.join(' '))
    // "ma" is a day unless somebody is called so exactly; a mistake never reaches over a day or "en".
    if (found !== null && (found.fit === 'exact' || !phrase.some((word) => isWordOfLine(word, names.today))))
      return { count, meaning: childMeaning(found) }
  }
  const word = words[at]?.words ?? ''
  const key = nameKey(word)
  if (key === '' || joining.has(key)) return { count: 1, meaning: { type: 'between' } }
  const on = pastDay(word, names.today)
  return { count: 1, meaning: on === null ? { type: 'unknown' } : { type: 'date', on } }
}

function isWordOfLine(word: string, today: string): boolean {
  return joining.has(nameKey(word)) || pastDay(word, today) !== null
}

export function childMeaning({ children, fit, hasNamesake }: FoundName): Meaning {
  const [only] = children
  if (children.length === 1 && only !== undefined) return { type: 'child', childId: only.id, fit, hasNamesake }
  return { type: 'ambiguous', childIds: children.map(({ id }) => id) }
}

/** Without a colon: the names with which the line begins, and the signs between them. */
function readLeading(line: string, signs: readonly Token[], names: NameIndex): Head {
  const all = [...takeWhileNames(pieces(line, Math.min(line.length, longestHead), signs))]
  const tokens: Token[] = []
  let bodyStart = 0
  let at = 0
  while (at < all.length) {
    const piece = all[at]
    if (piece === undefined) break
    if (piece === 'separator') {
      if (tokens.length === 0) break
      at += 1
      continue
    }
    if ('sign' in piece) {
      if (isText(piece.sign)) break
      tokens.push(piece.sign)
      at += 1
      bodyStart = piece.sign.end
      continue
    }
    const key = nameKey(piece.words)
    if (tokens.length > 0 && (key === 'en' || (key === 'van' && tokens.at(-1)?.meaning.type === 'partner'))) {
      at += 1
      continue
    }
    const words = followingWords(all, at)
    const { count, meaning } = longest(words, 0, names, (phrase) => findName(names, phrase, { forgiving: false }))
    if (meaning.type !== 'child' && meaning.type !== 'ambiguous') break
    const end = words[count - 1]?.end ?? piece.end
    tokens.push({ start: piece.start, end, meaning })
    bodyStart = end
    at += count
  }
  // What follows the last name belongs to the names only when nothing else follows: somebody is still typing them.
  if (tokens.length > 0)
    bodyStart = at >= all.length ? trailing(line, bodyStart) : bodyStart + (/^[\s,;]*/u.exec(line.slice(bodyStart))?.[0].length ?? 0)
  return { tokens: tokens.filter((token) => token.start < bodyStart), bodyStart, hasColon: false }
}

function* takeWhileNames(all: ReturnType<typeof pieces>): Generator<Piece> {
  for (const piece of all) {
    if (piece !== 'separator' && 'quoted' in piece) return
    yield piece
  }
}

function followingWords(all: readonly Piece[], from: number): readonly Word[] {
  const words: Word[] = []
  for (const piece of all.slice(from)) {
    if (piece === 'separator' || 'sign' in piece) break
    words.push(piece)
  }
  return words
}

/** Over commas, "en" and spaces up to the end of the line, or nowhere. */
function trailing(line: string, from: number): number {
  return /^(?:[\s,;&+]|en(?=\s|$))*$/iu.test(line.slice(from)) ? line.length : from
}
