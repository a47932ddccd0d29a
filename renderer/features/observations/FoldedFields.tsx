import { Autocomplete, Checkbox, Chip, NativeSelect } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { observationContexts, observationLevels, observationMoments, subDomains } from '../../../db/contract/observations.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { FieldGroup } from '../../ui/FieldGroup.tsx'
import type { ObservationValues } from './observation-values.ts'

/** Inputs beside each other stand on one line, also when only one of them has a help text. */
const helpBelow = { inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[] }

const scale = [1, 2, 3, 4, 5] as const

interface FoldedFieldsProps {
  readonly form: UseFormReturnType<ObservationValues>
  /** The names of instruments are only asked for when somebody can see them. */
  readonly isOpen: boolean
}

/** Everything that may come later: how it goes, where it was, which moment it belongs to, who may read it. */
export function FoldedFields({ form, isOpen }: FoldedFieldsProps) {
  const { t } = useTranslation('observations')
  const instruments = useInstruments(isOpen)
  const none = { value: '', label: t('fields.notFilled') }
  const scaleOptions = [none, ...scale.map((step) => ({ value: String(step), label: t(`laevers.${step}`) }))]
  return (
    <div className="kw-form">
      <FieldGroup label={t('fields.subDomains')} error={form.errors['subDomains']}>
        <Chip.Group
          multiple
          value={[...form.values.subDomains]}
          onChange={(chosen) => {
            form.setFieldValue(
              'subDomains',
              subDomains.filter((one) => chosen.includes(one)),
            )
          }}
        >
          <div className="kw-sub-domains">
            {subDomains.map((one) => (
              <Chip key={one} value={one} size="sm" variant="outline">
                {t(`subDomains.${one}`)}
              </Chip>
            ))}
          </div>
        </Chip.Group>
      </FieldGroup>
      <div className="kw-fields">
        <DateField label={t('fields.observedOn')} max={todayInUtrecht()} {...form.getInputProps('observedOn')} />
        <NativeSelect
          label={t('fields.context')}
          data={[none, ...observationContexts.map((one) => ({ value: one, label: t(`contexts.${one}`) }))]}
          {...form.getInputProps('context')}
        />
        <NativeSelect
          label={t('fields.level')}
          description={t('fields.levelHelp')}
          data={[none, ...observationLevels.map((level) => ({ value: level, label: t(`levels.${level}`) }))]}
          {...helpBelow}
          {...form.getInputProps('level')}
        />
        <NativeSelect
          label={t('fields.wellbeing')}
          description={t('fields.laeversHelp')}
          data={scaleOptions}
          {...helpBelow}
          {...form.getInputProps('wellbeing')}
        />
        <NativeSelect
          label={t('fields.involvement')}
          description={t('fields.laeversHelp')}
          data={scaleOptions}
          {...helpBelow}
          {...form.getInputProps('involvement')}
        />
        <NativeSelect
          label={t('fields.moment')}
          description={t('fields.momentHelp')}
          data={[none, ...observationMoments.map((moment) => ({ value: moment, label: t(`moments.${moment}`) }))]}
          {...helpBelow}
          {...form.getInputProps('moment')}
        />
        <Autocomplete
          label={t('fields.instrument')}
          description={t('fields.instrumentHelp')}
          data={[...instruments]}
          limit={8}
          dir="auto"
          comboboxProps={{ withinPortal: false }}
          {...helpBelow}
          {...form.getInputProps('instrument')}
        />
      </div>
      <Checkbox
        label={t('fields.isStaffOnly')}
        description={t('fields.isStaffOnlyHelp')}
        {...form.getInputProps('isStaffOnly', { type: 'checkbox' })}
      />
    </div>
  )
}

/** What was used here before, the most used first, and then what the location has on its list. */
function useInstruments(isOn: boolean): readonly string[] {
  const used = useBackendQuery('observations.instruments', {}, { enabled: isOn }).data ?? []
  const listed = useBackendQuery('settings.list', {}, { enabled: isOn }).data?.find((one) => one.name === 'instruments')?.value ?? []
  return [...new Set([...used.map(({ name }) => name), ...listed])]
}
