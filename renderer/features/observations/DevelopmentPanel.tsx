import { Button } from '@mantine/core'
import { IconEye, IconPrinter } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { addDays, schoolYearOf } from '../../../db/contract/dates.ts'
import { domains, type Domain, type observationsContract } from '../../../db/contract/observations.ts'
import type { Output } from '../../../db/contract/operation.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { DateText } from '../../ui/DateText.tsx'
import { DomainBadge } from '../../ui/DomainBadge.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { developmentPoints, type DevelopmentPoint } from './development-points.ts'
import { DevelopmentLanes } from './DevelopmentLanes.tsx'
import { LevelMark } from './LevelMark.tsx'
import './development.css'
import './observations.css'

type Development = Output<(typeof observationsContract)['observations.development']>
const spans = ['schoolYear', 'all'] as const
type Span = (typeof spans)[number]

/** Over the page of a child: what was seen of her, per domain and over time, against nobody but herself. */
export function DevelopmentPanel() {
  const { t } = useTranslation('observations')
  const { childId = '' } = useParams()
  const navigate = useNavigate()
  const [span, setSpan] = useState<Span>('schoolYear')
  const today = todayInUtrecht()
  const from = `${String(schoolYearOf(today))}-08-01`
  const development = useBackendQuery('observations.development', { childId, ...(span === 'all' ? {} : { from }) }, { keepPrevious: true })
  return (
    <SidePanel
      isOpen
      onClose={() => void navigate(`/kinderen/${childId}`, { replace: true })}
      title={t('development.title', { name: isolated(development.data?.name ?? '') })}
      size={1120}
    >
      <div className="kw-development-head">
        <Segments
          label={t('development.span')}
          value={span}
          options={spans.map((name) => ({ name, label: t(`development.spans.${name}`) }))}
          onChange={setSpan}
        />
        <Button
          component={Link}
          to={`/kinderen/${childId}/afdruk`}
          variant="default"
          leftSection={<IconPrinter size={18} stroke={1.7} aria-hidden />}
        >
          {t('print.open')}
        </Button>
      </div>
      <Loaded query={development}>
        {(read) => <Development key={span} development={read} from={span === 'all' ? null : from} today={today} />}
      </Loaded>
    </SidePanel>
  )
}

interface DevelopmentProps {
  readonly development: Development
  /** Null: from the first observation. */
  readonly from: string | null
  readonly today: string
}

function Development({ development, from, today }: DevelopmentProps) {
  const { t } = useTranslation('observations')
  const [domain, setDomain] = useState<Domain | null>(null)
  const [marked, setMarked] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const points = developmentPoints(development)
  const oldest = points.at(-1)
  if (oldest === undefined) {
    return (
      <EmptyState
        icon={<IconEye size={32} stroke={1.5} aria-hidden />}
        title={t('development.emptyTitle')}
        action={
          <Button component={Link} to={`/observaties?kind=${development.childId}&nieuw=1`}>
            {t('development.begin')}
          </Button>
        }
      >
        {t('development.emptyText', { name: isolated(development.name) })}
      </EmptyState>
    )
  }
  const shown = domain === null ? points : points.filter((point) => point.domains.includes(domain))
  const pick = (id: string) => {
    setDomain(null)
    setMarked(id)
    setTimeout(() => {
      list.current?.querySelector('[data-marked]')?.scrollIntoView({ block: 'nearest' })
    }, 0)
  }
  return (
    <div className="kw-development">
      <section aria-label={t('development.lanes')}>
        <DevelopmentLanes
          points={points}
          from={from ?? startOf(oldest, development.placedOn)}
          until={today}
          marked={marked}
          onPick={pick}
        />
        <p className="kw-row-line">{t('development.help')}</p>
      </section>
      <section aria-label={t('development.list')}>
        <div role="group" aria-label={t('filters.domain')} className="kw-development-filter">
          {[null, ...domains].map((one) => (
            <button
              key={one ?? 'all'}
              type="button"
              className="kw-development-domain kw-focus"
              aria-pressed={one === domain}
              onClick={() => {
                setDomain(one)
              }}
            >
              {one === null ? <span className="kw-badge">{t('filters.allDomains')}</span> : <DomainBadge domain={one} />}
            </button>
          ))}
        </div>
        <p className="kw-visually-hidden" role="status">
          {t('list.found', { count: shown.length })}
        </p>
        <ol ref={list} className="kw-development-list" aria-label={t('development.list')}>
          {shown.map((point) => (
            <Entry key={point.id} point={point} isMarked={point.id === marked} onMark={setMarked} />
          ))}
        </ol>
      </section>
    </div>
  )
}

/** The line begins where the child began, or somewhat before what was seen first. */
function startOf({ observedOn }: DevelopmentPoint, placedOn: string | null): string {
  return placedOn !== null && placedOn < observedOn ? placedOn : addDays(observedOn, -14)
}

interface EntryProps {
  readonly point: DevelopmentPoint
  readonly isMarked: boolean
  readonly onMark: (id: string) => void
}

function Entry({ point, isMarked, onMark }: EntryProps) {
  const { t } = useTranslation('observations')
  const {
    id,
    observedOn,
    text,
    domains: seenIn,
    level,
    wellbeing,
    involvement,
    context,
    moment,
    instrument,
    isStaffOnly,
    authorName,
    subDomains,
  } = point
  const facts = [
    ...(wellbeing === null ? [] : [`${t('fields.wellbeing')}: ${t(`laevers.${wellbeing as 1}`)}`]),
    ...(involvement === null ? [] : [`${t('fields.involvement')}: ${t(`laevers.${involvement as 1}`)}`]),
    ...subDomains.map((one) => t(`subDomains.${one}`)),
    ...(context === null ? [] : [t(`contexts.${context}`)]),
    ...(moment === null ? [] : [t(`moments.${moment}`)]),
    ...(instrument === null ? [] : [isolated(instrument)]),
    isolated(authorName),
  ]
  return (
    <li className="kw-development-entry" {...(isMarked ? { 'data-marked': true } : {})}>
      <div className="kw-observation-head">
        <Link
          className="kw-development-open kw-focus"
          to={`/observaties?observatie=${id}`}
          onFocus={() => {
            onMark(id)
          }}
          onMouseEnter={() => {
            onMark(id)
          }}
        >
          <DateText date={observedOn} />
          <span className="kw-visually-hidden">{t('development.open')}</span>
        </Link>
        <span className="kw-observation-badges">
          {seenIn.map((one) => (
            <DomainBadge key={one} domain={one} />
          ))}
          {level !== null && <Badge icon={<LevelMark level={level} />}>{t(`levels.${level}`)}</Badge>}
          {isStaffOnly && <Badge>{t('list.staffOnly')}</Badge>}
        </span>
      </div>
      <p className="kw-words" dir="auto">
        {text}
      </p>
      <p className="kw-row-line">{facts.join(' · ')}</p>
    </li>
  )
}
