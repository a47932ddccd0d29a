import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Figure as FigureValue, TableColumn, WijkTable } from '../../../db/contract/wijkanalyse.ts'
import { wijken, type WijkCode } from '../../../db/contract/wijken.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { numberInWords } from '../../ui/numbers.ts'
import { compareShares, isCounted } from './chance.ts'
import { Earlier } from './Earlier.tsx'
import { percentOf, useFigureWords } from './figure-words.ts'
import { figureOf } from './rows.ts'

interface WijkFigureProps {
  readonly table: WijkTable
  readonly indicator: TableColumn
  readonly chosen: WijkCode | null
  /** The days that have figures, newest first. */
  readonly peildata: readonly string[]
}

/** One figure of one wijk: large, with its n, its interval, and what that says beside the city. */
export function WijkFigure({ table, indicator, chosen, peildata }: WijkFigureProps) {
  const { t } = useTranslation(['wijkanalyse', 'indicators'])
  const row = chosen === null ? table.city : table.rows.find(({ wijkCode }) => wijkCode === chosen)
  const figure = figureOf(row, indicator)
  const city = chosen === null ? null : figureOf(table.city, indicator)
  const name = chosen === null ? t('wijkanalyse:map.city') : wijken[chosen]
  return (
    <Card
      title={name}
      context={t(`indicators:${indicator}.label`)}
      badge={
        <Badge tone="strong">
          {t('wijkanalyse:locations', { delivered: row?.deliveredLocations ?? 0, expected: row?.expectedLocations ?? 0 })}
        </Badge>
      }
    >
      <div className="kw-wijk-figure" aria-live="polite">
        <Large figure={figure} table={table} column={indicator} isCity={chosen === null} />
        <div className="kw-wijk-words">
          <Interval figure={figure} />
          <Chance figure={figure} city={city} />
        </div>
      </div>
      <Bars name={name} figure={figure} city={city} />
      <Earlier peildata={peildata} indicator={indicator} chosen={chosen} />
    </Card>
  )
}

interface LargeProps {
  readonly figure: FigureValue
  readonly table: WijkTable
  readonly column: TableColumn
  readonly isCity: boolean
}

function Large({ figure, table, column, isCity }: LargeProps) {
  const { t } = useTranslation('wijkanalyse')
  const words = useFigureWords(table)
  const reason = words.reason(figure, { column, isCity })
  if (reason === null) {
    return <Figure value={words.short(figure)}>{words.of(figure)}</Figure>
  }
  return (
    <div className="kw-wijk-none">
      <span className="kw-figure-value kw-wijk-none-value" data-size="small">
        {words.short(figure)}
      </span>
      <p className="kw-row-line">
        {reason}{' '}
        {figure.shown === 'not-computable' && figure.reason !== 'below-floor' && column === 'reach' && (
          <Link className="kw-link" to="/noemers">
            {t('toDenominators')}
          </Link>
        )}
      </p>
    </div>
  )
}

function Interval({ figure }: { readonly figure: FigureValue }) {
  const { t } = useTranslation('wijkanalyse')
  if (figure.shown !== 'share' || isCounted(figure)) return null
  return (
    <p>
      <strong>{t('figure.between', { low: percentOf(figure.low), high: percentOf(figure.high) })}</strong>{' '}
      <span className="kw-dimmed">{t('chance.intervalHelp')}</span>
    </p>
  )
}

/** Said only when both figures may be seen. */
function Chance({ figure, city }: { readonly figure: FigureValue; readonly city: FigureValue | null }) {
  const { t } = useTranslation('wijkanalyse')
  if (city === null) return figure.shown === 'share' || figure.shown === 'count' ? <p>{t('chance.isCity')}</p> : null
  if (figure.shown === 'count' && city.shown === 'count')
    return <p>{t('chance.cityCount', { count: city.count, number: numberInWords(city.count) })}</p>
  if (figure.shown !== 'share') return null
  if (city.shown !== 'share') return <p className="kw-dimmed">{t('chance.noCity')}</p>
  return <p>{t(`chance.${compareShares(figure, city)}`, { city: t('figure.percent', { percent: percentOf(city.share) }) })}</p>
}

/** The intervals under each other on one line from 0 to 100 %; the same is said in words above. */
function Bars({ name, figure, city }: { readonly name: string; readonly figure: FigureValue; readonly city: FigureValue | null }) {
  const { t } = useTranslation('wijkanalyse')
  if (figure.shown !== 'share') return null
  return (
    <div className="kw-bars" aria-hidden>
      <Bar name={name} share={figure} isChosen />
      {city?.shown === 'share' && <Bar name={t('bars.city')} share={city} />}
      <div className="kw-bar-axis">
        <span />
        <span className="kw-bar-ends">
          {[0, 0.5, 1].map((value) => (
            <span key={value}>{t('figure.percent', { percent: percentOf(value) })}</span>
          ))}
        </span>
        <span />
      </div>
    </div>
  )
}

interface BarProps {
  readonly name: string
  readonly share: Extract<FigureValue, { shown: 'share' }>
  readonly isChosen?: boolean
}

function Bar({ name, share: { share, low, high }, isChosen = false }: BarProps) {
  const { t } = useTranslation('wijkanalyse')
  const at = (value: number) => `${String(100 * Math.min(1, value))}%`
  return (
    <div className="kw-bar" {...(isChosen ? { 'data-chosen': true } : {})}>
      <span className="kw-bar-name">{name}</span>
      <span className="kw-bar-line">
        <span className="kw-bar-interval" style={{ insetInlineStart: at(low), width: at(Math.min(1, high) - Math.min(1, low)) }} />
        <span className="kw-bar-dot" style={{ insetInlineStart: at(share) }} />
      </span>
      <span className="kw-figures">{t('figure.percent', { percent: percentOf(share) })}</span>
    </div>
  )
}
