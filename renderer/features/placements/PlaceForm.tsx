import { Button, Checkbox, Select, SimpleGrid } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Child } from '../../../db/contract/children.ts'
import type { WireError } from '../../../db/contract/errors.ts'
import type { Group } from '../../../db/contract/groups.ts'
import { countableWeeklyHours, weeklyHours } from '../../../db/contract/half-days.ts'
import type { placementWarnings } from '../../../db/contract/placements.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { currentPlacements } from '../../ui/current-placements.ts'
import { halfDaysInWords, isSameHalfDay, weekdayLong, type HalfDay } from '../../ui/dagdelen.ts'
import { DateField } from '../../ui/DateField.tsx'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { FieldGroup } from '../../ui/FieldGroup.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Note } from '../../ui/Note.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { numberInWords } from '../../ui/numbers.ts'
import { useContractForm } from '../../ui/useContractForm.ts'
import { WeekGrid } from '../../ui/WeekGrid.tsx'
import './placements.css'

type PlacementWarning = (typeof placementWarnings)[number]

interface PlaceFormProps {
  readonly child: Child
  readonly onDone: () => void
}

interface PlaceValues {
  groupId: string | null
  startsOn: string | null
  endsOn: string | null
  dagdelen: readonly HalfDay[]
}

/** A place in a group: which half-days, from when. Shows where there is room, and when it is full the first day that fits. */
export function PlaceForm({ child, onDone }: PlaceFormProps) {
  const { t } = useTranslation('placements')
  const [warnings, setWarnings] = useState<readonly PlacementWarning[]>([])
  const [current] = currentPlacements(child.placements, todayInUtrecht())
  const name = isolated(child.name)

  const initialValues: PlaceValues = { groupId: null, startsOn: todayInUtrecht(), endsOn: null, dagdelen: [] }
  const contractForm = useContractForm({
    operation: 'placements.place',
    initialValues,
    toInput: (values) => ({ ...values, childId: child.id }),
    draftKey: `placements.place:${child.id}`,
    onSaved: (saved, values) => {
      const group = groups.data?.find((one) => one.id === values.groupId)
      notifySaved(t('place.placed', { name, group: isolated(group?.name ?? '') }))
      if (saved.warnings.length === 0) onDone()
      else setWarnings(saved.warnings)
    },
  })
  const { form, refusal } = contractForm
  const startsOn = form.values.startsOn ?? todayInUtrecht()
  const groups = useBackendQuery('groups.list', { on: startsOn }, { keepPrevious: true })
  const group = groups.data?.find((one) => one.id === form.values.groupId)
  const offered = form.values.dagdelen.filter((one) => group?.dagdelen.some((other) => isSameHalfDay(one, other)) ?? false)

  if (warnings.length > 0) {
    return (
      <div className="kw-form">
        <Note tone="attention" title={t('warnings.title')} announce>
          {warnings.map((warning) => (
            <div key={warning}>{t(`warnings.${warning}`)}</div>
          ))}
        </Note>
        <div>
          <Button data-autofocus onClick={onDone}>
            {t('warnings.fine')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('place.save')} onCancel={onDone}>
      {current !== undefined && (
        <Note>{t('place.already', { name, group: isolated(current.groupName), days: halfDaysInWords(current.dagdelen) })}</Note>
      )}
      {groups.data?.length === 0 && <Note tone="attention">{t('place.noGroups')}</Note>}
      <Select
        label={t('place.group')}
        required
        data-autofocus
        data={(groups.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
        {...form.getInputProps('groupId')}
        onChange={(groupId: string | null) => {
          form.setFieldValue('groupId', groupId)
          form.setFieldValue('dagdelen', [])
        }}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField label={t('place.startsOn')} required {...form.getInputProps('startsOn')} />
        <DateField
          label={t('place.endsOn')}
          description={t('place.endsHelp')}
          min={startsOn}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('endsOn')}
        />
      </SimpleGrid>
      <FieldGroup
        label={t('place.dagdelen')}
        description={group === undefined ? t('place.chooseGroup') : t('place.freeOn', { date: dateInWords(startsOn) })}
        error={form.errors['dagdelen']}
      >
        {group !== undefined && (
          <FreePlaces
            group={group}
            chosen={offered}
            onChange={(dagdelen) => {
              form.setFieldValue('dagdelen', dagdelen)
            }}
          />
        )}
      </FieldGroup>
      {group !== undefined && offered.length > 0 && <Hours child={child} group={group} chosen={offered} />}
      <FirstFree
        refusal={refusal}
        onUse={(date) => {
          form.setFieldValue('startsOn', date)
          contractForm.command.reset()
        }}
      />
    </ContractFormView>
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
        const places = group.maximum - load.planned
        const free = places <= 0 ? t('placements:place.full') : t('placements:place.free', { count: places })
        return (
          <label className="kw-place-cell">
            <Checkbox
              checked={isChosen}
              aria-label={t('placements:place.cell', { weekday: weekdayLong(weekday), dagdeel: t(`common:dagdelen.${dagdeel}`), free })}
              onChange={() => {
                onChange(isChosen ? chosen.filter((one) => !isSameHalfDay(one, load)) : [...chosen, { weekday, dagdeel }])
              }}
            />
            <span {...(places <= 0 ? { className: 'kw-attention' } : {})}>{free}</span>
            <span className="kw-dimmed">
              {load.startsAt}–{load.endsAt}
            </span>
          </label>
        )
      }}
    />
  )
}

function Hours({ child, group, chosen }: { readonly child: Child; readonly group: Group; readonly chosen: readonly HalfDay[] }) {
  const { t } = useTranslation('placements')
  const weekly = weeklyHours(chosen, group.dagdelen)
  const countable = countableWeeklyHours(chosen, group.dagdelen)
  const words = [
    t('place.hours', { hours: numberInWords(weekly) }),
    countable < weekly ? t('place.countable', { hours: numberInWords(countable) }) : null,
    child.advies?.state === 'advies' ? t('place.advies', { hours: numberInWords(child.advies.weeklyHours) }) : null,
  ]
  return (
    <p className="kw-place-summary" aria-live="polite">
      <strong>{words[0]}</strong>
      {words.slice(1).map((word) => (word === null ? null : ` · ${word}`))}
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
