import { Autocomplete, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'

interface SchoolValues {
  schoolName: string
  schoolBrin: string
}

/** The destination school: schools that were filled in before come first, and bring their BRIN along. */
export function SchoolFields<V extends SchoolValues>({ form }: { readonly form: UseFormReturnType<V> }) {
  const { t } = useTranslation('children')
  const schools = useBackendQuery('children.schools', {})
  const names = [...new Set((schools.data ?? []).map((school) => school.name))]
  // Mantine cannot follow a path into a type parameter; the constraint says that the fields are there.
  const fields = form as unknown as UseFormReturnType<SchoolValues>
  const name = fields.getInputProps('schoolName') as { value: string; onChange: (value: string) => void }
  return (
    <div className="kw-fields">
      <Autocomplete
        label={t('form.school')}
        description={t('form.schoolHelp')}
        data={names}
        limit={8}
        openOnFocus={false}
        autoComplete="off"
        dir="auto"
        {...name}
        onChange={(value) => {
          name.onChange(value)
          const brin = schools.data?.find((school) => school.name === value)?.brin
          if (brin != null && fields.getValues().schoolBrin === '') fields.setFieldValue('schoolBrin', brin)
        }}
      />
      <TextInput
        label={t('form.schoolBrin')}
        description={t('form.schoolBrinHelp')}
        autoComplete="off"
        {...fields.getInputProps('schoolBrin')}
      />
    </div>
  )
}
