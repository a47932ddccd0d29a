import advies from '../../../resources/locales/nl/advies.json' with { type: 'json' }
import texts from '../../../resources/locales/nl/children.json' with { type: 'json' }
import common from '../../../resources/locales/nl/common.json' with { type: 'json' }
import handover from '../../../resources/locales/nl/handover.json' with { type: 'json' }
import presence from '../../../resources/locales/nl/presence.json' with { type: 'json' }
import support from '../../../resources/locales/nl/support.json' with { type: 'json' }
import type { Child, childrenContract, TimelineEntry } from '../../contract/children.ts'
import { isWithin } from '../../contract/planning.ts'
import { readPresenceTags } from '../../contract/presence.ts'
import { wijken } from '../../contract/wijken.ts'
import type { Handlers, QueryContext } from '../../backend/handler.ts'
import { deliverDocument } from '../../backend/deliver-document.ts'
import { childSheet, type ChildSheet, type SheetEntry } from '../../documents/child-sheet.ts'
import { dateOnPaper, monthOnPaper, numberOnPaper } from '../../documents/date-words.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { maskOfOthers } from '../../schema/mask-others.ts'
import { readTimeline } from './timeline.ts'
import { readWholeChild } from './whole-child.ts'

type Print = Handlers<typeof childrenContract>['children.print']
type Mask = (words: string) => string

/** More than a meeting reads; the document says when there was more. */
const mostEntries = 1_000

/** What may be read about a child outside the app: see `childSheet`. The file's name holds no child's name. */
export const printChild: Print = async (context, { id, to }) => {
  context.subject(id)
  const sheet = await context.read((reading) => collect(reading, id))
  const fileName = await deliverDocument(context, { html: childSheet(sheet), to, suggestedName: `kind-${context.today()}.pdf` })
  return { fileName }
}

async function collect(context: QueryContext<VoorschoolTables>, id: string): Promise<ChildSheet> {
  const { db, today } = context
  const child = await readWholeChild(context, id)
  const { rows, total } = await readTimeline(db, { id, kinds: [], page: { offset: 0, limit: mostEntries } }, 'paper', today())
  const location = await db.selectFrom('location').select('name').executeTakeFirst()
  const masker = await maskOfOthers(db, child)
  const mask: Mask = (words) => masker(words).text
  return {
    name: [child.firstName, child.lastName].filter((part) => part !== null).join(' '),
    locationName: location?.name ?? '',
    madeOn: today(),
    facts: factsOf(child, today()),
    support: supportOf(child.support, mask),
    entries: rows.map((row) => entryOf(row, mask)),
    total,
  }
}

function factsOf(child: Child, today: string): [string, string][] {
  const { sheet } = texts
  const groups = child.placements.filter((placement) => isWithin(today, placement)).map((placement) => placement.groupName)
  const language = child.languages.length > 0 ? child.languages.join(', ') : texts.homeLanguages[child.homeLanguage]
  const facts: [string, string | null][] = [
    [sheet.born, dateOnPaper(child.bornOn)],
    [sheet.group, groups.length === 0 ? texts.statuses[child.status] : groups.join(', ')],
    [sheet.mentor, child.mentorName],
    [sheet.wijk, child.wijkCode === null ? null : wijken[child.wijkCode]],
    [sheet.language, language],
    [sheet.advies, child.advies === null ? null : adviesInWords(child.advies)],
    [sheet.school, child.schoolName],
  ]
  return facts.filter((fact): fact is [string, string] => fact[1] !== null)
}

function adviesInWords({ state, advisedOn, weeklyHours }: NonNullable<Child['advies']>): string {
  const words = [wordsAt(advies, `states.${state}`, state), dateOnPaper(advisedOn)]
  return (state === 'advies' ? [...words, `${numberOnPaper(weeklyHours)} ${texts.sheet.hours}`] : words).join(', ')
}

function supportOf({ needs, arrangements, partners }: Child['support'], mask: Mask): string[] {
  const { sheet } = texts
  const since = (day: string) => sheet.since.replace('{{date}}', dateOnPaper(day))
  return [
    ...needs.filter((one) => one.endedOn === null).map((one) => `${one.kind}, ${since(one.sinceOn)}`),
    ...arrangements
      .filter((one) => one.endedOn === null)
      .map((one) => {
        const what = [support.arrangementKinds[one.kind], one.description, one.partner === null ? null : support.partners[one.partner]]
        const when = one.startedOn === null ? sheet.waits.replace('{{date}}', dateOnPaper(one.waitingSinceOn ?? '')) : since(one.startedOn)
        return [...what.filter((part) => part !== null), when].map(mask).join(', ')
      }),
    ...partners
      .filter((one) => one.endedOn === null)
      .map((one) => `${one.organisation ?? support.partners[one.kind]}: ${support.consents[one.consent]}`),
  ]
}

function entryOf({ kind, on, what, text, authorName, tags }: TimelineEntry, mask: Mask): SheetEntry {
  const domains = tags.flatMap((tag) => (tag in common.domains ? wordsAt(common.domains, tag, tag) : []))
  const words = text === null ? null : mask(text)
  const author = authorName === null ? [] : [authorName]
  switch (kind) {
    case 'observation':
      return { on, title: texts.timeline.observation, text: words, facts: [...domains, ...author] }
    case 'contact':
      return { on, title: wordsAt(texts, `timeline.contacts.${what}`, what), text: words, facts: author }
    case 'placement':
      return { on, title: wordsAt(texts, `timeline.placements.${what}`, what).replace('{{group}}', text ?? ''), text: null, facts: [] }
    case 'toeleiding':
      return { on, title: wordsAt(advies, `steps.${what}`, what), text: words, facts: [...tags.map(whyNot), ...author] }
    case 'offer':
      return {
        on,
        title: wordsAt(texts, `timeline.offers.${what}`, what).replace('{{group}}', text ?? ''),
        text: null,
        facts: [...tags.map(whyNot), ...author],
      }
    case 'presence':
      return { on, ...presenceOf(what, tags) }
    case 'support':
      return { on, title: supportTitle(what, words, tags), text: null, facts: [] }
    case 'handover':
      return {
        on,
        title: wordsAt(handover, `steps.${what}.done`, wordsAt(texts, `timeline.handover.${what}`, what)),
        text: null,
        facts: author,
      }
    default:
      return { on, title: wordsAt(texts, `timeline.${plural[kind]}.${what}`, what), text: words, facts: author }
  }
}

/** A coded reason of not taking part, in words. */
function whyNot(reason: string): string {
  return wordsAt(advies, `nonParticipation.${reason}`, reason)
}

function presenceOf(month: string, tags: readonly string[]): Omit<SheetEntry, 'on'> {
  const { total, present, absent } = readPresenceTags(tags)
  const title = total === 1 ? texts.timeline.presence_one : texts.timeline.presence_other
  return {
    title: title.replace('{{month}}', monthOnPaper(month)).replace('{{present}}', String(present)).replace('{{count}}', String(total)),
    text: null,
    facts: absent.map(({ state, dagdelen }) => `${String(dagdelen)} ${wordsAt(presence, `states.${state}.label`, state)}`),
  }
}

const plural = { agreement: 'agreements', advies: 'advies', registration: 'registrations' } as const

function supportTitle(what: string, text: string | null, tags: readonly string[]): string {
  const code = (family: string) => tags.find((tag) => tag.startsWith(`${family}.`))?.slice(family.length + 1)
  const arrangement = code('arrangement')
  const partner = code('partner')
  const about = [
    arrangement === undefined ? null : wordsAt(support, `arrangementKinds.${arrangement}`, arrangement),
    text,
    partner === undefined || (arrangement === undefined && text !== null) ? null : wordsAt(support, `partners.${partner}`, partner),
  ]
  const words = about.filter((part) => part !== null).join(', ')
  return wordsAt(texts, `timeline.support.${what}`, what)
    .replace('{{what}}', words)
    .replace('{{text}}', text ?? '')
}

/** The words under a path of codes; the fallback where a text is missing. */
function wordsAt(source: object, path: string, fallback: string): string {
  let found: unknown = source
  for (const key of path.split('.'))
    found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[key] : undefined
  return typeof found === 'string' ? found : fallback
}
