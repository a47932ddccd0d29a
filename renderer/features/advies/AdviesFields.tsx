import { Checkbox, Group, NumberInput, Select } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { adviesSources, type Advies } from '../../../db/contract/advies.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'

export interface AdviesValues {
  source: Advies['source']
  reasons: string[]
  weeklyHours: number | string
}

/** Who advised, why, and for how many hours. `kept` are reasons that may have gone from the list since. */
export function AdviesFields<V extends AdviesValues>({
  form,
  kept,
}: {
  readonly form: UseFormReturnType<V>
  readonly kept: readonly string[]
}) {
  const { t } = useTranslation('advies')
  const settings = useBackendQuery('settings.list', {})
  const list = (settings.data ?? []).flatMap((one) => (one.name === 'indicatiegronden' ? one.value : []))
  const reasons = [...new Set([...list, ...kept])]
  return (
    <>
      <Select
        label={t('fields.source')}
        data={adviesSources.map((source) => ({ value: source, label: t(`sources.${source}`) }))}
        allowDeselect={false}
        {...form.getInputProps('source')}
      />
      <Checkbox.Group label={t('fields.reasons')} description={t('fields.reasonsHelp')} {...form.getInputProps('reasons')}>
        <Group gap="md" mt={6}>
          {reasons.map((reason) => (
            <Checkbox key={reason} value={reason} label={reason} />
          ))}
        </Group>
      </Checkbox.Group>
      <NumberInput
        label={t('fields.weeklyHours')}
        description={t('fields.weeklyHoursHelp')}
        required
        min={0}
        max={40}
        step={0.5}
        decimalSeparator=","
        clampBehavior="none"
        styles={{ wrapper: { maxWidth: 140 } }}
        {...form.getInputProps('weeklyHours')}
      />
    </>
  )
}
