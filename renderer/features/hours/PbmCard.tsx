import { Button, NativeSelect } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PbmSnapshot } from '../../../db/contract/hours.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { confirm } from '../../ui/ConfirmButton.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { dateInWords, instantInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { Figure } from '../../ui/Figure.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Note } from '../../ui/Note.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'

const firstYear = 2022

/** The number of doelgroepkinderen on 1 January: written down once, and then it stands. */
export function PbmCard() {
  const { t } = useTranslation('hours')
  const { may } = useSession()
  const snapshots = useBackendQuery('hours.listPbm', {})
  const print = useBackendCommand('hours.printPbm')
  const runPrint = async () => {
    const result = await print.run({})
    if (!result.ok) notifyError(result.error)
  }
  const isManager = may('locatiemanager')
  return (
    <Card
      title={t('pbm.title')}
      context={t('pbm.explain')}
      {...(isManager && (snapshots.data?.length ?? 0) > 0
        ? {
            badge: (
              <Button
                variant="default"
                size="xs"
                leftSection={<IconPrinter size={16} stroke={1.7} aria-hidden />}
                loading={print.isRunning}
                onClick={() => void runPrint()}
              >
                {t('pbm.print')}
              </Button>
            ),
          }
        : {})}
    >
      {isManager && <Freeze />}
      <Loaded query={snapshots}>
        {(list) => (list.length === 0 ? <p className="kw-dimmed">{t('pbm.none')}</p> : <Frozen list={list} />)}
      </Loaded>
    </Card>
  )
}

function Frozen({ list }: { readonly list: readonly PbmSnapshot[] }) {
  const { t } = useTranslation('hours')
  const columns: readonly Column<PbmSnapshot>[] = [
    { id: 'year', header: t('pbm.year'), cell: (one) => dateInWords(one.countedOn) },
    { id: 'children', header: t('pbm.children'), align: 'end', cell: (one) => <strong>{one.children}</strong> },
    { id: 'hours', header: t('pbm.hours'), align: 'end', cell: (one) => one.hours },
    {
      id: 'frozen',
      header: t('pbm.frozen'),
      cell: (one) => (
        <span title={one.definition}>{t('pbm.frozenLine', { when: instantInWords(one.frozenAt), who: isolated(one.frozenBy) })}</span>
      ),
    },
  ]
  return <DataTable caption={t('pbm.list')} columns={columns} rows={list} rowKey={(one) => one.id} empty={null} />
}

function Freeze() {
  const { t } = useTranslation('hours')
  const thisYear = Number(todayInUtrecht().slice(0, 4))
  const years = Array.from({ length: thisYear + 1 - firstYear + 1 }, (_, index) => thisYear + 1 - index)
  const [year, setYear] = useState(thisYear)
  const preview = useBackendQuery('hours.previewPbm', { year }, { keepPrevious: true })
  const freeze = useBackendCommand('hours.freezePbm')

  const run = async (children: number, hours: number) => {
    const isSure = await confirm({
      title: t('pbm.freezeTitle', { year }),
      consequence: t('pbm.freezeText', { year, children, hours }),
      confirm: t('pbm.freeze'),
    })
    if (!isSure) return
    const result = await freeze.run({ year, childrenSeen: children })
    if (result.ok) notifySaved(t('pbm.done', { year }))
    else notifyError(result.error)
  }
  return (
    <div className="kw-pbm">
      <NativeSelect
        label={t('pbm.chooseYear')}
        value={String(year)}
        data={years.map(String)}
        onChange={(event) => {
          setYear(Number(event.currentTarget.value))
        }}
        w={110}
      />
      <Loaded query={preview}>
        {({ countedOn, children, hours, isFuture, isFrozen, counted, definition }) => (
          <>
            <div className="kw-pbm-figures">
              <Figure value={t('pbm.previewCount', { count: children })} size="small">
                {t('pbm.preview', { date: dateInWords(countedOn) })} · {t('pbm.previewHours', { hours })}
              </Figure>
              {isFuture ? (
                <Note>{t('pbm.future', { year })}</Note>
              ) : isFrozen ? (
                <Note>{t('pbm.already', { year })}</Note>
              ) : (
                <Button loading={freeze.isRunning} onClick={() => void run(children, hours)}>
                  {t('pbm.freeze')}
                </Button>
              )}
            </div>
            <details className="kw-pbm-who">
              <summary className="kw-focus">{t('pbm.who')}</summary>
              <p className="kw-row-line">{definition}</p>
              {counted.length === 0 ? (
                <p>{t('pbm.nobody')}</p>
              ) : (
                <ul>
                  {counted.map((child) => (
                    <li key={child.childId}>
                      <bdi>{child.name}</bdi>
                      <span className="kw-dimmed">
                        {' '}
                        {dateInWords(child.bornOn)}, <bdi>{child.groupName}</bdi>
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </details>
          </>
        )}
      </Loaded>
    </div>
  )
}
