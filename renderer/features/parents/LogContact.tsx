import { Button, Checkbox, Group, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import type { ChildChoice } from '../../ui/ChildField.tsx'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { ContactFields } from './ContactFields.tsx'
import { dueChoices, emptyContact, toLogInput } from './contact-values.ts'

interface LogContactProps {
  readonly child: ChildChoice | undefined
  readonly onClose: () => void
}

/** A new contact, also one that failed, with what was agreed. */
export function LogContact({ child, onClose }: LogContactProps) {
  const { t } = useTranslation('parents')
  const withdraw = useBackendCommand('parents.withdraw')
  const contractForm = useContractForm({
    operation: 'parents.log',
    initialValues: emptyContact(child),
    toInput: toLogInput,
    draftKey: child === undefined ? 'parents.log' : `parents.log:${child.id}`,
    onSaved: (saved, { hasAgreement }) => {
      notifySaved(t(hasAgreement ? 'log.savedWithAgreement' : 'log.saved'), {
        undo: () =>
          void withdraw.run(saved).then((result) => {
            if (result.ok) notifySaved(t('log.undone'))
            else notifyError(result.error)
          }),
      })
      onClose()
    },
  })
  const { form } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('log.save')} onCancel={onClose}>
      <ContactFields form={form} focus={child === undefined ? 'child' : 'kind'} />
      <Checkbox label={t('fields.withAgreement')} {...form.getInputProps('hasAgreement', { type: 'checkbox' })} />
      {form.values.hasAgreement && (
        <fieldset className="kw-agreement">
          <legend className="kw-visually-hidden">{t('fields.agreement')}</legend>
          <TextInput
            label={t('fields.agreement')}
            placeholder={t('fields.agreementPlaceholder')}
            required
            dir="auto"
            {...form.getInputProps('agreement.text')}
          />
          <div>
            <DateField
              label={t('fields.dueOn')}
              required
              min={form.values.contactedOn ?? todayInUtrecht()}
              {...form.getInputProps('agreement.dueOn')}
            />
            <Group gap={6} mt={8} role="group" aria-label={t('due.label')}>
              {dueChoices(todayInUtrecht()).map(({ name, on }) => (
                <Button
                  key={name}
                  size="compact-sm"
                  variant={form.values.agreement.dueOn === on ? 'light' : 'default'}
                  aria-pressed={form.values.agreement.dueOn === on}
                  title={dateInWords(on)}
                  onClick={() => {
                    form.setFieldValue('agreement.dueOn', on)
                    form.clearFieldError('agreement.dueOn')
                  }}
                >
                  {t(`due.${name}`)}
                </Button>
              ))}
            </Group>
          </div>
        </fieldset>
      )}
    </ContractFormView>
  )
}
