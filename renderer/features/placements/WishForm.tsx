import { Checkbox, NumberInput, SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WaitingChild } from '../../../db/contract/placements.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { isSameHalfDay, type HalfDay } from '../../ui/dagdelen.ts'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht, weekdayLong } from '../../ui/date-words.ts'
import { FieldGroup } from '../../ui/FieldGroup.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { WeekGrid } from '../../ui/WeekGrid.tsx'

interface WishFormProps {
  readonly child: Pick<WaitingChild, 'childId' | 'version' | 'wish' | 'bornOn'> & { readonly waitlistedOn: string | null }
  readonly onDone: () => void
}

interface WishValues {
  waitlistedOn: string | null
  startsOn: string | null
  dagdeelCount: number | string
  dagdelen: readonly HalfDay[]
}

/** Since when, from when, how many half-days and which ones could be. */
export function WishForm({ child, onDone }: WishFormProps) {
  const { t } = useTranslation(['placements', 'common'])
  const initialValues: WishValues = {
    waitlistedOn: child.waitlistedOn ?? todayInUtrecht(),
    startsOn: child.wish?.startsOn ?? null,
    dagdeelCount: child.wish?.dagdeelCount ?? 4,
    dagdelen: child.wish?.dagdelen ?? [],
  }
  const contractForm = useContractForm({
    operation: 'placements.enlist',
    initialValues,
    toInput: (values) => ({ ...values, childId: child.childId, version: child.version }),
    draftKey: `placements.enlist:${child.childId}`,
    onSaved: () => {
      notifySaved(t('placements:wish.saved'))
      onDone()
    },
  })
  const { form } = contractForm
  const { dagdelen } = form.values
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('placements:wish.save')} onCancel={onDone}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField
          label={t('placements:wish.waitlistedOn')}
          required
          min={child.bornOn}
          max={todayInUtrecht()}
          {...form.getInputProps('waitlistedOn')}
        />
        <DateField
          label={t('placements:wish.startsOn')}
          description={t('placements:wish.startsHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('startsOn')}
        />
      </SimpleGrid>
      <NumberInput
        label={t('placements:wish.dagdeelCount')}
        required
        data-autofocus
        min={1}
        max={10}
        allowDecimal={false}
        clampBehavior="none"
        styles={{ wrapper: { maxWidth: 140 } }}
        {...form.getInputProps('dagdeelCount')}
      />
      <FieldGroup label={t('placements:wish.dagdelen')} description={t('placements:wish.dagdelenHelp')} error={form.errors['dagdelen']}>
        <WeekGrid
          caption={t('placements:wish.dagdelen')}
          cell={(weekday, dagdeel) => {
            const one = { weekday, dagdeel }
            const isChosen = dagdelen.some((other) => isSameHalfDay(one, other))
            return (
              <Checkbox
                checked={isChosen}
                aria-label={`${weekdayLong(weekday)} ${t(`common:dagdelen.${dagdeel}`)}`}
                onChange={() => {
                  form.setFieldValue('dagdelen', isChosen ? dagdelen.filter((other) => !isSameHalfDay(one, other)) : [...dagdelen, one])
                }}
              />
            )
          }}
        />
      </FieldGroup>
    </ContractFormView>
  )
}
