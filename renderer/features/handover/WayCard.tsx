import { Button } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Handover } from '../../../db/contract/handover.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { Card } from '../../ui/Card.tsx'
import { confirm } from '../../ui/ConfirmButton.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { wayOf, type StationStand } from './way.ts'

/** The way of the handover from top to bottom, with who and when; the last step can be taken back. */
export function WayCard({ handover }: { readonly handover: Handover }) {
  const { t } = useTranslation('handover')
  const last = handover.steps.at(-1)
  const takeBack = useBackendCommand('handover.takeBack')
  const run = async () => {
    if (last === undefined) return
    const isSure = await confirm({
      title: t('take.takeBackTitle'),
      consequence: t('take.takeBackText', { step: t(`steps.${last.step}.done`) }),
      confirm: t('take.takeBack'),
    })
    if (!isSure) return
    const result = await takeBack.run({ id: handover.id, version: handover.version })
    if (result.ok) notifySaved(t('take.takenBack'))
    else notifyError(result.error)
  }
  return (
    <Card title={t('way.label')}>
      <ol className="kw-way" aria-label={t('way.label')}>
        {wayOf(handover).map((one) => (
          <Station key={one.station} {...one} />
        ))}
      </ol>
      {last !== undefined && (
        <Button variant="subtle" size="xs" onClick={() => void run()}>
          {t('take.takeBack')}
        </Button>
      )}
    </Card>
  )
}

function Station({ station, stand, step }: StationStand) {
  const { t } = useTranslation('handover')
  return (
    <li data-stand={stand} {...(stand === 'now' ? { 'aria-current': 'step' } : {})}>
      <span className="kw-way-mark" aria-hidden>
        {stand === 'done' && <IconCheck size={14} stroke={2.4} />}
        {stand === 'skipped' && <IconMinus size={14} stroke={2.4} />}
      </span>
      <span className="kw-way-words">
        <span className="kw-way-title">
          {step === null ? t(`way.${station}`) : t(`steps.${step.step}.done`)}
          {stand !== 'later' && <span className="kw-visually-hidden">, {t(`way.${stand}`)}</span>}
        </span>
        {step !== null && (
          <span className="kw-row-line">
            {step.person === null
              ? t('take.line', { date: dateInWords(step.takenOn), name: isolated(step.recordedByName) })
              : t('take.linePerson', {
                  date: dateInWords(step.takenOn),
                  person: isolated(step.person),
                  name: isolated(step.recordedByName),
                })}
          </span>
        )}
        {stand === 'skipped' && <span className="kw-row-line">{t('way.skipped')}</span>}
      </span>
    </li>
  )
}
