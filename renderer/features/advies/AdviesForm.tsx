import { Checkbox, Group, NumberInput, Radio, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { adviesReasons, adviesSources, adviesStates, type Advies } from '../../../db/contract/advies.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

interface AdviesFormProps {
  readonly childId: string
  readonly bornOn: string
  /** Null: a new one. */
  readonly advies: Advies | null
  readonly onDone: () => void
  readonly onCancel: () => void
}

interface AdviesValues {
  state: Advies['state']
  advisedOn: string | null
  source: Advies['source']
  reasons: Advies['reasons']
  weeklyHours: number | string
  toeleidingStartedOn: string | null
}

const usualWeeklyHours = 16

/** What was advised, by whom and why. */
export function AdviesForm({ childId, bornOn, advies, onDone, onCancel }: AdviesFormProps) {
  const { t } = useTranslation(['advies', 'common'])
  const initialValues: AdviesValues = {
    state: advies?.state ?? 'advies',
    advisedOn: advies?.advisedOn ?? todayInUtrecht(),
    source: advies?.source ?? 'jgz',
    reasons: advies?.reasons ?? [],
    weeklyHours: advies?.weeklyHours ?? usualWeeklyHours,
    toeleidingStartedOn: advies?.toeleidingStartedOn ?? null,
  }
  const contractForm = useContractForm({
    operation: advies === null ? 'advies.record' : 'advies.change',
    initialValues,
    toInput: (values) => ({ ...values, ...(advies === null ? { childId } : { id: advies.id, version: advies.version }) }),
    draftKey: advies === null ? `advies.record:${childId}` : `advies.change:${advies.id}`,
    onSaved: () => {
      notifySaved(advies === null ? t('advies:form.recorded') : t('common:saved'))
      onDone()
    },
  })
  const { form } = contractForm
  const today = todayInUtrecht()
  return (
    <ContractFormView
      contractForm={contractForm}
      saveLabel={t(advies === null ? 'advies:form.record' : 'advies:form.change')}
      onCancel={onCancel}
    >
      <Radio.Group label={t('advies:form.state')} description={t('advies:form.stateHelp')} {...form.getInputProps('state')}>
        <Group gap="md" mt={6}>
          {adviesStates.map((state) => (
            <Radio key={state} value={state} label={t(`advies:states.${state}`)} />
          ))}
        </Group>
      </Radio.Group>
      <DateField
        label={t(form.values.state === 'in_beoordeling' ? 'advies:form.signalledOn' : 'advies:form.advisedOn')}
        required
        data-autofocus
        min={bornOn}
        max={today}
        maw={240}
        {...form.getInputProps('advisedOn')}
      />
      <Select
        label={t('advies:form.source')}
        data={adviesSources.map((source) => ({ value: source, label: t(`advies:sources.${source}`) }))}
        {...form.getInputProps('source')}
      />
      <Checkbox.Group label={t('advies:form.reasons')} description={t('advies:form.reasonsHelp')} {...form.getInputProps('reasons')}>
        <Group gap="md" mt={6}>
          {adviesReasons.map((reason) => (
            <Checkbox key={reason} value={reason} label={t(`advies:reasons.${reason}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <NumberInput
        label={t('advies:form.weeklyHours')}
        description={t('advies:form.weeklyHoursHelp')}
        required
        min={0}
        max={40}
        step={0.5}
        decimalSeparator=","
        clampBehavior="none"
        styles={{ wrapper: { maxWidth: 140 } }}
        {...form.getInputProps('weeklyHours')}
      />
      <DateField
        label={t('advies:form.toeleidingStartedOn')}
        description={t('advies:form.toeleidingHelp')}
        min={bornOn}
        max={today}
        styles={{ wrapper: { maxWidth: 240 } }}
        {...form.getInputProps('toeleidingStartedOn')}
      />
    </ContractFormView>
  )
}
