import { Radio, Select, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { partnerKinds, type PartnerKind } from '../../../db/contract/partners.ts'
import { arrangementKinds, type Arrangement } from '../../../db/contract/support.ts'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { RemoveButton } from './RemoveButton.tsx'
import type { SupportFormProps } from './support-form.ts'
import { arrangementInWords } from './support-words.ts'

interface ArrangementValues {
  kind: Arrangement['kind']
  partner: PartnerKind | null
  description: string
  waitingSinceOn: string | null
  startedOn: string | null
  endedOn: string | null
}

interface ArrangementFormProps extends SupportFormProps<Arrangement> {
  /** Who gives specialist care in the wijk of the child. */
  readonly specialist: PartnerKind | null
}

/** A place or help: what it is, who gives it, and since when the child waits for it or has it. */
export function ArrangementForm({ childId, bornOn, record: arrangement, specialist, onDone, onCancel }: ArrangementFormProps) {
  const { t } = useTranslation('support')
  const initialValues: ArrangementValues = {
    kind: arrangement?.kind ?? 'dagbehandeling',
    partner: arrangement === null ? specialist : arrangement.partner,
    description: arrangement?.description ?? '',
    waitingSinceOn: arrangement === null ? todayInUtrecht() : arrangement.waitingSinceOn,
    startedOn: arrangement?.startedOn ?? null,
    endedOn: arrangement?.endedOn ?? null,
  }
  const contractForm = useContractForm({
    operation: arrangement === null ? 'support.arrange' : 'support.changeArrangement',
    initialValues,
    toInput: (values) => ({
      ...values,
      description: emptyToNull(values.description),
      ...(arrangement === null ? { childId } : { id: arrangement.id, version: arrangement.version }),
    }),
    draftKey: arrangement === null ? `support.arrange:${childId}` : `support.changeArrangement:${arrangement.id}`,
    onSaved: () => {
      notifySaved(t('saved'))
      onDone()
    },
  })
  const { form } = contractForm
  const today = todayInUtrecht()
  const { kind } = form.values
  return (
    <ContractFormView
      contractForm={contractForm}
      saveLabel={t('arrangement.save')}
      onCancel={onCancel}
      extraActions={
        arrangement !== null && (
          <RemoveButton
            operation="support.removeArrangement"
            record={arrangement}
            title={t('arrangement.removeTitle')}
            consequence={t('arrangement.removeText', { what: arrangementInWords(arrangement) })}
            onRemoved={onDone}
          />
        )
      }
    >
      <Radio.Group label={t('arrangement.kind')} {...form.getInputProps('kind')}>
        <Stack gap="xs" mt={6}>
          {arrangementKinds.map((one) => (
            <Radio key={one} value={one} label={t(`arrangementKinds.${one}`)} {...(one === kind ? { 'data-autofocus': true } : {})} />
          ))}
        </Stack>
      </Radio.Group>
      <Select
        label={t('arrangement.partner')}
        {...(kind === 'dagbehandeling' && specialist !== null
          ? { description: t('arrangement.partnerHelp', { partner: t(`partners.${specialist}`) }) }
          : {})}
        data={partnerKinds.map((one) => ({ value: one, label: t(`partners.${one}`) }))}
        placeholder={t('arrangement.partnerPlaceholder')}
        clearable
        searchable
        required={kind === 'dagbehandeling'}
        {...form.getInputProps('partner')}
      />
      <TextInput
        label={t('arrangement.description')}
        description={t('arrangement.descriptionHelp')}
        required={kind === 'overig'}
        dir="auto"
        autoComplete="off"
        {...form.getInputProps('description')}
      />
      <div className="kw-fields">
        <DateField
          label={t('arrangement.waitingSinceOn')}
          description={t('arrangement.waitingHelp')}
          min={bornOn}
          max={today}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('waitingSinceOn')}
        />
        <DateField label={t('arrangement.startedOn')} min={bornOn} max={today} {...form.getInputProps('startedOn')} />
        {arrangement !== null && <DateField label={t('arrangement.endedOn')} min={bornOn} max={today} {...form.getInputProps('endedOn')} />}
      </div>
    </ContractFormView>
  )
}
