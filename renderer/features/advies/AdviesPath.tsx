import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCheck, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AdviesLife, AdviesStage, ToeleidingStep } from '../../../db/contract/advies.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { Badge } from '../../ui/Badge.tsx'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { numberInWords } from '../../ui/numbers.ts'

/** The usual way; what ends it earlier stands in its place. */
const usual = [
  'gesignaleerd',
  'in_beoordeling',
  'advies',
  'in_toeleiding',
  'geplaatst',
  'beeindigd',
] as const satisfies readonly AdviesStage[]

interface Milestone {
  readonly stage: AdviesStage
  /** Null while it lies ahead. */
  readonly on: string | null
}

/** What was reached with its day; then, while it goes on, what usually follows. A step that was skipped is left out. */
export function milestonesOf({ path, stage }: Pick<AdviesLife, 'path' | 'stage'>): Milestone[] {
  const at = usual.findIndex((one) => one === stage)
  if (at === -1) return [...path]
  const ahead = usual.slice(at + 1).filter((one) => !path.some((reached) => reached.stage === one))
  return [...path, ...ahead.map((one) => ({ stage: one, on: null }))]
}

/** The life of an advies as a path with its days; under toeleiding every step. */
export function AdviesPath({ advies }: { readonly advies: AdviesLife }) {
  const { t } = useTranslation('advies')
  const today = todayInUtrecht()
  return (
    <ol className="kw-advies-path" aria-label={t('path.label')}>
      {milestonesOf(advies).map(({ stage, on }) => {
        const isCurrent = stage === advies.stage
        return (
          <li
            key={stage}
            data-state={on === null ? 'ahead' : isCurrent ? 'current' : 'done'}
            {...(isCurrent ? { 'aria-current': 'step' } : {})}
          >
            <span className="kw-advies-dot" aria-hidden>
              {on !== null && !isCurrent && <IconCheck size={14} stroke={2.4} />}
            </span>
            <div className="kw-advies-milestone">
              <div className="kw-advies-head">
                <strong>{t(`stages.${stage}`)}</strong>
                {isCurrent && <Badge tone="strong">{t('path.current')}</Badge>}
                <span className="kw-dimmed">
                  {on === null ? t('path.ahead') : on > today ? t('path.from', { date: dateInWords(on) }) : dateInWords(on)}
                </span>
              </div>
              {stage === 'advies' && <Facts advies={advies} />}
              {stage === 'in_toeleiding' && advies.steps.length > 0 && <Steps advies={advies} />}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function Facts({ advies: { source, weeklyHours, reasons } }: { readonly advies: AdviesLife }) {
  const { t } = useTranslation('advies')
  const words = [t('path.facts', { source: t(`sources.${source}`), hours: numberInWords(weeklyHours) }), ...reasons]
  return <span className="kw-row-line">{words.join(' · ')}</span>
}

function Steps({ advies }: { readonly advies: AdviesLife }) {
  const { t } = useTranslation('advies')
  return (
    <ol className="kw-advies-steps" aria-label={t('path.steps')}>
      {advies.steps.map((step) => (
        <li key={`${step.id} ${step.kind}`}>
          <div>
            <span>{t(`steps.${step.kind}`)}</span>
            <span className="kw-row-line">{lineOf(step)}</span>
            {step.note !== null && <bdi className="kw-advies-note">{step.note}</bdi>}
          </div>
          {!step.isOffer && <RemoveStep advies={advies} step={step} />}
        </li>
      ))}
    </ol>
  )

  function lineOf({ steppedOn, reason, nextOn, isOffer, recordedByName }: ToeleidingStep): string {
    return [
      dateInWords(steppedOn),
      reason === null ? null : t(`nonParticipation.${reason}`),
      isOffer ? t('steps.offer') : null,
      nextOn === null ? null : t('steps.next', { date: dateInWords(nextOn) }),
      recordedByName === null ? null : isolated(recordedByName),
    ]
      .filter((words) => words !== null)
      .join(' · ')
  }
}

/** Undo instead of a question: the same step can be recorded again. */
function RemoveStep({ advies, step }: { readonly advies: AdviesLife; readonly step: ToeleidingStep }) {
  const { t } = useTranslation('advies')
  const remove = useBackendCommand('advies.removeStep')
  const log = useBackendCommand('advies.logStep')
  const { kind, steppedOn, reason, note, nextOn } = step
  const run = async () => {
    const result = await remove.run({ id: advies.id, version: advies.version, stepId: step.id })
    if (!result.ok) {
      notifyError(result.error)
      return
    }
    const { version } = result.value
    const undo = () => {
      void log.run({ id: advies.id, version, kind, steppedOn, reason, note, nextOn }).then((again) => {
        if (!again.ok) notifyError(again.error)
      })
    }
    notifySaved(t('steps.removed'), { undo })
  }
  return (
    <Tooltip label={t('steps.remove')}>
      <ActionIcon
        variant="subtle"
        size={28}
        aria-label={t('steps.removeLabel', { date: dateInWords(steppedOn) })}
        onClick={() => void run()}
      >
        <IconTrash size={16} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
