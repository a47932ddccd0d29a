import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { partnerKinds, type PartnerKind } from '../../../db/contract/partners.ts'
import type { Involved } from '../../../db/contract/support.ts'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { FieldGroup } from '../../ui/FieldGroup.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { RemoveButton } from './RemoveButton.tsx'
import type { SupportFormProps } from './support-form.ts'
import { partnerInWords } from './support-words.ts'

interface InvolvedValues {
  kind: PartnerKind | null
  organisation: string
  sinceOn: string | null
  consentOn: string | null
  consentBy: string
  withdrawnOn: string | null
  endedOn: string | null
}

/** A partner around the child, and whether parents agreed that we talk with them about her by name. */
export function InvolvedForm({ childId, bornOn, record: involved, onDone, onCancel }: SupportFormProps<Involved>) {
  const { t } = useTranslation('support')
  const initialValues: InvolvedValues = {
    kind: involved?.kind ?? null,
    organisation: involved?.organisation ?? '',
    sinceOn: involved?.sinceOn ?? todayInUtrecht(),
    consentOn: involved?.consentOn ?? null,
    consentBy: involved?.consentBy ?? '',
    withdrawnOn: involved?.withdrawnOn ?? null,
    endedOn: involved?.endedOn ?? null,
  }
  const contractForm = useContractForm({
    operation: involved === null ? 'support.involve' : 'support.changeInvolved',
    initialValues,
    toInput: (values) => ({
      ...values,
      organisation: emptyToNull(values.organisation),
      consentBy: emptyToNull(values.consentBy),
      ...(involved === null ? { childId } : { id: involved.id, version: involved.version }),
    }),
    draftKey: involved === null ? `support.involve:${childId}` : `support.changeInvolved:${involved.id}`,
    onSaved: () => {
      notifySaved(t('saved'))
      onDone()
    },
  })
  const { form } = contractForm
  const today = todayInUtrecht()
  const day = { min: bornOn, max: today }
  return (
    <ContractFormView
      contractForm={contractForm}
      saveLabel={t('involved.save')}
      onCancel={onCancel}
      extraActions={
        involved !== null && (
          <RemoveButton
            operation="support.removeInvolved"
            record={involved}
            title={t('involved.removeTitle')}
            consequence={t('involved.removeText', { what: partnerInWords(involved) })}
            onRemoved={onDone}
          />
        )
      }
    >
      <div className="kw-fields">
        <Select
          label={t('involved.kind')}
          data={partnerKinds.map((one) => ({ value: one, label: t(`partners.${one}`) }))}
          placeholder={t('arrangement.partnerPlaceholder')}
          searchable
          openOnFocus={false}
          required
          data-autofocus
          {...form.getInputProps('kind')}
        />
        <DateField label={t('involved.sinceOn')} required {...day} {...form.getInputProps('sinceOn')} />
      </div>
      <TextInput
        label={t('involved.organisation')}
        description={t('involved.organisationHelp')}
        dir="auto"
        autoComplete="off"
        {...form.getInputProps('organisation')}
      />
      <FieldGroup label={t('consents.given')} description={t('involved.consentHelp')}>
        <div className="kw-fields">
          <DateField label={t('involved.consentOn')} {...day} {...form.getInputProps('consentOn')} />
          <TextInput
            label={t('involved.consentBy')}
            placeholder={t('involved.consentByPlaceholder')}
            dir="auto"
            autoComplete="off"
            {...form.getInputProps('consentBy')}
          />
          {involved !== null && involved.consentOn !== null && (
            <DateField label={t('involved.withdrawnOn')} {...day} {...form.getInputProps('withdrawnOn')} />
          )}
        </div>
      </FieldGroup>
      {involved !== null && <DateField label={t('involved.endedOn')} maw={240} {...day} {...form.getInputProps('endedOn')} />}
    </ContractFormView>
  )
}
