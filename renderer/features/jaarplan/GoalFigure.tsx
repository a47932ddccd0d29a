import { Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Cell, IndicatorId } from '../../../db/contract/indicators.ts'
import type { Goal } from '../../../db/contract/jaarplan.ts'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { Figure } from '../../ui/Figure.tsx'
import { denominatorFloor, distanceToTarget, liveFigure, progressShare, type LiveFigure } from './live-figure.ts'

const number = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 })

interface GoalFigureProps {
  readonly goal: Goal
  readonly indicator: IndicatorId
  readonly cells: readonly Cell[]
  readonly day: string
}

/** The figure of now, beside where it began and where it should go. */
export function GoalFigure({ goal, indicator, cells, day }: GoalFigureProps) {
  const { t } = useTranslation(['jaarplan', 'indicators'])
  const figure = liveFigure(indicator, cells)
  const inUnit = (value: number | null) =>
    value === null
      ? t('jaarplan:goal.notSet')
      : figure.measure === 'share'
        ? t('jaarplan:goal.percent', { value: number.format(value) })
        : number.format(value)
  const progress = figure.value === null ? null : progressShare(figure.value, goal)
  return (
    <div className="kw-goal-figure">
      <div className="kw-goal-label">{t(`indicators:${indicator}.label`)}</div>
      <div className="kw-goal-values">
        <div>
          <div className="kw-row-line">
            {day === todayInUtrecht() ? t('jaarplan:goal.now') : t('jaarplan:goal.onDate', { date: dateInWords(day) })}
          </div>
          <NowFigure figure={figure} />
        </div>
        <div>
          <div className="kw-row-line">{t('jaarplan:goal.baseline')}</div>
          <div className="kw-goal-value kw-figures">{inUnit(goal.baseline)}</div>
        </div>
        <div>
          <div className="kw-row-line">{t('jaarplan:goal.target')}</div>
          <div className="kw-goal-value kw-figures">{inUnit(goal.target)}</div>
        </div>
      </div>
      {progress !== null && <Progress value={progress} size="md" aria-label={t('jaarplan:goal.progress')} />}
      <Meaning goal={goal} indicator={indicator} figure={figure} />
    </div>
  )
}

/** A percentage only above the floor; below it the children themselves. */
function NowFigure({ figure }: { readonly figure: LiveFigure }) {
  const { t } = useTranslation('jaarplan')
  const { count, denominator, value } = figure
  if (denominator === null) return <Figure value={number.format(count)} size="small" />
  if (value === null) return <div className="kw-goal-value">{t('goal.noneToCount')}</div>
  if (denominator < denominatorFloor) return <Figure value={t('goal.of', { count, denominator })} size="small" />
  return (
    <Figure value={t('goal.percent', { value: number.format(Math.round(value)) })} n={t('goal.of', { count, denominator })} size="small" />
  )
}

function Meaning({ goal, indicator, figure }: { readonly goal: Goal; readonly indicator: IndicatorId; readonly figure: LiveFigure }) {
  const { t } = useTranslation('jaarplan')
  if (figure.value === null) return null
  if (figure.denominator !== null && figure.denominator < denominatorFloor) {
    return <p className="kw-row-line">{t('goal.smallGroup', { floor: denominatorFloor })}</p>
  }
  if (goal.target === null) return null
  const distance = distanceToTarget(indicator, figure.value, { baseline: goal.baseline, target: goal.target })
  if (distance.isReached) return <p className="kw-row-line">{t('goal.reached')}</p>
  const value = number.format(distance.toGo)
  return (
    <p className="kw-row-line">
      {t('goal.togo', { value: figure.measure === 'share' ? t('goal.points', { count: distance.toGo, value }) : value })}
    </p>
  )
}
