import { Collapse, Switch, type TextareaProps } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestText } from '../../../db/contract/observations.ts'
import { ChildrenField } from '../../ui/ChildField.tsx'
import { DomainField } from '../../ui/DomainField.tsx'
import { HintedTextField } from '../../ui/HintedTextField.tsx'
import { FoldedFields } from './FoldedFields.tsx'
import { countFolded, foldedFields, ownTextOf, withOwnText, type ObservationValues } from './observation-values.ts'

interface ObservationFieldsProps {
  readonly form: UseFormReturnType<ObservationValues>
  readonly empty: ObservationValues
  readonly textProps?: TextareaProps
  /** Correcting shows everything; logging begins with who and what. */
  readonly startsOpen?: boolean
  /** An observation that exists has one text, for all whom it is about. */
  readonly hasOneText?: boolean
}

/** Who and what; the rest is folded until somebody wants it. */
export function ObservationFields({ form, empty, textProps, startsOpen = false, hasOneText = false }: ObservationFieldsProps) {
  const { t } = useTranslation('observations')
  const [isOpened, setIsOpened] = useState(startsOpen)
  const foldedId = useId()
  const isOpen = isOpened || foldedFields.some((name) => form.errors[name] !== undefined)
  const filled = countFolded(form.values, empty)
  const mayDiffer = !hasOneText && form.values.childIds.length > 1
  const hasOwnTexts = mayDiffer && form.values.hasOwnTexts
  return (
    <>
      <ChildrenField label={t('fields.children')} {...form.getInputProps('childIds')} required withAsterisk={false} />
      <HintedTextField
        ownChildIds={form.values.childIds.map(({ id }) => id)}
        label={t(hasOwnTexts ? 'fields.sharedText' : 'fields.text')}
        placeholder={hasOwnTexts ? undefined : t('fields.textPlaceholder')}
        maximum={longestText}
        required={!hasOwnTexts}
        withAsterisk={false}
        {...form.getInputProps('text')}
        {...textProps}
      />
      {mayDiffer && (
        <Switch
          label={t('fields.hasOwnTexts')}
          checked={form.values.hasOwnTexts}
          onChange={(event) => {
            form.setFieldValue('hasOwnTexts', event.currentTarget.checked)
          }}
        />
      )}
      {hasOwnTexts && <OwnTexts form={form} />}
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
        <FoldedFields form={form} isOpen={isOpen} />
      </Collapse>
    </>
  )
}

/** A text for each of the children; who has none shares the one above. */
function OwnTexts({ form }: Pick<ObservationFieldsProps, 'form'>) {
  const { t } = useTranslation('observations')
  return (
    <div className="kw-own-texts">
      {form.values.childIds.map(({ id, name }) => (
        <HintedTextField
          key={id}
          ownChildIds={[id]}
          label={<bdi>{name}</bdi>}
          placeholder={t('fields.ownTextPlaceholder')}
          maximum={longestText}
          minRows={1}
          value={ownTextOf(form.values, id)}
          onChange={(event) => {
            form.setFieldValue('texts', withOwnText(form.values, id, event.currentTarget.value))
          }}
        />
      ))}
    </div>
  )
}
