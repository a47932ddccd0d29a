import { Button, Title } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { settings } from '../../../db/contract/settings.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { Meter } from '../../ui/Meter.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { Initials } from '../../ui/Initials.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { useDraft } from '../../ui/useDraft.ts'
import { savedInWords } from './logged-words.ts'
import {
  currentOf,
  goBack,
  returnToSkipped,
  roundFrom,
  saveCurrent,
  skipCurrent,
  startRound,
  takeBack,
  unseenOf,
  withChildren,
  type Round,
} from './round.ts'
import { RoundStep, type Logged, type RoundChild } from './RoundStep.tsx'

interface GroupRoundProps {
  readonly groupId: string
  readonly children: readonly RoundChild[]
}

/** Where the round is survives a lock, as what is typed does; tomorrow it begins anew. */
export function GroupRound({ groupId, children }: GroupRoundProps) {
  const { t } = useTranslation('observations')
  const today = todayInUtrecht()
  const childIds = children.map(({ childId }) => childId)
  const [kept, setKept] = useState<Round>(() => startRound(childIds))
  const round = withChildren(kept, childIds)
  const setting = useBackendQuery('settings.list', {}).data?.find(({ name }) => name === 'unseenAfterDays')
  const undoLog = useBackendCommand('observations.takeBack')
  const draft = useDraft({
    key: `observations.round:${groupId}`,
    values: { day: today, round },
    isChanged: round.at > 0 || round.saved.length > 0,
    restore: (values) => {
      const restored = roundFrom(values, today)
      if (restored !== null) setKept(restored)
    },
  })
  const now = useRef(round)
  useEffect(() => {
    now.current = round
  })

  const undo = async (childId: string, { observations }: Logged) => {
    const result = await undoLog.run({ observations, reason: t('log.undoReason') })
    if (!result.ok) {
      notifyError(result.error)
      return
    }
    setKept(takeBack(now.current, childId))
    notifySaved(t('round.undone'))
  }
  const saved = (childId: string, logged: Logged) => {
    setKept(saveCurrent(now.current))
    notifySaved(savedInWords(logged, 1), { undo: () => void undo(childId, logged) })
  }

  const child = children.find(({ childId }) => childId === currentOf(round))
  if (child === undefined) {
    return (
      <RoundEnd
        unseen={children.filter(({ childId }) => unseenOf(round, childIds).includes(childId))}
        savedCount={round.saved.length}
        onReturn={() => {
          setKept(returnToSkipped(now.current, childIds))
        }}
        onAgain={() => {
          void draft.discard()
          setKept(startRound(childIds))
        }}
      />
    )
  }
  return (
    <>
      <div className="kw-round-progress" role="status">
        <strong>{t('round.progress', { at: round.at + 1, total: round.queue.length })}</strong>
        <Meter value={round.at} maximum={round.queue.length} />
        <span className="kw-dimmed">{t('round.savedCount', { count: round.saved.length })}</span>
      </div>
      <RoundStep
        // The position belongs to it: after going back to a child her line is empty again.
        key={`${child.childId} ${String(round.at)}`}
        child={child}
        today={today}
        unseenAfterDays={typeof setting?.value === 'number' ? setting.value : settings.unseenAfterDays.default}
        hasBefore={round.at > 0}
        onSaved={(logged) => {
          saved(child.childId, logged)
        }}
        onSkip={() => {
          setKept(skipCurrent(now.current))
        }}
        onBack={() => {
          setKept(goBack(now.current))
        }}
      />
    </>
  )
}

interface RoundEndProps {
  readonly unseen: readonly RoundChild[]
  readonly savedCount: number
  readonly onReturn: () => void
  readonly onAgain: () => void
}

/** Who was seen and who was skipped, with the way back to them. */
function RoundEnd({ unseen, savedCount, onReturn, onAgain }: RoundEndProps) {
  const { t } = useTranslation('observations')
  const first = useRef<HTMLDivElement>(null)
  useEffect(() => {
    first.current?.querySelector<HTMLElement>('button, a')?.focus()
  }, [])
  return (
    <Card
      title={t('round.endTitle')}
      context={t('round.endText', { count: savedCount })}
      badge={<IconCircleCheck size={22} stroke={1.7} color="var(--kw-good)" aria-hidden />}
    >
      {unseen.length > 0 && (
        <>
          <Title order={3}>{t('round.skipped', { count: unseen.length })}</Title>
          <Rows label={t('round.skipped', { count: unseen.length })}>
            {unseen.map(({ childId, name, isHereToday }) => (
              <Row
                key={childId}
                lead={<Initials name={name} />}
                title={<bdi>{name}</bdi>}
                to={`/observaties?kind=${childId}&nieuw=1`}
                {...(isHereToday ? {} : { line: t('round.notHere') })}
              />
            ))}
          </Rows>
        </>
      )}
      <div
        className="kw-form-actions kw-round-end"
        ref={first}
        role="status"
        aria-label={t('round.endLabel', { names: unseen.map(({ name }) => isolated(name)).join(', ') })}
      >
        {unseen.length > 0 ? (
          <Button onClick={onReturn}>{t('round.return')}</Button>
        ) : (
          <Button component={Link} to="/observaties/radar">
            {t('round.toRadar')}
          </Button>
        )}
        <Button variant="default" onClick={onAgain}>
          {t('round.again')}
        </Button>
      </div>
    </Card>
  )
}
