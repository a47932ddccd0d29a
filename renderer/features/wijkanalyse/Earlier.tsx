import { useTranslation } from 'react-i18next'
import type { Figure, TableColumn } from '../../../db/contract/wijkanalyse.ts'
import { wijken, type WijkCode } from '../../../db/contract/wijken.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { DateText } from '../../ui/DateText.tsx'
import { useFigureWords } from './figure-words.ts'
import { figureOf } from './rows.ts'

interface EarlierProps {
  /** Newest first. */
  readonly peildata: readonly string[]
  readonly indicator: TableColumn
  readonly chosen: WijkCode | null
}

/** Two years of fixed days. */
const mostRows = 4

/** The same figure on the days before, of the wijk and of the city; nothing while there is one day only. */
export function Earlier({ peildata, indicator, chosen }: EarlierProps) {
  const { t } = useTranslation('wijkanalyse')
  if (peildata.length < 2) return null
  return (
    <table className="kw-earlier">
      <caption>{t('earlier.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('peildatum')}</th>
          {chosen !== null && <th scope="col">{wijken[chosen]}</th>}
          <th scope="col">{t('bars.city')}</th>
        </tr>
      </thead>
      <tbody>
        {peildata.slice(0, mostRows).map((peildatum) => (
          <EarlierRow key={peildatum} peildatum={peildatum} indicator={indicator} chosen={chosen} />
        ))}
      </tbody>
    </table>
  )
}

interface EarlierRowProps {
  readonly peildatum: string
  readonly indicator: TableColumn
  readonly chosen: WijkCode | null
}

function EarlierRow({ peildatum, indicator, chosen }: EarlierRowProps) {
  const table = useBackendQuery('wijkanalyse.table', { peildatum }).data
  const words = useFigureWords({ smallCount: table?.smallCount ?? 0, denominatorFloor: table?.denominatorFloor ?? 0 })
  const cell = (figure: Figure) => (
    <td>
      {words.short(figure)} <span className="kw-whole-n">{words.of(figure)}</span>
    </td>
  )
  return (
    <tr>
      <th scope="row">
        <DateText date={peildatum} />
      </th>
      {table !== undefined && (
        <>
          {chosen !== null &&
            cell(
              figureOf(
                table.rows.find(({ wijkCode }) => wijkCode === chosen),
                indicator,
              ),
            )}
          {cell(figureOf(table.city, indicator))}
        </>
      )}
    </tr>
  )
}
