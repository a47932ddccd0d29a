import { Button } from '@mantine/core'
import { IconEyeCheck } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { FoundObservation } from '../../../db/contract/observations.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { DateText } from '../../ui/DateText.tsx'
import { DomainBadge } from '../../ui/DomainBadge.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ChildNames } from './ObservationItem.tsx'
import { ObservationTabs, useSecondPairOfEyes } from './ObservationTabs.tsx'
import { namesOf, ReviewActions, SendBack } from './ReviewActions.tsx'
import { ReviewNote } from './ReviewNote.tsx'
import './observations.css'

/** More than a team reads in one go. */
const page = { offset: 0, limit: 200 }

/** The second pair of eyes: what a colleague asks me to read, what came back to me, and what of mine still waits. */
export function ReviewPage() {
  const { t } = useTranslation('observations')
  const waiting = useBackendQuery('observations.list', { waiting: true, page })
  return (
    <Page>
      <PageHead title={t('review.title')} context={t('review.context')} />
      <ObservationTabs />
      <Loaded query={waiting}>{({ rows }) => <Waiting rows={rows} />}</Loaded>
    </Page>
  )
}

function Waiting({ rows }: { readonly rows: readonly FoundObservation[] }) {
  const { t } = useTranslation('observations')
  const { session } = useSession()
  const isOn = useSecondPairOfEyes()
  const list = useRef<HTMLDivElement>(null)
  const toRead = rows.filter(({ review }) => review.mayReview && review.state === 'waiting')
  const mine = rows.filter(({ authorId }) => authorId === session.userId)
  const cameBack = mine.filter(({ review }) => review.state === 'sent_back')
  const waits = mine.filter(({ review }) => review.state === 'waiting')

  /** What was answered leaves the list: the keyboard goes on with the next. */
  const goOn = () => {
    setTimeout(() => {
      const next = list.current?.querySelector<HTMLElement>('[data-review] button') ?? list.current?.closest('main')
      next?.focus()
    }, 0)
  }

  if (toRead.length + mine.length === 0) {
    return (
      <Card>
        <EmptyState icon={<IconEyeCheck size={32} stroke={1.5} aria-hidden />} title={t('review.emptyTitle')}>
          {t(isOn ? 'review.emptyText' : 'review.offText')}
        </EmptyState>
      </Card>
    )
  }
  return (
    <div ref={list} className="kw-page">
      {cameBack.length > 0 && (
        <Card title={t('review.backTitle')} context={t('review.backContext')} badge={<Badge tone="attention">{cameBack.length}</Badge>}>
          {cameBack.map((observation) => (
            <OwnItem key={observation.id} observation={observation} />
          ))}
        </Card>
      )}
      {toRead.length > 0 && (
        <Card title={t('review.toReadTitle')} context={t('review.toReadContext')} badge={<Badge>{toRead.length}</Badge>}>
          {toRead.map((observation) => (
            <ItemToRead key={observation.id} observation={observation} onAnswered={goOn} />
          ))}
        </Card>
      )}
      {waits.length > 0 && (
        <Card title={t('review.ownTitle')} context={t('review.ownContext')} badge={<Badge>{waits.length}</Badge>}>
          {waits.map((observation) => (
            <OwnItem key={observation.id} observation={observation} />
          ))}
        </Card>
      )}
    </div>
  )
}

interface ItemToReadProps {
  readonly observation: FoundObservation
  readonly onAnswered: () => void
}

function ItemToRead({ observation, onAnswered }: ItemToReadProps) {
  const { t } = useTranslation('observations')
  const [isSendingBack, setIsSendingBack] = useState(false)
  const item = useRef<HTMLElement>(null)
  return (
    <article ref={item} className="kw-review" data-review aria-label={t('review.itemLabel', { names: namesOf(observation) })}>
      <Words observation={observation} />
      {isSendingBack ? (
        <SendBack
          observation={observation}
          onDone={() => {
            setIsSendingBack(false)
            onAnswered()
          }}
          onCancel={() => {
            setIsSendingBack(false)
            setTimeout(() => item.current?.querySelector('button')?.focus(), 0)
          }}
        />
      ) : (
        <div className="kw-form-actions">
          <ReviewActions
            observation={observation}
            onApproved={onAnswered}
            onSendBack={() => {
              setIsSendingBack(true)
            }}
          />
        </div>
      )}
    </article>
  )
}

/** One of my own: where it stands, and to where it can be changed. */
function OwnItem({ observation }: { readonly observation: FoundObservation }) {
  const { t } = useTranslation('observations')
  const isBack = observation.review.state === 'sent_back'
  const change = (
    <Button
      component={Link}
      to={`/observaties?observatie=${observation.id}&doen=verbeteren`}
      size="xs"
      variant={isBack ? 'light' : 'subtle'}
      aria-label={t('review.changeLabel', { names: namesOf(observation) })}
    >
      {t('review.change')}
    </Button>
  )
  return (
    <article className="kw-review" aria-label={t('review.itemLabel', { names: namesOf(observation) })}>
      <Words observation={observation} />
      {isBack ? <ReviewNote observation={observation} action={change} /> : change}
    </article>
  )
}

function Words({ observation }: { readonly observation: FoundObservation }) {
  const { t } = useTranslation('observations')
  const { text, domains, observedOn, authorName, level, isStaffOnly } = observation
  return (
    <>
      <div className="kw-observation-head">
        <strong>
          <ChildNames observation={observation} />
        </strong>
        <span className="kw-observation-badges">
          {domains.map((domain) => (
            <DomainBadge key={domain} domain={domain} />
          ))}
        </span>
      </div>
      <p className="kw-words" dir="auto">
        {text}
      </p>
      <div className="kw-row-line">
        <DateText date={observedOn} style="near" /> · <bdi>{authorName}</bdi>
        {level !== null && <> · {t(`levels.${level}`)}</>}
        {isStaffOnly && <> · {t('list.staffOnly')}</>}
      </div>
    </>
  )
}
