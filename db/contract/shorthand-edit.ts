import { dayInLine } from './shorthand-dates.ts'
import { nameInLine, type NameIndex } from './shorthand-names.ts'
import type { Span } from './shorthand-spans.ts'
import type { Shorthand } from './shorthand.ts'
import {
  contactKindWords,
  domainWords,
  outcomeWords,
  subDomainWords,
  wordFor,
  type ContactKind,
  type ContactOutcome,
} from './shorthand-words.ts'

/** What a person chooses is written into the line itself: so it is kept, taken back and read again like everything that she typed. */

export function replaceSpan(line: string, { start, end }: Pick<Span, 'start' | 'end'>, words: string): string {
  return `${line.slice(0, start)}${words}${line.slice(end)}`
}

/** The line without these pieces, and without the comma or space that only they needed. */
export function withoutSpans({ line, bodyStart, hasColon }: Shorthand, spans: readonly Pick<Span, 'start' | 'end'>[]): string {
  const inHead = spans.filter(({ start }) => start < bodyStart)
  const body = cut(
    line,
    bodyStart,
    line.length,
    spans.filter(({ start }) => start >= bodyStart),
  ).replace(/^[^\S\n]+/u, '')
  if (inHead.length === 0)
    return bodyStart === 0 ? body : `${line.slice(0, bodyStart)}${/\s$/u.test(line.slice(0, bodyStart)) || body === '' ? '' : ' '}${body}`
  const head = cut(line, 0, hasColon ? bodyStart - 1 : bodyStart, inHead)
    .replace(/^[\s,;&+]+/u, '')
    .replace(/[\s,;&+]+$/u, '')
    .replace(/\s*[,;&+](?:\s*[,;&+])+/gu, ',')
    .replace(/^en\s+|\s+en$/giu, '')
  if (head === '') return body
  return `${head}${hasColon ? ':' : ''}${body === '' ? '' : ' '}${body}`
}

function cut(line: string, from: number, until: number, spans: readonly Pick<Span, 'start' | 'end'>[]): string {
  let result = ''
  let done = from
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    result += line.slice(done, start)
    done = Math.max(done, Math.min(end, until))
    if (result === '' || /\s$/u.test(result)) while (done < until && /[^\S\n]/u.test(line[done] ?? '')) done += 1
  }
  return result + line.slice(done, until)
}

/** At the end, where everybody sees it. */
export function withSign(line: string, sign: string): string {
  return line.trim() === '' ? sign : `${line.trimEnd()} ${sign}`
}

/** Words that stay words, whatever they look like. */
export function quoted(words: string): string {
  return `"${words.replaceAll('"', '')}"`
}

/** Chosen with a sign, in the place of an earlier choice; words of the text that say something else stay. */
export function withKind(shorthand: Shorthand, kind: ContactKind): string {
  return withChoice(shorthand, 'contactKind', `#${wordFor(kind, contactKindWords)}`)
}

export function withOutcome(shorthand: Shorthand, outcome: ContactOutcome): string {
  return withChoice(shorthand, 'outcome', `#${wordFor(outcome, outcomeWords)}`)
}

function withChoice(shorthand: Shorthand, type: 'contactKind' | 'outcome', sign: string): string {
  const chosen = shorthand.spans.find(({ meaning }) => meaning.type === type && !meaning.staysText)
  return chosen === undefined ? withSign(shorthand.line, sign) : replaceSpan(shorthand.line, chosen, sign)
}

/** What a line means, without the line. */
export type Parts = Pick<
  Shorthand,
  | 'childIds'
  | 'on'
  | 'domains'
  | 'subDomains'
  | 'isStaffOnly'
  | 'partner'
  | 'contactKind'
  | 'outcome'
  | 'durationMinutes'
  | 'agreement'
  | 'text'
>

export const noParts: Parts = {
  childIds: [],
  on: '',
  domains: [],
  subDomains: [],
  isStaffOnly: false,
  partner: null,
  contactKind: null,
  outcome: 'bereikt',
  durationMinutes: null,
  agreement: null,
  text: '',
}

/** A line that means this; understood again it gives the same. Children who are not in the roster are left out. */
export function writeLine(parts: Parts, names: NameIndex): string {
  const { partner } = parts
  const children = parts.childIds.flatMap((id) => names.byId.get(id) ?? []).map((child) => nameInLine(names, child))
  const head = [
    ...(partner === null ? [] : [`@${partner}`]),
    children.join(', '),
    ...(parts.on === '' || parts.on === names.today ? [] : [dayInLine(parts.on)]),
  ]
    .filter((part) => part !== '')
    .join(' ')
  const body = [
    ...(parts.durationMinutes === null ? [] : [`${String(parts.durationMinutes)} min`]),
    parts.text,
    ...parts.domains.map((domain) => `#${wordFor(domain, domainWords)}`),
    ...parts.subDomains.map((one) => `#${wordFor(one, subDomainWords)}`),
    ...(partner !== null && parts.contactKind !== null ? [`#${wordFor(parts.contactKind, contactKindWords)}`] : []),
    ...(partner !== null ? [`#${wordFor(parts.outcome, outcomeWords)}`] : []),
    ...(parts.isStaffOnly ? ['*intern'] : []),
    ...(parts.agreement === null ? [] : [`!${dayInLine(parts.agreement.dueOn)} ${parts.agreement.text}`.trimEnd()]),
  ]
    .filter((part) => part !== '')
    .join(' ')
  return head === '' ? body : `${head}: ${body}`.trimEnd()
}
