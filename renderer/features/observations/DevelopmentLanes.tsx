import { Tooltip } from '@mantine/core'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { domains, observationLevels, type Domain } from '../../../db/contract/observations.ts'
import { dateInWords, monthInWords } from '../../ui/date-words.ts'
import { DomainBadge } from '../../ui/DomainBadge.tsx'
import { texts } from '../../ui/texts.ts'
import type { DevelopmentPoint } from './development-points.ts'
import { LevelMark } from './LevelMark.tsx'
import { monthTicks, placeOnAxis } from './time-axis.ts'

interface DevelopmentLanesProps {
  readonly points: readonly DevelopmentPoint[]
  readonly from: string
  readonly until: string
  /** Stands out in its lanes: the one that has the focus in the list. */
  readonly marked: string | null
  readonly onPick: (id: string) => void
}

/** Two points closer than this share of the line would cover each other. */
const pointWidth = 0.03

/**
 * Per domain a line of time with what was seen on it. No height, no norm and no line through the points: a child is compared
 * with herself. It shows the same as the list beside it, so screen readers get one sentence per lane and the keyboard goes
 * through the list.
 */
export function DevelopmentLanes({ points, from, until, marked, onPick }: DevelopmentLanesProps) {
  const { t } = useTranslation(['observations', 'common'])
  const ticks = monthTicks(from, until)
  return (
    <div className="kw-lanes">
      {domains.map((domain) => (
        <Lane
          key={domain}
          domain={domain}
          points={points.filter((point) => point.domains.includes(domain))}
          from={from}
          until={until}
          marked={marked}
          onPick={onPick}
        />
      ))}
      <div className="kw-lane-axis" aria-hidden>
        {ticks.map(({ on, x }) => (
          <span key={on} style={{ insetInlineStart: `${String(x * 100)}%` }}>
            {monthInWords(on)}
          </span>
        ))}
      </div>
      <ul className="kw-lane-legend" aria-label={t('observations:development.legend')}>
        {[null, ...observationLevels].map((level) => (
          <li key={level ?? 'none'}>
            <LevelMark level={level} />
            {level === null ? t('observations:development.noLevel') : t(`observations:levels.${level}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface LaneProps extends DevelopmentLanesProps {
  readonly domain: Domain
}

function Lane({ domain, points, from, until, marked, onPick }: LaneProps) {
  const { t } = useTranslation(['observations', 'common'])
  const placed = placeOnAxis(points, { from, until, width: pointWidth })
  const layers = Math.max(1, ...placed.map(({ layer }) => layer + 1))
  const [first, last] = [placed[0]?.point, placed.at(-1)?.point]
  const summary =
    first === undefined || last === undefined
      ? t('observations:development.laneEmpty', { domain: t(`common:domains.${domain}`) })
      : t('observations:development.lane', {
          domain: t(`common:domains.${domain}`),
          count: points.length,
          from: dateInWords(first.observedOn),
          until: dateInWords(last.observedOn),
        })
  return (
    <div className="kw-lane">
      <div className="kw-lane-head">
        <DomainBadge domain={domain} />
        <span className="kw-row-line kw-figures">{t('observations:development.laneCount', { count: points.length })}</span>
      </div>
      <p className="kw-visually-hidden">{summary}</p>
      <div className="kw-lane-line" aria-hidden data-domain={domain} style={{ '--kw-layers': layers } as CSSProperties}>
        {placed.map(({ point, x, layer }) => (
          <Tooltip key={point.id} label={pointInWords(point)} multiline maw={360} events={{ hover: true, focus: false, touch: false }}>
            <button
              type="button"
              tabIndex={-1}
              className="kw-lane-point"
              style={{ insetInlineStart: `${String(x * 100)}%`, '--kw-layer': layer } as CSSProperties}
              {...(point.id === marked ? { 'data-marked': true } : {})}
              onClick={() => {
                onPick(point.id)
              }}
            >
              <LevelMark level={point.level} />
            </button>
          </Tooltip>
        ))}
      </div>
    </div>
  )
}

const shortest = 160

function pointInWords({ observedOn, level, text }: DevelopmentPoint): string {
  const { t } = texts
  const words = text.length > shortest ? `${text.slice(0, shortest).trimEnd()}…` : text
  return [dateInWords(observedOn), ...(level === null ? [] : [t(`observations:levels.${level}`)]), words].join(' · ')
}
