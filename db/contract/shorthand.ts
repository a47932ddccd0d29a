import { longestText, mostChildren, type Domain, type SubDomain } from './observations.ts'
import { pastDay } from './shorthand-dates.ts'
import { readHead } from './shorthand-head.ts'
import type { NameIndex } from './shorthand-names.ts'
import { fillSpans, gapsBetween, isText, joinText, type Meaning, type Span, type Token } from './shorthand-spans.ts'
import { readSigns } from './shorthand-signs.ts'
import { findDuration, findKind, findOutcome, type ContactKind, type ContactOutcome, type Partner } from './shorthand-words.ts'

/**
 * The shorthand line (experience.md): one line of text that becomes an observation or a parent contact.
 *
 *     line     = [ head ":" ] text               the head may miss its colon when the names are written exactly
 *     head     = names and days, between commas, "en", "&", "+" or spaces; "quoted" words stay text
 *     name     = first name [ family name or its initial ] [ "(" group or birth date ")" ]
 *     day      = gisteren | eergisteren | vandaag | ma … zo | 12-11 | 12-11-2026        the last such day
 *     anywhere   #taal #rekenen #motoriek #sociaal   a domain, its beginning is enough
 *                #spel #welbevinden #tekenen …       more exactly
 *                #gisteren #ma #12-11                the day, in the middle of the text
 *                *intern                             for the team only
 *                @moeder @vader @ouder @oma …        makes it a parent contact
 *     contact    !vr !morgen !12-12 [ text ]         an agreement for the next such day; what follows is what was agreed
 *                10 min, een kwartier, 1 uur         how long
 *                #telefoon #huisbezoek #niet-bereikt the kind and the outcome; plain words such as "geen gehoor" say it too
 *
 * Every character belongs to exactly one span, so nothing that was typed can disappear unseen.
 */
export interface Shorthand {
  readonly line: string
  readonly kind: 'observation' | 'contact'
  readonly spans: readonly Span[]
  /** Where the text begins, after the names. */
  readonly bodyStart: number
  readonly hasColon: boolean
  readonly childIds: readonly string[]
  /** The day that it was, today when the line says nothing. */
  readonly on: string
  readonly domains: readonly Domain[]
  readonly subDomains: readonly SubDomain[]
  readonly isStaffOnly: boolean
  readonly partner: Partner | null
  /** What was not said is the shortest kind of contact, at the door; null in an observation. */
  readonly contactKind: ContactKind | null
  readonly outcome: ContactOutcome
  readonly durationMinutes: number | null
  readonly agreement: { readonly dueOn: string; readonly text: string } | null
  readonly text: string
  /** What has to be settled before it can be saved, in the order of the line; what is missing comes last. */
  readonly problems: readonly Problem[]
}

export const problemCodes = [
  'ambiguous',
  'unknown',
  'left',
  'future',
  'agreement-without-contact',
  'staff-only-contact',
  'several-children-contact',
  'too-many-children',
  'too-long',
  'nobody',
  'nothing',
] as const
export interface Problem {
  readonly code: (typeof problemCodes)[number]
  /** Where it stands; null when it is about the whole line. */
  readonly span: Span | null
}

const longestAgreement = 200
/** Of the note of a contact, with whom it was standing before it. */
const longestNote = 3_980

/** Understands a line. Never throws, whatever is typed; pure: the same line, names and day give the same answer. */
export function parseShorthand(line: string, names: NameIndex): Shorthand {
  const { signs, isContact } = readSigns(line, names.today)
  const head = readHead(line, signs, names)
  const body = signs.filter((sign) => sign.start >= head.bodyStart)
  const tail = isContact && body.some(({ meaning }) => meaning.type === 'agreement') ? [] : tailDay(line, body, names.today)
  const said = isContact ? readContact(line, head.bodyStart, [...body, ...tail]) : []
  const tokens = [...head.tokens, ...body, ...tail, ...said].sort((one, other) => one.start - other.start)
  return conclude(line, fillSpans(line, onlyOnce(tokens), head.bodyStart), { ...head, isContact }, names)
}

/** A day as the last word, after a sign: "#taal gisteren". In the middle of a sentence "gisteren" is a word like any other. */
function tailDay(line: string, body: readonly Token[], today: string): Token[] {
  const last = body.at(-1)
  if (last === undefined || isText(last)) return []
  const match = /^(\s+)(\S+)\s*$/u.exec(line.slice(last.end))
  const on = match === null ? null : pastDay(match[2] ?? '', today)
  if (match === null || on === null) return []
  const start = last.end + (match[1] ?? '').length
  return [{ start, end: start + (match[2] ?? '').length, meaning: { type: 'date', on } }]
}

/** How a contact went, from its own words. Only the first of each counts. */
function readContact(line: string, bodyStart: number, signs: readonly Token[]): Token[] {
  const end = signs.find(({ meaning }) => meaning.type === 'agreement')?.start ?? line.length
  const tokens: Token[] = []
  const look = (find: (text: string) => { readonly start: number; readonly end: number; readonly meaning: Meaning } | null) => {
    const taken = [...signs, ...tokens].sort((one, other) => one.start - other.start)
    for (const gap of gapsBetween(taken, bodyStart, end)) {
      const found = find(line.slice(gap.start, gap.end))
      if (found === null) continue
      tokens.push({ start: gap.start + found.start, end: gap.start + found.end, meaning: found.meaning })
      return
    }
  }
  look((text) => {
    const found = findOutcome(text)
    return found && { ...found, meaning: { type: 'outcome', outcome: found.outcome, impliedKind: found.impliedKind, staysText: true } }
  })
  look((text) => {
    const found = findKind(text)
    return found && { ...found, meaning: { type: 'contactKind', kind: found.kind, staysText: true } }
  })
  look((text) => {
    const found = findDuration(text)
    return found && { ...found, meaning: { type: 'duration', minutes: found.minutes, staysText: true } }
  })
  // "10 min gesprek over slapen": at the beginning the duration is no part of the sentence.
  return tokens.map((token) =>
    token.meaning.type === 'duration' &&
    joinText(
      fillSpans(
        line.slice(0, token.start),
        signs.filter((sign) => sign.end <= token.start),
        bodyStart,
      ),
    ) === ''
      ? { ...token, meaning: { ...token.meaning, staysText: false } }
      : token,
  )
}

/** One day, one agreement, one family member, one kind and one outcome: a sign that contradicts an earlier one stays text and is marked. */
function onlyOnce(tokens: readonly Token[]): readonly Token[] {
  const first = new Map<string, Meaning>()
  return tokens.map((token) => {
    const { type } = token.meaning
    if (type !== 'date' && type !== 'agreement' && type !== 'partner' && !isChosen(token.meaning)) return token
    const before = first.get(type)
    if (before === undefined) first.set(type, token.meaning)
    return before === undefined || JSON.stringify(before) === JSON.stringify(token.meaning)
      ? token
      : { ...token, meaning: { type: 'unknownTag' } }
  })
}

/** Said with a sign, not with a word of the text. */
function isChosen(meaning: Meaning): boolean {
  return (meaning.type === 'contactKind' || meaning.type === 'outcome') && !meaning.staysText
}

function conclude(
  line: string,
  spans: readonly Span[],
  { bodyStart, hasColon, isContact }: { readonly bodyStart: number; readonly hasColon: boolean; readonly isContact: boolean },
  names: NameIndex,
): Shorthand {
  const meant = <T extends Meaning['type']>(type: T) =>
    spans.flatMap(({ meaning }) => (meaning.type === type ? [meaning as Extract<Meaning, { type: T }>] : []))
  const agreed = spans.findIndex(({ meaning }) => meaning.type === 'agreement')
  const before = isContact && agreed >= 0 ? spans.slice(0, agreed) : spans
  const agreedWords = isContact && agreed >= 0 ? textOf(spans.slice(agreed), bodyStart) : ''
  // An agreement is one short line; a longer one is kept whole in the text as well.
  const text = [textOf(before, bodyStart), agreedWords.length > longestAgreement ? agreedWords : '']
    .filter((part) => part !== '')
    .join('\n')
  const outcomes = [...meant('outcome')].sort((one, other) => Number(one.staysText) - Number(other.staysText))
  const kinds = [...meant('contactKind')].sort((one, other) => Number(one.staysText) - Number(other.staysText))
  const childIds = [...new Set(meant('child').map(({ childId }) => childId))]
  const dueOn = meant('agreement')[0]?.dueOn
  const understood = {
    line,
    kind: isContact ? ('contact' as const) : ('observation' as const),
    spans,
    bodyStart,
    hasColon,
    childIds,
    on: meant('date')[0]?.on ?? names.today,
    domains: [...new Set(meant('domain').map(({ domain }) => domain))],
    subDomains: [...new Set(meant('subDomain').map(({ subDomain }) => subDomain))],
    isStaffOnly: meant('staffOnly').length > 0,
    partner: meant('partner')[0]?.partner ?? null,
    contactKind: isContact ? (kinds[0]?.kind ?? outcomes[0]?.impliedKind ?? 'breng_haal') : null,
    outcome: outcomes[0]?.outcome ?? ('bereikt' as const),
    durationMinutes: meant('duration')[0]?.minutes ?? null,
    agreement: dueOn === undefined ? null : { dueOn, text: agreementText(agreedWords, text) },
    text,
  }
  return { ...understood, problems: problemsOf(understood, names) }
}

/** What stands in the head and is no name comes before the text, as it did in the line. */
function textOf(spans: readonly Span[], bodyStart: number): string {
  const head = spans.filter((span) => span.start < bodyStart && isText(span)).map(({ words }) => words)
  const body = joinText(spans.filter((span) => span.start >= bodyStart))
  return [head.join(', '), body].filter((part) => part !== '').join(': ')
}

/** What was agreed: the words after the day, or else the first line of what was discussed. */
function agreementText(own: string, text: string): string {
  const words = (own === '' ? text : own).replace(/\s+/gu, ' ').trim()
  if (words.length <= longestAgreement) return words
  const cut = words.slice(0, longestAgreement - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestAgreement / 2)).replace(/[\ud800-\udbff]$/u, '')}…`
}

function problemsOf(understood: Omit<Shorthand, 'problems'>, names: NameIndex): readonly Problem[] {
  const { spans, kind, childIds, on, isStaffOnly, text, agreement, durationMinutes, bodyStart } = understood
  const isContact = kind === 'contact'
  const problems: Problem[] = []
  for (const span of spans) {
    const { meaning } = span
    if (meaning.type === 'ambiguous') problems.push({ code: 'ambiguous', span })
    if (meaning.type === 'unknown' || (meaning.type === 'unknownTag' && span.start < bodyStart)) problems.push({ code: 'unknown', span })
    if (meaning.type === 'child' && !isContact && hasLeftBefore(names, meaning.childId, on)) problems.push({ code: 'left', span })
    if (meaning.type === 'date' && meaning.on > names.today) problems.push({ code: 'future', span })
    if (meaning.type === 'agreement' && !isContact) problems.push({ code: 'agreement-without-contact', span })
    if (meaning.type === 'staffOnly' && isContact) problems.push({ code: 'staff-only-contact', span })
  }
  if (isContact && childIds.length > 1) problems.push({ code: 'several-children-contact', span: null })
  if (childIds.length > mostChildren) problems.push({ code: 'too-many-children', span: null })
  if (text.length > (isContact ? longestNote : longestText)) problems.push({ code: 'too-long', span: null })
  const hasNobody = childIds.length === 0 && !spans.some(({ meaning }) => meaning.type === 'ambiguous')
  if (hasNobody) problems.push({ code: 'nobody', span: null })
  if (text === '' && !(isContact && (agreement !== null || durationMinutes !== null || isStaffOnly)))
    problems.push({ code: 'nothing', span: null })
  return problems
}

/** Somebody who left can still have been seen before. */
function hasLeftBefore(names: NameIndex, childId: string, on: string): boolean {
  const leftOn = names.byId.get(childId)?.leftOn ?? null
  return leftOn !== null && on > leftOn
}
