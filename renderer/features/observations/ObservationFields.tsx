import { Checkbox, Collapse, NativeSelect, TextInput, type TextareaProps } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { observationLevels, observationMoments } from '../../../db/contract/observations.ts'
import { ChildrenField } from '../../ui/ChildField.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { HintedTextField } from '../../ui/HintedTextField.tsx'
import { DomainField } from '../../ui/DomainField.tsx'
import { countFolded, foldedFields, type ObservationValues } from './observation-values.ts'

interface ObservationFieldsProps {
  readonly form: UseFormReturnType<ObservationValues>
  readonly empty: ObservationValues
  /** Which field takes the focus when the form opens. */
  readonly focus?: 'children' | 'text'
  readonly textProps?: TextareaProps
  /** Correcting shows everything; logging begins with who and what. */
  readonly startsOpen?: boolean
}

/** Inputs beside each other stand on one line, also when only one of them has a help text. */
const helpBelow = { inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[] }

const scale = [1, 2, 3, 4, 5] as const
const longestText = 4000

/** Who and what; the rest is folded until somebody wants it. */
export function ObservationFields({ form, empty, focus, textProps, startsOpen = false }: ObservationFieldsProps) {
  const { t } = useTranslation('observations')
  const [isOpened, setIsOpened] = useState(startsOpen)
  const foldedId = useId()
  const isOpen = isOpened || foldedFields.some((name) => form.errors[name] !== undefined)
  const filled = countFolded(form.values, empty)
  return (
    <>
      <ChildrenField
        label={t('fields.children')}
        data-autofocus={focus === 'children' || undefined}
        {...form.getInputProps('childIds')}
        required
        withAsterisk={false}
      />
      <HintedTextField
        ownChildIds={form.values.childIds.map(({ id }) => id)}
        label={t('fields.text')}
        placeholder={t('fields.textPlaceholder')}
        maximum={longestText}
        required
        withAsterisk={false}
        {...form.getInputProps('text')}
        {...textProps}
      />
      <div className="kw-log-row">
        <DomainField
          label={t('fields.domains')}
          value={form.values.domains}
          onChange={(domains) => {
            form.setFieldValue('domains', domains)
          }}
          error={form.errors['domains']}
        />
        <button
          type="button"
          className="kw-link kw-focus"
          aria-expanded={isOpen}
          aria-controls={foldedId}
          onClick={() => {
            setIsOpened(!isOpen)
          }}
        >
          {isOpen ? <IconChevronUp size={16} stroke={1.7} aria-hidden /> : <IconChevronDown size={16} stroke={1.7} aria-hidden />}
          {isOpen ? t('fields.less') : filled > 0 ? t('fields.moreSet', { count: filled }) : t('fields.more')}
        </button>
      </div>
      <Collapse expanded={isOpen} id={foldedId} transitionDuration={120}>
        <FoldedFields form={form} />
      </Collapse>
    </>
  )
}

function FoldedFields({ form }: { readonly form: UseFormReturnType<ObservationValues> }) {
  const { t } = useTranslation('observations')
  const none = { value: '', label: t('fields.notFilled') }
  const scaleOptions = [none, ...scale.map((step) => ({ value: String(step), label: t(`laevers.${step}`) }))]
  return (
    <div className="kw-form">
      <div className="kw-fields">
        <DateField label={t('fields.observedOn')} max={todayInUtrecht()} required {...form.getInputProps('observedOn')} />
        <NativeSelect
          label={t('fields.moment')}
          data={[none, ...observationMoments.map((moment) => ({ value: moment, label: t(`moments.${moment}`) }))]}
          {...form.getInputProps('moment')}
        />
        <TextInput
          label={t('fields.instrument')}
          description={t('fields.instrumentHelp')}
          dir="auto"
          {...helpBelow}
          {...form.getInputProps('instrument')}
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
      </div>
      <Checkbox
        label={t('fields.isStaffOnly')}
        description={t('fields.isStaffOnlyHelp')}
        {...form.getInputProps('isStaffOnly', { type: 'checkbox' })}
      />
    </div>
  )
}
