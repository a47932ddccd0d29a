import { IconArrowRight } from '@tabler/icons-react'
import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Observation } from '../../../db/contract/observations.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { instantInWords } from '../../ui/date-words.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { TextChanges } from '../../ui/TextChanges.tsx'
import { historySteps, type HistoryStep } from './former.ts'

/** What changed, when, by whom and why: each change with what went and what came. */
export function ObservationHistory({ observation }: { readonly observation: Observation }) {
  const { t } = useTranslation('observations')
  const query = useBackendQuery('observations.history', { id: observation.id })
  return (
    <Loaded query={query}>
      {(revisions) =>
        revisions.length > 0 && (
          <section aria-label={t('one.history')}>
            <Title order={3} mb={8}>
              {t('one.history')}
            </Title>
            <ol className="kw-observation-history">
              {historySteps(observation, revisions).map((step) => (
                <Step key={`${step.revision.changedAt} ${step.revision.change}`} step={step} />
              ))}
            </ol>
          </section>
        )
      }
    </Loaded>
  )
}

function Step({ step: { revision, textAfter, fields } }: { readonly step: HistoryStep }) {
  const { t } = useTranslation('observations')
  const { change, text, reason, changedAt, changedBy } = revision
  return (
    <li className="kw-past-text">
      <div className="kw-row-line">
        <strong>{t(`one.changes.${change}`)}</strong> {t('one.historyLine', { who: changedBy, when: instantInWords(changedAt) })}
      </div>
      <div className="kw-row-line" dir="auto">
        {t('one.historyReason', { reason })}
      </div>
      {change === 'corrected' && text !== textAfter && <TextChanges before={text} after={textAfter} />}
      {fields.length > 0 && (
        <dl className="kw-field-changes">
          {fields.map(({ label, before, after }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <del>{before}</del> <IconArrowRight size={14} stroke={1.7} aria-label={t('one.became')} /> <ins>{after}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}
