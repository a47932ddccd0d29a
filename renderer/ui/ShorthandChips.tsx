import {
  IconAlertTriangle,
  IconCalendar,
  IconCheck,
  IconClock,
  IconFlag,
  IconHelpCircle,
  IconMessages,
  IconMoodKid,
  IconPhoneCall,
  IconTag,
  IconUsersGroup,
  IconX,
  type Icon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { withoutSpans } from '../../db/contract/shorthand-edit.ts'
import type { NameIndex, RosterChild } from '../../db/contract/shorthand-names.ts'
import type { Span } from '../../db/contract/shorthand-spans.ts'
import type { Shorthand } from '../../db/contract/shorthand.ts'
import { shortName } from '../../db/contract/names.ts'
import { dateInWords, daysFromToday } from './date-words.ts'
import { domainIcons } from './DomainBadge.tsx'
import { isolated } from './isolated.ts'
import { childQuestion, kindQuestion, outcomeQuestion, partnerQuestion, questionOf, type Question } from './shorthand-choices.ts'

interface ShorthandChipsProps {
  readonly shorthand: Shorthand
  readonly names: NameIndex
  readonly onChange: (line: string) => void
  readonly onAsk: (question: Question) => void
}

interface Chip {
  readonly key: string
  readonly icon: Icon
  readonly words: ReactNode
  /** The same words for a screen reader and for the button that takes it away. */
  readonly name: string
  readonly tone: 'child' | 'forgiven' | 'ask' | 'domain' | 'plain' | 'quiet'
  readonly domain?: string
  /** Taken away together; none when it is a default. */
  readonly spans: readonly Span[]
  readonly question?: () => Question | null
}

/** What the line was understood as, before anything is saved: each can be taken away, and where there is a choice, changed. */
export function ShorthandChips({ shorthand, names, onChange, onAsk }: ShorthandChipsProps) {
  const { t } = useTranslation('shorthand')
  const chips = useChips(shorthand, names)
  return (
    <ul className="kw-chips" aria-label={t('chips.label')}>
      {chips.map(({ key, icon: ChipIcon, words, name, tone, domain, spans, question }) => (
        <li key={key} className="kw-chip" data-tone={tone} {...(domain === undefined ? {} : { 'data-domain': domain })}>
          {question === undefined ? (
            <span className="kw-chip-words">
              <ChipIcon size={15} stroke={1.7} aria-hidden />
              {words}
            </span>
          ) : (
            <button
              type="button"
              className="kw-chip-words kw-focus"
              title={t('chips.change')}
              onClick={() => {
                const asked = question()
                if (asked !== null) onAsk(asked)
              }}
            >
              <ChipIcon size={15} stroke={1.7} aria-hidden />
              {words}
            </button>
          )}
          {spans.length > 0 && (
            <button
              type="button"
              className="kw-chip-away kw-focus"
              aria-label={t('chips.remove', { name })}
              onClick={() => {
                onChange(withoutSpans(shorthand, spans))
              }}
            >
              <IconX size={14} stroke={2} aria-hidden />
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

function useChips(shorthand: Shorthand, names: NameIndex): readonly Chip[] {
  const { t } = useTranslation(['shorthand', 'common', 'parents', 'observations'])
  const { spans, kind, on, problems } = shorthand
  const isContact = kind === 'contact'
  const of = (...types: readonly Span['meaning']['type'][]) => spans.filter(({ meaning }) => types.includes(meaning.type))
  const isProblem = (span: Span) => problems.some((problem) => problem.span === span)
  const ask = (span: Span) => {
    const problem = problems.find((one) => one.span === span)
    return problem === undefined ? null : questionOf(problem, shorthand, names)
  }
  const chips: Chip[] = []
  const seen = new Set<string>()

  for (const span of of('child', 'ambiguous', 'unknown', 'unknownTag')) {
    const { meaning, words } = span
    const key = `${meaning.type} ${String(span.start)}`
    if (meaning.type === 'child') {
      const child = names.byId.get(meaning.childId)
      if (child === undefined || seen.has(child.id)) continue
      seen.add(child.id)
      const all = spans.filter((one) => one.meaning.type === 'child' && one.meaning.childId === child.id)
      const name = shortName(child.firstName, child.lastName)
      const isAsked = isProblem(span)
      chips.push({
        key,
        icon: isAsked ? IconAlertTriangle : IconMoodKid,
        words: isAsked ? (
          t('shorthand:chips.left', { name: isolated(name), date: dateInWords(child.leftOn ?? on) })
        ) : (
          <ChildWords
            child={child}
            name={name}
            typed={meaning.fit === 'forgiven' ? words : null}
            withGroup={meaning.hasNamesake || hasTwin(names, child)}
          />
        ),
        name,
        tone: isAsked ? 'ask' : meaning.fit === 'forgiven' ? 'forgiven' : 'child',
        spans: all,
        question: () => (isAsked ? ask(span) : childQuestion(span, shorthand, names)),
      })
    } else if (meaning.type === 'ambiguous') {
      const text = t('shorthand:chips.ambiguous', { name: isolated(words) })
      chips.push({ key, icon: IconHelpCircle, words: text, name: words, tone: 'ask', spans: [span], question: () => ask(span) })
    } else {
      const isAsked = isProblem(span)
      const text = t(isAsked ? 'shorthand:chips.unknown' : 'shorthand:chips.unknownTag', { name: isolated(words) })
      chips.push({
        key,
        icon: isAsked ? IconHelpCircle : IconAlertTriangle,
        words: text,
        name: words,
        tone: isAsked ? 'ask' : 'quiet',
        spans: [span],
        ...(isAsked ? { question: () => ask(span) } : {}),
      })
    }
  }

  for (const domain of shorthand.domains) {
    const all = of('domain').filter(({ meaning }) => meaning.type === 'domain' && meaning.domain === domain)
    const name = t(`common:domains.${domain}`)
    chips.push({ key: domain, icon: domainIcons[domain], words: name, name, tone: 'domain', domain, spans: all })
  }

  for (const subDomain of shorthand.subDomains) {
    const all = of('subDomain').filter(({ meaning }) => meaning.type === 'subDomain' && meaning.subDomain === subDomain)
    const name = t(`observations:subDomains.${subDomain}`)
    chips.push({ key: subDomain, icon: IconTag, words: name, name, tone: 'plain', spans: all })
  }

  const partner = of('partner')[0]
  if (partner !== undefined && shorthand.partner !== null) {
    const name = t(`shorthand:partners.${shorthand.partner}`)
    chips.push({
      key: 'partner',
      icon: IconMessages,
      words: name,
      name,
      tone: 'child',
      spans: of('partner'),
      question: () => partnerQuestion(partner, shorthand),
    })
  }
  if (isContact && shorthand.contactKind !== null) {
    const name = t(`parents:kinds.${shorthand.contactKind}`)
    const chosen = of('contactKind').filter(({ meaning }) => meaning.type === 'contactKind' && !meaning.staysText)
    chips.push({
      key: 'kind',
      icon: IconPhoneCall,
      words: name,
      name,
      tone: 'plain',
      spans: chosen,
      question: () => kindQuestion(shorthand),
    })
    const outcome = t(`parents:outcomes.${shorthand.outcome}`)
    const said = of('outcome').filter(({ meaning }) => meaning.type === 'outcome' && !meaning.staysText)
    chips.push({
      key: 'outcome',
      icon: shorthand.outcome === 'bereikt' ? IconCheck : IconX,
      words: outcome,
      name: outcome,
      tone: 'plain',
      spans: said,
      question: () => outcomeQuestion(shorthand),
    })
  }
  if (shorthand.durationMinutes !== null) {
    const name = t('parents:contacts.minutes', { count: shorthand.durationMinutes })
    const own = of('duration').filter(({ meaning }) => meaning.type === 'duration' && !meaning.staysText)
    chips.push({ key: 'duration', icon: IconClock, words: name, name, tone: 'plain', spans: own })
  }

  const dates = of('date')
  const isFuture = dates.some(isProblem)
  const near = daysFromToday(on, names.today)
  const day = near === dateInWords(on) ? near : dates.length === 0 ? near : `${near}, ${dateInWords(on)}`
  // Before anything is understood the day of today says nothing.
  if (chips.length > 0 || dates.length > 0)
    chips.push({
      key: 'date',
      icon: isFuture ? IconAlertTriangle : IconCalendar,
      words: isFuture ? t('shorthand:chips.future', { date: dateInWords(on) }) : day,
      name: day,
      tone: isFuture ? 'ask' : 'plain',
      spans: dates,
    })

  for (const span of of('agreement')) {
    if (span.meaning.type !== 'agreement') continue
    const { dueOn } = span.meaning
    const isAsked = isProblem(span)
    const name = t('shorthand:chips.agreement', { date: dateInWords(dueOn) })
    chips.push({
      key: `agreement ${String(span.start)}`,
      icon: isAsked ? IconAlertTriangle : IconFlag,
      words: isAsked ? t('shorthand:chips.agreementWithoutContact', { date: dateInWords(dueOn) }) : name,
      name,
      tone: isAsked ? 'ask' : 'plain',
      spans: [span],
      ...(isAsked ? { question: () => ask(span) } : {}),
    })
  }
  const intern = of('staffOnly')[0]
  if (intern !== undefined) {
    const isAsked = isProblem(intern)
    const name = t(isAsked ? 'shorthand:chips.staffOnlyContact' : 'shorthand:chips.staffOnly')
    chips.push({
      key: 'intern',
      icon: isAsked ? IconAlertTriangle : IconUsersGroup,
      words: name,
      name,
      tone: isAsked ? 'ask' : 'plain',
      spans: of('staffOnly'),
    })
  }
  return chips
}

function hasTwin(names: NameIndex, child: RosterChild): boolean {
  const name = shortName(child.firstName, child.lastName)
  return names.entries.some(
    ({ child: other }) =>
      other.id !== child.id && other.firstName === child.firstName && shortName(other.firstName, other.lastName) === name,
  )
}

function ChildWords({
  child,
  name,
  typed,
  withGroup,
}: {
  readonly child: RosterChild
  readonly name: string
  readonly typed: string | null
  readonly withGroup: boolean
}) {
  const { t } = useTranslation('shorthand')
  return (
    <span>
      <bdi>{name}</bdi>
      {withGroup && child.groupName !== null && (
        <>
          {' · '}
          <bdi>{child.groupName}</bdi>
        </>
      )}
      {typed !== null && <span className="kw-chip-typed"> {t('chips.readAs', { typed: isolated(typed) })}</span>}
    </span>
  )
}
