import { Autocomplete, Checkbox, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dagdelen, groupKinds, type Group, type GroupDagdeel } from '../../../db/contract/groups.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { isSameHalfDay, weekdays, type HalfDay } from '../../ui/dagdelen.ts'
import { weekdayLong } from '../../ui/date-words.ts'
import { FieldGroup } from '../../ui/FieldGroup.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { TimeField } from '../../ui/TimeField.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { toggleHalfDay, usualWeek } from './group-dagdelen.ts'
import './groups.css'

interface GroupFormProps {
  /** Null: a new group. */
  readonly group: Group | null
  readonly onDone: () => void
}

interface GroupValues {
  name: string
  kind: Group['kind']
  room: string
  programme: string
  tags: string[]
  /** Empty while somebody is typing. */
  maximum: number | string
  dagdelen: readonly GroupDagdeel[]
}

/** Name, kind, maximum and the half-days on which the group is open. */
export function GroupForm({ group, onDone }: GroupFormProps) {
  const { t } = useTranslation(['groups', 'common'])
  const settings = useBackendQuery('settings.list', {})
  const programmes = settings.data?.find((one) => one.name === 'veProgrammes')?.value ?? []
  const initialValues: GroupValues = {
    name: group?.name ?? '',
    kind: group?.kind ?? 've',
    room: group?.room ?? '',
    programme: group?.programme ?? '',
    tags: [...(group?.tags ?? [])],
    maximum: group?.maximum ?? 16,
    dagdelen:
      group === null
        ? usualWeek()
        : group.dagdelen.map(({ weekday, dagdeel, startsAt, endsAt }) => ({ weekday, dagdeel, startsAt, endsAt })),
  }
  const contractForm = useContractForm({
    operation: group === null ? 'groups.add' : 'groups.change',
    initialValues,
    toInput: (values) => ({
      ...values,
      room: emptyToNull(values.room),
      programme: emptyToNull(values.programme),
      ...(group === null ? {} : { id: group.id, version: group.version }),
    }),
    words: {
      kind: { inWords: (kind) => t(`groups:kinds.${kind}`) },
      dagdelen: { label: t('groups:form.dagdelen') },
    },
    draftKey: group === null ? 'groups.add' : `groups.change:${group.id}`,
    onSaved: (_saved, values) => {
      notifySaved(group === null ? t('groups:form.added', { group: values.name }) : t('common:saved'))
      onDone()
    },
  })
  const { form } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('groups:form.save')} onCancel={onDone}>
      <TextInput label={t('groups:form.name')} required data-autofocus autoComplete="off" {...form.getInputProps('name')} />
      <Select
        label={t('groups:form.kind')}
        data={groupKinds.map((kind) => ({ value: kind, label: t(`groups:kinds.${kind}`) }))}
        {...form.getInputProps('kind')}
      />
      <TextInput label={t('groups:form.room')} description={t('groups:form.roomHelp')} autoComplete="off" {...form.getInputProps('room')} />
      <Autocomplete
        label={t('groups:form.programme')}
        description={t('groups:form.programmeHelp')}
        data={[...programmes]}
        autoComplete="off"
        {...form.getInputProps('programme')}
      />
      <TagsInput
        label={t('groups:form.tags')}
        description={t('groups:form.tagsHelp')}
        data={[t('groups:form.tagExample')]}
        maxTags={8}
        {...form.getInputProps('tags')}
      />
      <NumberInput
        label={t('groups:form.maximum')}
        description={t('groups:form.maximumHelp')}
        required
        min={1}
        max={16}
        clampBehavior="none"
        allowDecimal={false}
        styles={{ wrapper: { maxWidth: 140 } }}
        {...form.getInputProps('maximum')}
      />
      <HalfDays
        value={form.values.dagdelen}
        onToggle={(at) => {
          form.setFieldValue('dagdelen', toggleHalfDay(form.values.dagdelen, at))
        }}
        timeProps={(index, end) => form.getInputProps(`dagdelen.${String(index)}.${end}`)}
      />
    </ContractFormView>
  )
}

interface HalfDaysProps {
  readonly value: readonly GroupDagdeel[]
  readonly onToggle: (at: HalfDay) => void
  readonly timeProps: (index: number, end: 'startsAt' | 'endsAt') => object
}

function HalfDays({ value, onToggle, timeProps }: HalfDaysProps) {
  const { t } = useTranslation(['groups', 'common'])
  return (
    <FieldGroup label={t('groups:form.dagdelen')} description={t('groups:form.dagdelenHelp')}>
      {weekdays.map((weekday) => (
        <div key={weekday} className="kw-half-day-row">
          <span>{weekdayLong(weekday)}</span>
          {dagdelen.map((dagdeel) => {
            const index = value.findIndex((one) => isSameHalfDay(one, { weekday, dagdeel }))
            const words = { weekday: weekdayLong(weekday), dagdeel: t(`common:dagdelen.${dagdeel}`) }
            return (
              <div key={dagdeel} className="kw-half-day">
                <Checkbox
                  checked={index >= 0}
                  onChange={() => {
                    onToggle({ weekday, dagdeel })
                  }}
                  label={t(`common:dagdelen.${dagdeel}`)}
                  aria-label={t('groups:form.openLabel', words)}
                />
                {index >= 0 && (
                  <div className="kw-half-day-times">
                    <TimeField aria-label={t('groups:form.fromLabel', words)} {...(timeProps(index, 'startsAt') as TimeProps)} />
                    <span aria-hidden>{t('groups:form.until')}</span>
                    <TimeField aria-label={t('groups:form.untilLabel', words)} {...(timeProps(index, 'endsAt') as TimeProps)} />
                  </div>
                )}
              </div>
            )
          })}
        </div>
      ))}
    </FieldGroup>
  )
}

interface TimeProps {
  readonly value: string
  readonly onChange: (time: string) => void
}
