import { Autocomplete, NativeSelect, NumberInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { indicatorIds, indicators, type Cell, type IndicatorId } from '../../../db/contract/indicators.ts'
import { suggestedThemes, type Goal, type jaarplanContract } from '../../../db/contract/jaarplan.ts'
import type { Input } from '../../../db/contract/operation.ts'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { texts } from '../../ui/texts.ts'
import { useContractForm } from '../../ui/useContractForm.ts'
import { liveFigure } from './live-figure.ts'

type GoalInput = Input<(typeof jaarplanContract)['jaarplan.addGoal']>

interface GoalValues {
  /** As it is read: the words of a suggested theme, or own words. */
  theme: string
  description: string
  indicator: string
  baseline: number | string
  target: number | string
  reviewOn: string | null
}

/** A suggested theme is kept by its code, so that its words can change; anything else is kept as typed. */
function codeOfTheme(words: string): string {
  return (
    suggestedThemes.find((theme) => texts.t(`jaarplan:themes.${theme}`).toLocaleLowerCase('nl') === words.trim().toLocaleLowerCase('nl')) ??
    words
  )
}

export function themeInWords(theme: string): string {
  const suggested = suggestedThemes.find((one) => one === theme)
  return suggested === undefined ? theme : texts.t(`jaarplan:themes.${suggested}`)
}

const toNumber = (value: number | string): number | null => (value === '' ? null : Number(value))

function toInput(values: GoalValues, schoolYear: number): GoalInput {
  return {
    schoolYear,
    theme: codeOfTheme(values.theme),
    description: values.description,
    indicator: emptyToNull(values.indicator) as IndicatorId | null,
    baseline: toNumber(values.baseline),
    target: toNumber(values.target),
    reviewOn: values.reviewOn,
  }
}

interface GoalFormProps {
  readonly cells: readonly Cell[]
  readonly onDone: () => void
}

export function AddGoal({ schoolYear, cells, onDone }: GoalFormProps & { readonly schoolYear: number }) {
  const { t } = useTranslation('jaarplan')
  const initialValues: GoalValues = { theme: '', description: '', indicator: '', baseline: '', target: '', reviewOn: null }
  const contractForm = useContractForm({
    operation: 'jaarplan.addGoal',
    initialValues,
    toInput: (values) => toInput(values, schoolYear),
    draftKey: 'jaarplan.addGoal',
    onSaved: () => {
      notifySaved(t('add.saved'))
      onDone()
    },
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('add.save')} onCancel={onDone}>
      <GoalFields form={contractForm.form} cells={cells} />
    </ContractFormView>
  )
}

export function ChangeGoal({ goal, cells, onDone }: GoalFormProps & { readonly goal: Goal }) {
  const { t } = useTranslation('jaarplan')
  const { id, version, schoolYear } = goal
  const initialValues: GoalValues = {
    theme: themeInWords(goal.theme),
    description: goal.description,
    indicator: goal.indicator ?? '',
    baseline: goal.baseline ?? '',
    target: goal.target ?? '',
    reviewOn: goal.reviewOn,
  }
  const contractForm = useContractForm({
    operation: 'jaarplan.changeGoal',
    initialValues,
    toInput: (values) => ({ ...toInput(values, schoolYear), id, version }),
    draftKey: `jaarplan.changeGoal:${id}`,
    onSaved: () => {
      notifySaved(t('change.saved'))
      onDone()
    },
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('change.save')} onCancel={onDone}>
      <GoalFields form={contractForm.form} cells={cells} />
    </ContractFormView>
  )
}

const longestDescription = 1000
const largestValue = 100_000

function GoalFields({ form, cells }: { readonly form: UseFormReturnType<GoalValues>; readonly cells: readonly Cell[] }) {
  const { t } = useTranslation(['jaarplan', 'indicators'])
  const indicator = indicatorIds.find((id) => id === form.values.indicator)
  const unit =
    indicator === undefined
      ? undefined
      : indicators[indicator].measure === 'share'
        ? t('jaarplan:fields.percent')
        : t('jaarplan:fields.count')
  const now = indicator === undefined ? null : liveFigure(indicator, cells).value
  return (
    <>
      <Autocomplete
        label={t('jaarplan:fields.theme')}
        description={t('jaarplan:fields.themeHelp')}
        required
        data-autofocus
        dir="auto"
        openOnFocus={false}
        withScrollArea={false}
        classNames={{ options: 'kw-options' }}
        comboboxProps={{ withinPortal: false }}
        data={suggestedThemes.map((theme) => t(`jaarplan:themes.${theme}`))}
        {...form.getInputProps('theme')}
      />
      <LongTextField
        label={t('jaarplan:fields.description')}
        description={t('jaarplan:fields.descriptionHelp')}
        required
        maximum={longestDescription}
        {...form.getInputProps('description')}
      />
      <NativeSelect
        label={t('jaarplan:fields.indicator')}
        description={indicator === undefined ? t('jaarplan:fields.indicatorHelp') : t(`indicators:${indicator}.explanation`)}
        data={[
          { value: '', label: t('jaarplan:fields.noIndicator') },
          ...indicatorIds.filter((id) => id !== 'goalsByStatus').map((id) => ({ value: id, label: t(`indicators:${id}.label`) })),
        ]}
        {...form.getInputProps('indicator')}
      />
      <div className="kw-fields">
        <div>
          <NumberInput
            label={t('jaarplan:fields.baseline')}
            description={unit}
            min={0}
            max={largestValue}
            clampBehavior="none"
            decimalSeparator=","
            hideControls
            {...form.getInputProps('baseline')}
          />
          {now !== null && form.values.baseline === '' && (
            <button
              type="button"
              className="kw-link kw-focus"
              onClick={() => {
                form.setFieldValue('baseline', Math.round(now))
              }}
            >
              {t('jaarplan:fields.baselineNow', { value: Math.round(now) })}
            </button>
          )}
        </div>
        <NumberInput
          label={t('jaarplan:fields.target')}
          description={unit}
          min={0}
          max={largestValue}
          clampBehavior="none"
          decimalSeparator=","
          hideControls
          {...form.getInputProps('target')}
        />
      </div>
      <DateField label={t('jaarplan:fields.reviewOn')} description={t('jaarplan:fields.reviewHelp')} {...form.getInputProps('reviewOn')} />
    </>
  )
}
