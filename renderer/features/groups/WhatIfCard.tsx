import { Button, NumberInput, Slider } from '@mantine/core'
import { IconCircleCheck, IconUsersMinus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Group, WhatIf } from '../../../db/contract/groups.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { halfDaysInWords } from '../../ui/dagdelen.ts'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { DateField } from '../../ui/DateField.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Initials } from '../../ui/Initials.tsx'
import { Row, Rows } from '../../ui/Row.tsx'

/** What somebody tries out: so many children at once, from this day on. */
export interface Trial {
  readonly maximum: number
  readonly from: string
}

interface WhatIfCardProps {
  readonly group: Pick<Group, 'id' | 'maximum'>
  /** Opens the form of the decision with what was tried. */
  readonly onDecide: (trial: Trial) => void
}

/** Try a smaller number and see at once who would need another place, and since when it fits by itself. Decides nothing. */
export function WhatIfCard({ group, onDecide }: WhatIfCardProps) {
  const { t } = useTranslation('groups')
  const settings = useBackendQuery('settings.list', {})
  const usual = settings.data?.find((one) => one.name === 'reducedMaximum')?.value ?? 12
  const [chosen, setChosen] = useState<number | null>(null)
  const [from, setFrom] = useState(todayInUtrecht)
  const most = Math.max(1, group.maximum - 1)
  const maximum = Math.min(chosen ?? usual, most)
  const whatIf = useBackendQuery('groups.whatIf', { groupId: group.id, maximum, from }, { keepPrevious: true })
  const choose = (value: number | string) => {
    if (typeof value === 'number' && value >= 1 && value <= most) setChosen(value)
  }
  return (
    <Card title={t('whatIf.title')} context={t('whatIf.context')}>
      <div className="kw-what-if">
        <NumberInput label={t('whatIf.maximum')} value={maximum} onChange={choose} min={1} max={most} allowDecimal={false} w={110} />
        <Slider
          className="kw-what-if-slider"
          thumbLabel={t('whatIf.slider')}
          value={maximum}
          onChange={choose}
          min={1}
          max={most}
          label={null}
        />
        <DateField
          label={t('whatIf.from')}
          value={from}
          onChange={(date) => {
            if (date !== null) setFrom(date)
          }}
          w={170}
        />
      </div>
      <Loaded query={whatIf}>
        {(result) => (
          <>
            <Share result={result} />
            <Outcome result={result} />
          </>
        )}
      </Loaded>
      <div className="kw-card-footer">
        <Button
          variant="default"
          leftSection={<IconUsersMinus size={18} stroke={1.7} aria-hidden />}
          onClick={() => {
            onDecide({ maximum, from })
          }}
        >
          {t('whatIf.decide')}
        </Button>
      </div>
    </Card>
  )
}

/** What the decision rests on: how many children ask for more than the group gives. */
function Share({ result: { share, from } }: { readonly result: WhatIf }) {
  const { t } = useTranslation('groups')
  const { children, withSupportNeed, withAdvies } = share
  if (children === 0) return null
  const percent = (count: number) => Math.round((count / children) * 100)
  return (
    <p className="kw-row-line">
      {t('whatIf.share', {
        date: dateInWords(from),
        count: children,
        needs: withSupportNeed,
        needsPercent: percent(withSupportNeed),
        advies: withAdvies,
        adviesPercent: percent(withAdvies),
      })}
    </p>
  )
}

function Outcome({ result: { moves, childCount, dagdelen, fitsFrom, from, maximum } }: { readonly result: WhatIf }) {
  const { t } = useTranslation('groups')
  const fullest = Math.max(0, ...dagdelen.map((one) => one.planned))
  if (moves.length === 0)
    return (
      <p className="kw-what-if-answer" aria-live="polite">
        <IconCircleCheck size={20} stroke={1.7} aria-hidden /> {t('whatIf.fits', { fullest, maximum })}
      </p>
    )
  return (
    <>
      <p className="kw-what-if-answer kw-attention" aria-live="polite">
        {t('whatIf.moves', { count: moves.length, all: childCount })}{' '}
        {fitsFrom === null ? t('whatIf.never') : fitsFrom > from ? t('whatIf.fitsFrom', { date: dateInWords(fitsFrom) }) : null}
      </p>
      <p className="kw-row-line">{t('whatIf.tooFull', { days: halfDaysInWords(dagdelen.filter((one) => one.over > 0)), fullest })}</p>
      <Rows label={t('whatIf.who')}>
        {moves.map((move) => (
          <Row
            key={move.childId}
            lead={<Initials name={move.name} size={28} />}
            title={<bdi>{move.name}</bdi>}
            to={`/kinderen/${move.childId}`}
            line={t('whatIf.since', { date: dateInWords(move.placedOn) })}
            side={<Badge>{halfDaysInWords(move.dagdelen)}</Badge>}
          />
        ))}
      </Rows>
    </>
  )
}
