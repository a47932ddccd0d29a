import { Button, Checkbox, Select, SimpleGrid } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { WireError } from '../../../db/contract/errors.ts'
import type { Group } from '../../../db/contract/groups.ts'
import { countableWeeklyHours, weeklyHours } from '../../../db/contract/half-days.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { isSameHalfDay, type HalfDay } from '../../ui/dagdelen.ts'
import { DateField } from '../../ui/DateField.tsx'
import { dateInWords, todayInUtrecht, weekdayLong } from '../../ui/date-words.ts'
import { FieldGroup } from '../../ui/FieldGroup.tsx'
import { Meter } from '../../ui/Meter.tsx'
import { Note } from '../../ui/Note.tsx'
import { numberInWords } from '../../ui/numbers.ts'
import { WeekGrid } from '../../ui/WeekGrid.tsx'

export interface PlaceValues {
  groupId: string | null
  startsOn: string | null
  endsOn: string | null
  dagdelen: readonly HalfDay[]
}

interface PlaceFieldsProps<V extends PlaceValues> {
  readonly form: UseFormReturnType<V>
  readonly refusal: WireError | null
  /** After another day was chosen from a refusal. */
  readonly onRetry: () => void
  /** Hours of the advies; null without one. */
  readonly advisedWeeklyHours: number | null
}

/** A group, from when until when, and half-days with how many places each still has on the first day. */
export function PlaceFields<V extends PlaceValues>({ form, refusal, onRetry, advisedWeeklyHours }: PlaceFieldsProps<V>) {
  const { t } = useTranslation('placements')
  // The fields of every form with a place, seen without what else that form has.
  const place = form as unknown as UseFormReturnType<PlaceValues>
  const { groupId, startsOn, dagdelen } = place.values
  const from = startsOn ?? todayInUtrecht()
  const groups = useBackendQuery('groups.list', { on: from }, { keepPrevious: true })
  const group = groups.data?.find((one) => one.id === groupId)
  const offered = dagdelen.filter((one) => group?.dagdelen.some((other) => isSameHalfDay(one, other)) ?? false)
  return (
    <>
      {groups.data?.length === 0 && <Note tone="attention">{t('place.noGroups')}</Note>}
      <Select
        label={t('place.group')}
        required
        data-autofocus
        data={(groups.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
        {...place.getInputProps('groupId')}
        onChange={(chosen: string | null) => {
          place.setFieldValue('groupId', chosen)
          place.setFieldValue('dagdelen', [])
        }}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField label={t('place.startsOn')} required {...place.getInputProps('startsOn')} />
        <DateField
          label={t('place.endsOn')}
          description={t('place.endsHelp')}
          min={from}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...place.getInputProps('endsOn')}
        />
      </SimpleGrid>
      <FieldGroup
        label={t('place.dagdelen')}
        description={group === undefined ? t('place.chooseGroup') : t('place.freeOn', { date: dateInWords(from) })}
        error={place.errors['dagdelen']}
      >
        {group !== undefined && (
          <FreePlaces
            group={group}
            chosen={offered}
            onChange={(chosen) => {
              place.setFieldValue('dagdelen', chosen)
            }}
          />
        )}
      </FieldGroup>
      {group !== undefined && offered.length > 0 && <Hours group={group} chosen={offered} advised={advisedWeeklyHours} />}
      <FirstFree
        refusal={refusal}
        onUse={(date) => {
          place.setFieldValue('startsOn', date)
          onRetry()
        }}
      />
    </>
  )
}

interface FreePlacesProps {
  readonly group: Group
  readonly chosen: readonly HalfDay[]
  readonly onChange: (chosen: HalfDay[]) => void
}

function FreePlaces({ group, chosen, onChange }: FreePlacesProps) {
  const { t } = useTranslation(['placements', 'common'])
  return (
    <WeekGrid
      caption={t('placements:place.dagdelen')}
      cell={(weekday, dagdeel) => {
        const load = group.dagdelen.find((one) => isSameHalfDay(one, { weekday, dagdeel }))
        if (load === undefined) return null
        const isChosen = chosen.some((one) => isSameHalfDay(one, load))
        const isFull = load.free <= 0
        const free = isFull ? t('placements:place.full') : t('placements:place.free', { count: load.free })
        return (
          <label className="kw-place-cell">
            <Checkbox
              checked={isChosen}
              aria-label={t('placements:place.cell', { weekday: weekdayLong(weekday), dagdeel: t(`common:dagdelen.${dagdeel}`), free })}
              onChange={() => {
                onChange(isChosen ? chosen.filter((one) => !isSameHalfDay(one, load)) : [...chosen, { weekday, dagdeel }])
              }}
            />
            <span {...(isFull ? { className: 'kw-attention' } : {})}>{free}</span>
            <Meter value={load.planned} maximum={group.limit} attention={isFull} />
            <span className="kw-dimmed">
              {load.startsAt}–{load.endsAt}
            </span>
          </label>
        )
      }}
    />
  )
}

interface HoursProps {
  readonly group: Group
  readonly chosen: readonly HalfDay[]
  readonly advised: number | null
}

function Hours({ group, chosen, advised }: HoursProps) {
  const { t } = useTranslation('placements')
  const weekly = weeklyHours(chosen, group.dagdelen)
  const countable = countableWeeklyHours(chosen, group.dagdelen)
  const words = [
    countable < weekly ? t('place.countable', { hours: numberInWords(countable) }) : null,
    advised === null ? null : t('place.advies', { hours: numberInWords(advised) }),
  ]
  return (
    <p className="kw-place-summary" aria-live="polite">
      <strong>{t('place.hours', { hours: numberInWords(weekly) })}</strong>
      {words.map((word) => (word === null ? null : ` · ${word}`))}
    </p>
  )
}

/** A full group says from which day it fits; one click takes that day. */
function FirstFree({ refusal, onUse }: { readonly refusal: WireError | null; readonly onUse: (date: string) => void }) {
  const { t } = useTranslation('placements')
  if (refusal?.details['rule'] !== 'group-full') return null
  const date = refusal.details['firstFreeOn']
  if (typeof date !== 'string') return <Note>{t('place.fitsNever')}</Note>
  return (
    <Note
      action={
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            onUse(date)
          }}
        >
          {t('place.useDate', { date: dateInWords(date) })}
        </Button>
      }
    >
      {t('place.fitsFrom', { date: dateInWords(date) })}
    </Note>
  )
}
