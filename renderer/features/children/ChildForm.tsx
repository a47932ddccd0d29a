import { Select, SimpleGrid, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { homeLanguages, type Child } from '../../../db/contract/children.ts'
import type { WijkCode } from '../../../db/contract/wijken.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { useContractForm } from '../../ui/useContractForm.ts'
import { WijkSelect } from '../../ui/WijkSelect.tsx'
import { SchoolFields } from './SchoolFields.tsx'
import { SimilarChildren } from './SimilarChildren.tsx'

/** What was saved, for the words after it. */
export interface SavedChild {
  readonly id: string
  readonly firstName: string
}

interface ChildFormProps {
  /** Null: a child that is registered now. */
  readonly child: Child | null
  readonly onSaved: (saved: SavedChild) => void
  readonly onCancel: () => void
}

interface ChildValues {
  firstName: string
  lastName: string
  bornOn: string | null
  wijkCode: WijkCode | null
  homeLanguage: (typeof homeLanguages)[number]
  languages: string[]
  mentorId: string | null
  registeredOn: string | null
  waitlistedOn: string | null
  schoolName: string
  schoolBrin: string
}

function initialValues(child: Child | null): ChildValues {
  return {
    firstName: child?.firstName ?? '',
    lastName: child?.lastName ?? '',
    bornOn: child?.bornOn ?? null,
    wijkCode: child?.wijkCode ?? null,
    homeLanguage: child?.homeLanguage ?? 'onbekend',
    languages: child?.languages ?? [],
    mentorId: child?.mentorId ?? null,
    registeredOn: child?.registeredOn ?? todayInUtrecht(),
    waitlistedOn: child?.waitlistedOn ?? null,
    schoolName: child?.schoolName ?? '',
    schoolBrin: child?.schoolBrin ?? '',
  }
}

/** Registers a child, or changes what is known of one. A first name and a birth date are enough to begin. */
export function ChildForm({ child, onSaved, onCancel }: ChildFormProps) {
  const { t } = useTranslation('children')
  const contractForm = useContractForm({
    operation: child === null ? 'children.register' : 'children.change',
    initialValues: initialValues(child),
    toInput: (values) => ({
      ...values,
      lastName: emptyToNull(values.lastName),
      schoolName: emptyToNull(values.schoolName),
      schoolBrin: emptyToNull(values.schoolBrin),
      ...(child === null ? {} : { id: child.id, version: child.version }),
    }),
    draftKey: child === null ? 'children.register' : `children.change:${child.id}`,
    onSaved: ({ id }, { firstName }) => {
      onSaved({ id, firstName })
    },
  })
  const { form } = contractForm
  const today = todayInUtrecht()
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t(child === null ? 'form.register' : 'form.change')} onCancel={onCancel}>
      <div className="kw-fields">
        <TextInput label={t('form.firstName')} required data-autofocus autoComplete="off" dir="auto" {...form.getInputProps('firstName')} />
        <TextInput
          label={t('form.lastName')}
          autoComplete="off"
          dir="auto"
          description={t('form.lastNameHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('lastName')}
        />
      </div>
      <DateField label={t('form.bornOn')} required max={today} maw={240} {...form.getInputProps('bornOn')} />
      <SimilarChildren firstName={form.values.firstName} lastName={form.values.lastName} bornOn={form.values.bornOn} exceptId={child?.id} />
      <WijkSelect label={t('form.wijk')} description={t('form.wijkHelp')} clearable {...form.getInputProps('wijkCode')} />
      <div className="kw-fields">
        <Select
          label={t('form.homeLanguage')}
          description={t('form.homeLanguageHelp')}
          data={homeLanguages.map((language) => ({ value: language, label: t(`homeLanguages.${language}`) }))}
          {...form.getInputProps('homeLanguage')}
        />
        <TagsInput
          label={t('form.languages')}
          description={t('form.languagesHelp')}
          maxTags={6}
          acceptValueOnBlur
          autoComplete="off"
          {...form.getInputProps('languages')}
        />
      </div>
      <MentorField child={child} {...(form.getInputProps('mentorId') as MentorFieldInput)} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField label={t('form.registeredOn')} required max={today} {...form.getInputProps('registeredOn')} />
        <DateField
          label={t('form.waitlistedOn')}
          description={t('form.waitlistedHelp')}
          max={today}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('waitlistedOn')}
        />
      </SimpleGrid>
      <SchoolFields form={form} />
    </ContractFormView>
  )
}

interface MentorFieldInput {
  readonly value: string | null
  readonly onChange: (mentorId: string | null) => void
}

/** Who works here now; a mentor who left stays in the list of her own children. */
function MentorField({ child, ...input }: MentorFieldInput & { readonly child: Child | null }) {
  const { t } = useTranslation('children')
  const users = useBackendQuery('users.list', {})
  const active = (users.data ?? []).filter((user) => user.isActive).map((user) => ({ value: user.id, label: user.name }))
  const isGone = child?.mentorId != null && !active.some((user) => user.value === child.mentorId)
  const gone = isGone && child.mentorId !== null ? [{ value: child.mentorId, label: child.mentorName ?? t('around.unknown') }] : []
  return (
    <Select
      label={t('form.mentor')}
      description={t('form.mentorHelp')}
      placeholder={t('form.mentorNone')}
      data={[...active, ...gone]}
      clearable
      searchable
      {...input}
    />
  )
}
