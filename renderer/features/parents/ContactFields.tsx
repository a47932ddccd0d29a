import { NativeSelect, NumberInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { contactKinds, contactOutcomes, interpreters } from '../../../db/contract/parents.ts'
import { ChildField } from '../../ui/ChildField.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { HintedTextField } from '../../ui/HintedTextField.tsx'
import { Note } from '../../ui/Note.tsx'
import type { ContactValues } from './contact-values.ts'

interface ContactFieldsProps {
  readonly form: UseFormReturnType<ContactValues>
  readonly focus: 'child' | 'kind'
}

const narrow = { '--kw-field-width': '145px' } as CSSProperties
const longestNote = 4000
const longestMinutes = 600

/** With whom, how, when, whether it worked, and what was said. */
export function ContactFields({ form, focus }: ContactFieldsProps) {
  const { t } = useTranslation('parents')
  return (
    <>
      <ChildField label={t('fields.child')} required data-autofocus={focus === 'child' || undefined} {...form.getInputProps('childId')} />
      <div className="kw-fields">
        <NativeSelect
          label={t('fields.kind')}
          required
          data-autofocus={focus === 'kind' || undefined}
          data={[
            ...(form.values.kind === '' ? [{ value: '', label: '' }] : []),
            ...contactKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
          ]}
          {...form.getInputProps('kind')}
        />
        <DateField label={t('fields.contactedOn')} required max={todayInUtrecht()} {...form.getInputProps('contactedOn')} />
      </div>
      <div className="kw-fields" style={narrow}>
        <NativeSelect
          label={t('fields.outcome')}
          required
          data={contactOutcomes.map((outcome) => ({ value: outcome, label: t(`outcomes.${outcome}`) }))}
          {...form.getInputProps('outcome')}
        />
        <NativeSelect
          label={t('fields.interpreter')}
          data={interpreters.map((interpreter) => ({ value: interpreter, label: t(`interpreters.${interpreter}`) }))}
          {...form.getInputProps('interpreter')}
        />
        <NumberInput
          label={t('fields.duration')}
          placeholder={t('fields.notFilled')}
          min={1}
          max={longestMinutes}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          hideControls
          {...form.getInputProps('durationMinutes')}
        />
      </div>
      <p className="kw-row-line" style={{ margin: '-8px 0 0' }}>
        {t('fields.outcomeHelp')}
      </p>
      <HintedTextField
        ownChildIds={form.values.childId === null ? [] : [form.values.childId.id]}
        label={t('fields.note')}
        description={t('fields.noteHelp')}
        maximum={longestNote}
        {...form.getInputProps('note')}
      />
      {form.values.kind === 'zorggesprek' && <Note title={t('fields.careTitle')}>{t('fields.careText')}</Note>}
    </>
  )
}
