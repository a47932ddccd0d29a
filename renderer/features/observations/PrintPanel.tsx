import { Button } from '@mantine/core'
import { IconFileText, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { addMonths, schoolYearOf } from '../../../db/contract/dates.ts'
import type { observationsContract } from '../../../db/contract/observations.ts'
import type { Output } from '../../../db/contract/operation.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { DateText } from '../../ui/DateText.tsx'
import { DomainBadge } from '../../ui/DomainBadge.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Note } from '../../ui/Note.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import './observations.css'

type Preview = Output<(typeof observationsContract)['observations.forParents']>
const periods = ['quarter', 'schoolYear', 'own'] as const
type PrintPeriod = (typeof periods)[number]

/** For a talk with parents: choose the days, see exactly what they will get and what stays behind, print. */
export function PrintPanel() {
  const { t } = useTranslation('observations')
  const { childId = '' } = useParams()
  const navigate = useNavigate()
  const today = todayInUtrecht()
  const [period, setPeriod] = useState<PrintPeriod>('schoolYear')
  const [own, setOwn] = useState<{ readonly from: string | null; readonly until: string | null }>({ from: null, until: today })
  const days = daysOf(period, own, today)
  const isReady = days !== null && days.from <= days.until
  const preview = useBackendQuery(
    'observations.forParents',
    { childId, from: days?.from ?? today, until: days?.until ?? today },
    { enabled: isReady, keepPrevious: true },
  )
  return (
    <SidePanel
      isOpen
      onClose={() => void navigate(`/kinderen/${childId}`, { replace: true })}
      title={t('print.title', { name: isolated(preview.data?.name ?? '') })}
      size={720}
    >
      <div className="kw-form">
        <Segments
          label={t('filters.period')}
          value={period}
          options={periods.map((name) => ({ name, label: t(`print.periods.${name}`) }))}
          onChange={setPeriod}
        />
        {period === 'own' && (
          <div className="kw-fields">
            <DateField
              label={t('filters.from')}
              value={own.from}
              max={today}
              error={days !== null && days.from > days.until ? t('print.turnedAround') : undefined}
              onChange={(from) => {
                setOwn({ ...own, from })
              }}
            />
            <DateField
              label={t('filters.until')}
              value={own.until}
              onChange={(until) => {
                setOwn({ ...own, until })
              }}
            />
          </div>
        )}
        {isReady ? (
          <Loaded query={preview}>{(read) => <PrintPreview preview={read} childId={childId} from={days.from} until={days.until} />}</Loaded>
        ) : (
          <p className="kw-dimmed">{t('print.chooseDays')}</p>
        )}
      </div>
    </SidePanel>
  )
}

function daysOf(
  period: PrintPeriod,
  own: { readonly from: string | null; readonly until: string | null },
  today: string,
): { readonly from: string; readonly until: string } | null {
  if (period === 'quarter') return { from: addMonths(today, -3), until: today }
  if (period === 'schoolYear') return { from: `${String(schoolYearOf(today))}-08-01`, until: today }
  return own.from === null || own.until === null ? null : { from: own.from, until: own.until }
}

interface PrintPreviewProps {
  readonly preview: Preview
  readonly childId: string
  readonly from: string
  readonly until: string
}

function PrintPreview({ preview, childId, from, until }: PrintPreviewProps) {
  const { t } = useTranslation('observations')
  const print = useBackendCommand('observations.printForParents')
  const { entries, staffOnly, name } = preview
  const masked = entries.reduce((sum, entry) => sum + entry.masked, 0)
  const run = async (to: 'printer' | 'pdf') => {
    if (print.isRunning) return
    const result = await print.run({ childId, from, until, to })
    if (result.ok) notifySaved(t(to === 'pdf' ? 'print.savedPdf' : 'print.printed', { count: result.value.observations }))
    else notifyError(result.error)
  }
  return (
    <>
      <Note title={t('print.what', { count: entries.length })}>
        <ul className="kw-plain-list">
          <li>{staffOnly === 0 ? t('print.noStaffOnly') : t('print.staffOnly', { count: staffOnly })}</li>
          <li>{masked === 0 ? t('print.noMasked') : t('print.masked', { count: masked })}</li>
          <li>{t('print.noLevels')}</li>
        </ul>
      </Note>
      {entries.length === 0 ? (
        <EmptyState icon={<IconFileText size={32} stroke={1.5} aria-hidden />} title={t('print.emptyTitle')}>
          {t('print.emptyText', { name: isolated(name) })}
        </EmptyState>
      ) : (
        <>
          <div className="kw-form-actions">
            <Button
              leftSection={<IconPrinter size={18} stroke={1.7} aria-hidden />}
              aria-disabled={print.isRunning}
              onClick={() => void run('printer')}
            >
              {t('print.print')}
            </Button>
            <Button variant="default" aria-disabled={print.isRunning} onClick={() => void run('pdf')}>
              {t('print.pdf')}
            </Button>
          </div>
          <ol className="kw-print" aria-label={t('print.preview')}>
            {entries.map(({ id, observedOn, domains, text }) => (
              <li key={id}>
                <div className="kw-observation-head">
                  <DateText date={observedOn} style="long" />
                  <span className="kw-observation-badges">
                    {domains.map((domain) => (
                      <DomainBadge key={domain} domain={domain} />
                    ))}
                  </span>
                </div>
                <p className="kw-words" dir="auto">
                  {text}
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}
