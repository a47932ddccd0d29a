import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { needSources, type SupportNeed } from '../../../db/contract/support.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { RemoveButton } from './RemoveButton.tsx'
import type { SupportFormProps } from './support-form.ts'

interface NeedValues {
  kind: string | null
  sinceOn: string | null
  seenBy: SupportNeed['seenBy']
  endedOn: string | null
}

/** In what a child needs more than the group gives. */
export function NeedForm({ childId, bornOn, record: need, onDone, onCancel }: SupportFormProps<SupportNeed>) {
  const { t } = useTranslation('support')
  const kinds = useBackendQuery('support.kinds', {})
  const initialValues: NeedValues = {
    kind: need?.kind ?? null,
    sinceOn: need?.sinceOn ?? todayInUtrecht(),
    seenBy: need?.seenBy ?? 'voorschool',
    endedOn: need?.endedOn ?? null,
  }
  const contractForm = useContractForm({
    operation: need === null ? 'support.recordNeed' : 'support.changeNeed',
    initialValues,
    toInput: (values) => ({ ...values, ...(need === null ? { childId } : { id: need.id, version: need.version }) }),
    draftKey: need === null ? `support.recordNeed:${childId}` : `support.changeNeed:${need.id}`,
    onSaved: () => {
      notifySaved(t('saved'))
      onDone()
    },
  })
  const { form } = contractForm
  const today = todayInUtrecht()
  return (
    <ContractFormView
      contractForm={contractForm}
      saveLabel={t('need.save')}
      onCancel={onCancel}
      extraActions={
        need !== null && (
          <RemoveButton
            operation="support.removeNeed"
            record={need}
            title={t('need.removeTitle')}
            consequence={t('need.removeText', { kind: need.kind })}
            onRemoved={onDone}
          />
        )
      }
    >
      <Select
        label={t('need.kind')}
        description={t('need.help')}
        data={[...new Set([...(kinds.data ?? []), ...(need === null ? [] : [need.kind])])]}
        required
        searchable
        openOnFocus={false}
        data-autofocus
        {...form.getInputProps('kind')}
      />
      <div className="kw-fields">
        <DateField label={t('need.sinceOn')} required min={bornOn} max={today} {...form.getInputProps('sinceOn')} />
        <Select
          label={t('need.seenBy')}
          data={needSources.map((source) => ({ value: source, label: t(`seenBy.${source}`) }))}
          {...form.getInputProps('seenBy')}
        />
      </div>
      {need !== null && (
        <DateField
          label={t('need.endedOn')}
          description={t('need.endedHelp')}
          min={bornOn}
          max={today}
          maw={240}
          {...form.getInputProps('endedOn')}
        />
      )}
    </ContractFormView>
  )
}
