import { IconArrowBackUp, IconEyeCheck, IconPencil, IconUsersGroup } from '@tabler/icons-react'
import { Fragment, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundObservation, Observation } from '../../../db/contract/observations.ts'
import { Badge } from '../../ui/Badge.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { DateText } from '../../ui/DateText.tsx'
import { DomainBadge } from '../../ui/DomainBadge.tsx'
import { MarkedPieces } from './MarkedText.tsx'

interface ObservationItemProps {
  readonly observation: FoundObservation
  readonly onOpen: () => void
}

/** One observation in the feed: who, the words, then when and by whom. */
export function ObservationItem({ observation, onOpen }: ObservationItemProps) {
  const { t } = useTranslation('observations')
  const { children, observedOn, authorName, domains } = observation
  return (
    <article className="kw-observation">
      <div className="kw-observation-head">
        <button
          type="button"
          className="kw-observation-open kw-focus"
          aria-label={t('list.open', { date: dateInWords(observedOn), children: children.map(({ name }) => name).join(', ') })}
          onClick={onOpen}
          onKeyDown={moveBetweenItems}
        >
          <ChildNames observation={observation} />
        </button>
        <span className="kw-observation-badges">
          {domains.map((domain) => (
            <DomainBadge key={domain} domain={domain} />
          ))}
        </span>
      </div>
      <MarkedPieces pieces={observation.snippet} isClamped />
      <div className="kw-row-line">
        <DateText date={observedOn} style="near" />
        {' · '}
        <bdi>{authorName}</bdi> <StateBadges observation={observation} />
      </div>
    </article>
  )
}

/** Arrow up and down go through what was found; up from the first goes back to the search. */
function moveBetweenItems(event: KeyboardEvent<HTMLButtonElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const item = event.currentTarget.closest('li')
  const next = event.key === 'ArrowDown' ? item?.nextElementSibling : item?.previousElementSibling
  const target =
    next?.querySelector<HTMLElement>('.kw-observation-open') ??
    (event.key === 'ArrowUp' ? item?.closest('section')?.querySelector<HTMLElement>('search input') : null)
  if (target == null) return
  event.preventDefault()
  target.focus()
}

export function ChildNames({ observation }: { readonly observation: Observation }) {
  return observation.children.map(({ childId, name }, index) => (
    <Fragment key={childId}>
      {index > 0 && ', '}
      <bdi>{name}</bdi>
    </Fragment>
  ))
}

/** What is special about it: for the team only, corrected, withdrawn. */
export function StateBadges({ observation }: { readonly observation: Observation }) {
  const { t } = useTranslation('observations')
  const { isStaffOnly, corrections, withdrawnAt, review } = observation
  const isWaiting = review.state === 'waiting' || review.state === 'sent_back'
  if (!isStaffOnly && corrections === 0 && withdrawnAt === null && !isWaiting) return null
  return (
    <span className="kw-observation-badges">
      {withdrawnAt !== null && (
        <Badge tone="attention" icon={<IconArrowBackUp size={14} stroke={1.7} aria-hidden />}>
          {t('list.withdrawn')}
        </Badge>
      )}
      {isWaiting && (
        <Badge tone="attention" icon={<IconEyeCheck size={14} stroke={1.7} aria-hidden />}>
          {t(`review.states.${review.state}`)}
        </Badge>
      )}
      {isStaffOnly && <Badge icon={<IconUsersGroup size={14} stroke={1.7} aria-hidden />}>{t('list.staffOnly')}</Badge>}
      {corrections > 0 && (
        <Badge icon={<IconPencil size={14} stroke={1.7} aria-hidden />}>{t('list.corrected', { count: corrections })}</Badge>
      )}
    </span>
  )
}
