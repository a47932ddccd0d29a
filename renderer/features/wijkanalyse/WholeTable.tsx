import { Button, Group, Tooltip } from '@mantine/core'
import { IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TableColumn, WijkRow, WijkTable } from '../../../db/contract/wijkanalyse.ts'
import { tableColumns } from '../../../db/contract/wijkanalyse.ts'
import { wijken, type WijkCode } from '../../../db/contract/wijken.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { Card } from '../../ui/Card.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { isolated } from '../../ui/isolated.ts'
import { notifySaved } from '../../ui/notify.tsx'
import { ProgressNote } from '../../ui/ProgressNote.tsx'
import { useFigureWords } from './figure-words.ts'
import { figureOf } from './rows.ts'

interface WholeTableProps {
  readonly table: WijkTable
  readonly indicator: TableColumn
  readonly chosen: WijkCode | null
  readonly onChooseIndicator: (indicator: TableColumn) => void
  readonly onChooseWijk: (wijk: WijkCode | null) => void
}

/** Everything that may be seen, wijken down and figures across; a head or a name in it chooses what the map shows. */
export function WholeTable({ table, indicator, chosen, onChooseIndicator, onChooseWijk }: WholeTableProps) {
  const { t } = useTranslation(['wijkanalyse', 'indicators'])
  const columns = tableColumns.filter((column) => table.columns.includes(column))
  const byResidence = columns.filter((column) => table.byResidence.includes(column))
  const byLocation = columns.filter((column) => !table.byResidence.includes(column))
  const ordered = [...byResidence, ...byLocation]
  const limits = { k: table.smallCount, most: table.smallCount - 1, floor: table.denominatorFloor }
  return (
    <Card title={t('wijkanalyse:whole.title')} badge={<SaveButtons peildatum={table.peildatum} />}>
      <div className="kw-whole" role="region" aria-label={t('wijkanalyse:whole.caption')}>
        <table>
          <caption className="kw-visually-hidden">{t('wijkanalyse:whole.caption')}</caption>
          <thead>
            <tr>
              <td className="kw-whole-name" />
              <th scope="colgroup" colSpan={byResidence.length}>
                {t('wijkanalyse:whole.residence')}
              </th>
              <th scope="colgroup" colSpan={byLocation.length} className="kw-whole-divider">
                {t('wijkanalyse:whole.location')}
              </th>
            </tr>
            <tr>
              <th scope="col" className="kw-whole-name">
                {t('wijkanalyse:whole.wijk')}
              </th>
              {ordered.map((column) => (
                <th
                  key={column}
                  scope="col"
                  data-chosen={column === indicator}
                  className={column === byLocation[0] ? 'kw-whole-divider' : undefined}
                >
                  <button
                    type="button"
                    className="kw-whole-choose kw-focus"
                    aria-pressed={column === indicator}
                    title={t('wijkanalyse:whole.chooseColumn', { indicator: t(`indicators:${column}.label`) })}
                    onClick={() => {
                      onChooseIndicator(column)
                    }}
                  >
                    {t(`indicators:${column}.label`)}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...table.rows, table.city].map((row) => (
              <tr
                key={row.wijkCode ?? 'city'}
                {...(row.wijkCode === null ? { 'data-city': true } : {})}
                data-chosen={row.wijkCode === chosen}
              >
                <th scope="row" className="kw-whole-name">
                  <button
                    type="button"
                    className="kw-whole-choose kw-focus"
                    aria-pressed={row.wijkCode === chosen}
                    onClick={() => {
                      onChooseWijk(row.wijkCode)
                    }}
                  >
                    {row.wijkCode === null ? t('wijkanalyse:table.city') : wijken[row.wijkCode]}
                  </button>
                </th>
                {ordered.map((column) => (
                  <Cell
                    key={column}
                    table={table}
                    row={row}
                    column={column}
                    isChosen={column === indicator}
                    isFirst={column === byLocation[0]}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="kw-whole-notes">
        <h3>{t('wijkanalyse:whole.notes')}</h3>
        <ul>
          <li>{t('wijkanalyse:whole.small', limits)}</li>
          <li>{t('wijkanalyse:whole.hidden')}</li>
          <li>{t('wijkanalyse:whole.cityOnly')}</li>
          <li>{t('wijkanalyse:whole.notComputable', limits)}</li>
          <li>{t('wijkanalyse:whole.nothingDelivered')}</li>
          <li>{t('wijkanalyse:whole.unknown')}</li>
        </ul>
      </div>
    </Card>
  )
}

interface CellProps {
  readonly table: WijkTable
  readonly row: WijkRow
  readonly column: TableColumn
  readonly isChosen: boolean
  readonly isFirst: boolean
}

function Cell({ table, row, column, isChosen, isFirst }: CellProps) {
  const words = useFigureWords(table)
  const figure = figureOf(row, column)
  const reason = words.reason(figure, { column, isCity: row.wijkCode === null })
  const n = words.of(figure)
  return (
    <td data-chosen={isChosen} className={isFirst ? 'kw-whole-divider' : undefined}>
      {reason === null ? (
        <>
          {words.short(figure)}
          {n !== null && <span className="kw-whole-n">{n}</span>}
        </>
      ) : (
        <Tooltip label={reason} multiline w={280}>
          <button type="button" className="kw-whole-why kw-focus" data-shown={figure.shown}>
            {figure.shown === 'nothing-delivered' ? (
              <>
                <span aria-hidden>–</span>
                <span className="kw-visually-hidden">{words.short(figure)}</span>
              </>
            ) : (
              words.short(figure)
            )}
          </button>
        </Tooltip>
      )}
    </td>
  )
}

function SaveButtons({ peildatum }: { readonly peildatum: string }) {
  const { t } = useTranslation('wijkanalyse')
  const save = useBackendCommand('wijkanalyse.saveTable')
  const saveAs = async (format: 'xlsx' | 'csv') => {
    const result = await save.run({ peildatum, format })
    if (result.ok) notifySaved(t('whole.saved', { fileName: isolated(result.value.fileName) }))
  }
  return (
    <div>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconFileSpreadsheet size={18} stroke={1.7} aria-hidden />}
          disabled={save.isRunning}
          onClick={() => void saveAs('xlsx')}
        >
          {t('whole.xlsx')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileTypeCsv size={18} stroke={1.7} aria-hidden />}
          disabled={save.isRunning}
          onClick={() => void saveAs('csv')}
        >
          {t('whole.csv')}
        </Button>
      </Group>
      <ProgressNote label={t('whole.saving')} isRunning={save.isRunning} progress={save.progress} onCancel={save.cancel} />
      <ErrorNote error={save.error} />
    </div>
  )
}
