import { useTranslation } from 'react-i18next'
import { adviesStates } from '../../../db/contract/advies.ts'
import { wijkCodes, wijken } from '../../../db/contract/wijken.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { FilterSelect } from '../../ui/FilterSelect.tsx'
import { statusChoices, type FilterParts } from './child-filters.ts'

interface ChildFiltersProps {
  readonly params: URLSearchParams
  readonly onChange: (parts: FilterParts) => void
}

/** Group, status, advies and wijk, as they stand in the address. */
export function ChildFilters({ params, onChange }: ChildFiltersProps) {
  const { t } = useTranslation(['children', 'advies'])
  const groups = useBackendQuery('groups.names', {})
  const fields = [
    { name: 'groep', label: t('children:list.group'), data: (groups.data ?? []).map((group) => ({ value: group.id, label: group.name })) },
    {
      name: 'status',
      label: t('children:list.status'),
      data: statusChoices.map((status) => ({
        value: status,
        label:
          status === 'huidig' || status === 'te_vernietigen' || status === 'alle'
            ? t(`children:list.${status}`)
            : t(`children:statuses.${status}`),
      })),
      standard: 'huidig',
    },
    {
      name: 'advies',
      label: t('children:list.advies'),
      data: [
        ...adviesStates.map((state) => ({ value: state, label: t(`advies:states.${state}`) })),
        { value: 'none', label: t('children:list.adviesNone') },
      ],
    },
    { name: 'wijk', label: t('children:list.wijk'), data: wijkCodes.map((code) => ({ value: code, label: wijken[code] })) },
  ] as const
  return fields.map(({ name, label, data, ...more }) => {
    const standard = 'standard' in more ? more.standard : ''
    const value = params.get(name) ?? standard
    return (
      <FilterSelect
        key={name}
        label={label}
        options={standard === '' ? [{ value: '', label: t('children:list.all') }, ...data] : data}
        value={value}
        onChange={(chosen) => {
          onChange({ [name]: chosen === standard ? null : chosen })
        }}
      />
    )
  })
}
