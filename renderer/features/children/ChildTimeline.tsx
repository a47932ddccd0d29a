import {
  IconCalendarWeek,
  IconCheck,
  IconDoorExit,
  IconEye,
  IconFileText,
  IconHeartHandshake,
  IconMailOpened,
  IconMessages,
  IconNotes,
  IconRoute,
  IconSchool,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Child, TimelineEntry, timelineKinds } from '../../../db/contract/children.ts'
import { domains } from '../../../db/contract/observations.ts'
import { offerOutcomes } from '../../../db/contract/placements.ts'
import { readPresenceTags } from '../../../db/contract/presence.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { halfDaysInWords } from '../../ui/dagdelen.ts'
import { dateInWords, daysFromToday, fullDateInWords, fullMonthInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { DomainBadge } from '../../ui/DomainBadge.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Segments } from '../../ui/Segments.tsx'
import { textAt, texts } from '../../ui/texts.ts'
import { Timeline, type TimelineEvent } from '../../ui/Timeline.tsx'
import { useGrowing } from '../../ui/useGrowing.ts'
import { headline } from './headline.ts'
import { useTimeline } from './useTimeline.ts'

const filters = {
  all: [],
  observations: ['observation'],
  parents: ['contact', 'agreement'],
  support: ['support', 'handover'],
  placement: ['placement', 'advies', 'toeleiding', 'offer', 'registration', 'presence'],
} as const satisfies Record<string, readonly (typeof timelineKinds)[number][]>
type FilterName = keyof typeof filters
const filterNames = Object.keys(filters) as FilterName[]

const steps = { first: 6, more: 20, ahead: 300 }

/** Everything that was recorded about the child, newest first. */
export function ChildTimeline({ child }: { readonly child: Child }) {
  const { t } = useTranslation('children')
  const [filter, setFilter] = useState<FilterName>('all')
  const entries = useTimeline(child.id, filters[filter])
  return (
    <Card
      title={t('timeline.title')}
      badge={
        <Segments
          label={t('timeline.show')}
          isSmall
          value={filter}
          onChange={setFilter}
          options={filterNames.map((name) => ({ name, label: t(`timeline.filters.${name}`) }))}
        />
      }
    >
      <ErrorNote error={entries.error} />
      {entries.rows?.length === 0 && (
        <EmptyState icon={<IconNotes size={32} stroke={1.7} aria-hidden />} title={t('timeline.emptyTitle')}>
          {t('timeline.emptyText', { name: isolated(child.name) })}
        </EmptyState>
      )}
      {entries.rows !== undefined && entries.rows.length > 0 && (
        <Entries key={filter} rows={entries.rows} total={entries.total} onReachEnd={entries.loadMore} />
      )}
    </Card>
  )
}

interface EntriesProps {
  readonly rows: readonly TimelineEntry[]
  /** All that there are, when not all of them are loaded. */
  readonly total: number
  readonly onReachEnd: () => void
}

function Entries({ rows, total, onReachEnd }: EntriesProps) {
  const { t } = useTranslation('children')
  const { count, end, hasMore } = useGrowing(rows.length, steps)
  const isShort = !hasMore && rows.length < total
  useEffect(() => {
    if (isShort) onReachEnd()
  }, [isShort, onReachEnd])
  return (
    <>
      <Timeline label={t('timeline.title')} events={rows.slice(0, count).map(eventOf)} />
      {hasMore && <div ref={end} />}
    </>
  )
}

interface Described {
  readonly icon: Icon
  readonly title: ReactNode
  readonly badges?: ReactNode
  readonly text?: string
  /** Instead of the day alone. */
  readonly day?: string
  /** Beside the day and the author. */
  readonly facts?: readonly string[]
}

function eventOf(entry: TimelineEntry): TimelineEvent {
  const { icon: EntryIcon, title, badges, text, day, facts = [] } = describe(entry)
  const { t } = texts
  return {
    // A placement has two entries: its first and its last day.
    id: `${entry.id} ${entry.what}`,
    icon: <EntryIcon size={16} stroke={1.7} />,
    title,
    ...(badges === undefined ? {} : { badges }),
    ...(text === undefined || text === '' ? {} : { text: <bdi>{text}</bdi> }),
    when: (
      <>
        <time dateTime={entry.on} title={fullDateInWords(entry.on)}>
          {day ?? daysFromToday(entry.on)}
        </time>
        {facts.map((fact) => ` · ${fact}`)}
        {entry.authorName !== null && (
          <>
            {' · '}
            <bdi>{entry.authorName}</bdi>
          </>
        )}
        {entry.otherChildren.length > 0 && ` · ${t('children:timeline.with')} `}
        {entry.otherChildren.map((other, index) => (
          <span key={other.childId}>
            {index > 0 && ', '}
            <Link className="kw-quiet-link" to={`/kinderen/${other.childId}`}>
              <bdi>{other.name}</bdi>
            </Link>
          </span>
        ))}
      </>
    ),
  }
}

/** The codes of an entry in words; see `TimelineEntry` in the contract. */
function describe(entry: TimelineEntry): Described {
  const { t } = texts
  const { kind, what, text, tags } = entry
  const words = (key: string) => textAt(`children:timeline.${key}`) ?? what
  switch (kind) {
    case 'observation': {
      const { title, rest } = headline(text ?? '')
      return {
        icon: IconEye,
        title: title === null ? t('children:timeline.observation') : <bdi>{title}</bdi>,
        badges: domains.filter((domain) => tags.includes(domain)).map((domain) => <DomainBadge key={domain} domain={domain} />),
        text: rest,
        facts: what === 'observed' ? [] : [words(`levels.${what}`)],
      }
    }
    case 'contact':
      return {
        icon: IconMessages,
        title: words(`contacts.${what}`),
        badges: tags
          .filter((tag) => tag !== 'note_hidden')
          .map((tag) => (
            <Badge key={tag} tone={tag === 'bereikt' ? 'good' : 'quiet'}>
              {words(`outcomes.${tag}`)}
            </Badge>
          )),
        ...(text === null ? {} : { text }),
        facts: tags.includes('note_hidden') ? [t('children:timeline.noteHidden')] : [],
      }
    case 'agreement': {
      const state = what === 'open' && entry.on < todayInUtrecht() ? 'late' : what
      return {
        icon: IconCheck,
        title: words(`agreements.${what}`),
        badges: (
          <Badge tone={state === 'done' ? 'good' : state === 'late' ? 'attention' : 'strong'}>{words(`agreements.${state}Badge`)}</Badge>
        ),
        ...(text === null ? {} : { text }),
        ...(what === 'open' ? { day: t('children:timeline.agreements.due', { date: dateInWords(entry.on) }) } : {}),
      }
    }
    case 'placement': {
      const days = halfDaysInWords(tags.flatMap(halfDayOf))
      return {
        icon: IconUsersGroup,
        title: t(`children:timeline.placements.${what === 'ends' ? 'ends' : 'starts'}`, { group: isolated(text ?? '') }),
        facts: what === 'ends' || days === '' ? [] : [days],
      }
    }
    case 'advies':
      return {
        icon: IconFileText,
        title: words(`advies.${what}`),
        facts: tags,
      }
    case 'toeleiding':
      return {
        icon: IconRoute,
        title: textAt(`advies:steps.${what}`) ?? what,
        ...(text === null ? {} : { text }),
        facts: tags.map(whyNot),
      }
    case 'offer':
      return {
        icon: IconMailOpened,
        title: offerWords(what, text ?? ''),
        facts: tags.map(whyNot),
      }
    case 'support':
      return describeSupport(entry)
    case 'handover':
      return {
        icon: IconSchool,
        title: textAt(`handover:steps.${what}.done`) ?? words(`handover.${what}`),
        facts:
          text === null
            ? []
            : [what.startsWith('send') ? t('children:timeline.handover.scope', { school: isolated(text) }) : isolated(text)],
      }
    case 'presence':
      return describePresence(entry)
    case 'registration':
      return { icon: what === 'left' ? IconDoorExit : IconNotes, title: words(`registrations.${what}`) }
  }
}

/** Tags say what it is: `arrangement.dagbehandeling`, `partner.spoor030`, `seen_by.ouders`. */
function describeSupport({ what, text, tags }: TimelineEntry): Described {
  const { t } = texts
  const code = (family: string) => tags.find((tag) => tag.startsWith(`${family}.`))?.slice(family.length + 1)
  const named = (family: string, namespace: string) => {
    const found = code(family)
    return found === undefined ? undefined : (textAt(`support:${namespace}.${found}`) ?? found)
  }
  const arrangement = named('arrangement', 'arrangementKinds')
  const partner = named('partner', 'partners')
  const seenBy = named('seen_by', 'seenBy')
  const isInvolved = arrangement === undefined && partner !== undefined
  const thing = isInvolved
    ? (text ?? partner)
    : arrangement === undefined
      ? text
      : [arrangement, text].filter((part) => part != null).join(', ')
  const about = !isInvolved && partner !== undefined ? t('children:timeline.support.at', { what: thing ?? '', partner }) : (thing ?? '')
  return {
    icon: IconHeartHandshake,
    title: t(`children:timeline.support.${what as 'need'}`, { what: isolated(about), text: isolated(text ?? '') }),
    facts: seenBy === undefined ? [] : [t('children:timeline.support.seenBy', { who: seenBy })],
  }
}

/** The dagdelen of a month, and why the child was not there in the others. */
function describePresence({ what, tags }: TimelineEntry): Described {
  const { total, present, absent } = readPresenceTags(tags)
  return {
    icon: IconCalendarWeek,
    title: texts.t('children:timeline.presence', { month: fullMonthInWords(what), present, count: total }),
    facts: absent.map(({ state, dagdelen }) => `${String(dagdelen)} ${textAt(`presence:states.${state}.label`) ?? state}`),
  }
}

function offerWords(what: string, group: string): string {
  const known = (['aangeboden', ...offerOutcomes] as const).find((one) => one === what)
  return known === undefined ? what : texts.t(`children:timeline.offers.${known}`, { group: isolated(group) })
}

/** A coded reason of not taking part, in words. */
function whyNot(reason: string): string {
  return textAt(`advies:nonParticipation.${reason}`) ?? reason
}

/** `1-ochtend` is Monday morning. */
function halfDayOf(tag: string): { weekday: number; dagdeel: 'ochtend' | 'middag' }[] {
  const [weekday, dagdeel] = tag.split('-')
  return dagdeel === 'ochtend' || dagdeel === 'middag' ? [{ weekday: Number(weekday), dagdeel }] : []
}
