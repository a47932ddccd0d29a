import { useTranslation } from 'react-i18next'
import { indicatorIds, indicators, type Cell, type IndicatorId } from '../../../db/contract/indicators.ts'
import { goalStatuses } from '../../../db/contract/jaarplan.ts'
import { wijken } from '../../../db/contract/wijken.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { numberInWords } from '../../ui/numbers.ts'

interface CellsCardProps {
  readonly cells: readonly Cell[]
  readonly goalCount: number
}

/** Every number that leaves, one by one, under what it means. Nothing is summed: a sum does not leave. */
export function CellsCard({ cells, goalCount }: CellsCardProps) {
  const { t } = useTranslation('exports')
  return (
    <Card
      title={t('cells.title')}
      context={t('cells.context')}
      badge={<Badge tone="strong">{t('cells.count', { count: cells.length })}</Badge>}
    >
      <ul className="kw-cells">
        {indicatorIds.map((indicator) => (
          <IndicatorCells key={indicator} indicator={indicator} cells={cells.filter((cell) => cell.indicator === indicator)} />
        ))}
      </ul>
      <p className="kw-row-line kw-cells-goals">{t('cells.goals', { count: goalCount })}</p>
    </Card>
  )
}

function IndicatorCells({ indicator, cells }: { readonly indicator: IndicatorId; readonly cells: readonly Cell[] }) {
  const { t } = useTranslation(['indicators', 'exports'])
  const { splitBy } = indicators[indicator]
  const [only] = cells
  const none = t(splitBy === 'status' ? 'exports:cells.noGoals' : 'exports:cells.noCells')
  return (
    <li className="kw-cell-group" data-indicator={indicator}>
      <div className="kw-cell-head">
        <div className="kw-cell-text">
          <strong>{t(`indicators:${indicator}.label`)}</strong>
          <span className="kw-row-line">{t(`indicators:${indicator}.explanation`)}</span>
        </div>
        {only === undefined ? (
          <span className="kw-dimmed">{none}</span>
        ) : (
          splitBy === 'none' && (
            <span className="kw-cell-number">
              <CellNumber cell={only} />
            </span>
          )
        )}
      </div>
      {splitBy !== 'none' && only !== undefined && (
        <dl className="kw-cell-split">
          {cells.map((cell) => (
            <div key={`${cell.dims.wijkCode ?? ''}${cell.dims.status ?? ''}`}>
              <dt>
                <SplitName cell={cell} />
              </dt>
              <dd>
                <CellNumber cell={cell} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}

function CellNumber({ cell: { count, denominator } }: { readonly cell: Cell }) {
  const { t } = useTranslation('exports')
  const numerator = numberInWords(count)
  return denominator === undefined ? numerator : t('cells.share', { numerator, denominator: numberInWords(denominator) })
}

function SplitName({ cell: { dims } }: { readonly cell: Cell }) {
  const { t } = useTranslation(['exports', 'jaarplan'])
  const status = goalStatuses.find((one) => one === dims.status)
  if (status !== undefined) return t(`jaarplan:statuses.${status}`)
  return dims.wijkCode === undefined || dims.wijkCode === 'onbekend' ? t('exports:cells.unknownWijk') : wijken[dims.wijkCode]
}
