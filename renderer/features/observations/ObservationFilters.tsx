import { NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { domains } from '../../../db/contract/observations.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ChildField } from '../../ui/ChildField.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { FilterLinks } from '../../ui/Filters.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { isNarrowed, noFilter, periods, reaches, type ObservationFilter } from './observation-filters.ts'

interface ObservationFiltersProps {
  readonly filter: ObservationFilter
  readonly onChange: (filter: ObservationFilter) => void
  /** Arrow down in the search goes to what was found. */
  readonly onDown: () => void
}

/** Search and child first; group, domain, author and period when asked for. */
export function ObservationFilters({ filter, onChange, onDown }: ObservationFiltersProps) {
  const { t } = useTranslation(['observations', 'common'])
  const [isOpened, setIsOpened] = useState(false)
  const isOpen = isOpened || isHidden(filter)
  const groups = useBackendQuery('groups.names', {}, { enabled: isOpen }).data ?? []
  const users = useBackendQuery('users.list', {}, { enabled: isOpen }).data ?? []
  const set = (change: Partial<ObservationFilter>) => {
    onChange({ ...filter, ...change })
  }
  return (
    <search aria-label={t('observations:filters.label')}>
      <div className="kw-filter-bar">
        <TextInput
          wrapperProps={{ 'data-wide': true }}
          label={t('observations:filters.search')}
          leftSection={<IconSearch size={18} stroke={1.7} aria-hidden />}
          dir="auto"
          value={filter.search}
          onChange={(event) => {
            set({ search: event.currentTarget.value })
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            onDown()
          }}
        />
        <ChildField
          label={t('observations:filters.child')}
          value={filter.child}
          clearable
          onChange={(child) => {
            set({ child })
          }}
        />
        <NativeSelect
          label={t('observations:filters.domain')}
          value={filter.domain}
          data={[
            { value: '', label: t('observations:filters.allDomains') },
            ...domains.map((domain) => ({ value: domain, label: t(`common:domains.${domain}`) })),
          ]}
          onChange={(event) => {
            set({ domain: event.currentTarget.value as ObservationFilter['domain'] })
          }}
        />
        <FilterLinks
          isOpen={isOpen}
          onToggle={() => {
            setIsOpened(!isOpen)
          }}
          words={{ more: t('observations:filters.more'), less: t('observations:filters.less'), clear: t('observations:filters.clear') }}
          onClear={
            isNarrowed(filter)
              ? () => {
                  onChange({ ...noFilter, withdrawn: filter.withdrawn })
                }
              : null
          }
        />
      </div>
      {isOpen && (
        <div className="kw-filter-bar" style={{ marginTop: 12 }}>
          <NativeSelect
            label={t('observations:filters.group')}
            value={filter.groupId}
            data={[
              { value: '', label: t('observations:filters.allGroups') },
              ...groups.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => {
              set({ groupId: event.currentTarget.value })
            }}
          />
          <NativeSelect
            label={t('observations:filters.author')}
            value={filter.authorId}
            data={[{ value: '', label: t('observations:filters.anyone') }, ...users.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => {
              set({ authorId: event.currentTarget.value })
            }}
          />
          <NativeSelect
            label={t('observations:filters.period')}
            value={filter.period}
            data={periods.map((period) => ({ value: period, label: t(`observations:filters.periods.${period}`) }))}
            onChange={(event) => {
              set({ period: event.currentTarget.value as ObservationFilter['period'] })
            }}
          />
          {filter.period === 'own' && (
            <>
              <DateField
                label={t('observations:filters.from')}
                value={filter.from}
                onChange={(from) => {
                  set({ from })
                }}
              />
              <DateField
                label={t('observations:filters.until')}
                value={filter.until}
                onChange={(until) => {
                  set({ until })
                }}
              />
            </>
          )}
          <NativeSelect
            label={t('observations:filters.reach')}
            value={filter.reach}
            data={reaches.map((reach) => ({ value: reach, label: t(`observations:filters.reaches.${reach}`) }))}
            onChange={(event) => {
              set({ reach: event.currentTarget.value as ObservationFilter['reach'] })
            }}
          />
          <div data-fit>
            <Segments
              label={t('observations:filters.show')}
              value={filter.withdrawn ? 'withdrawn' : 'current'}
              options={[
                { name: 'current', label: t('observations:filters.current') },
                { name: 'withdrawn', label: t('observations:filters.withdrawn') },
              ]}
              onChange={(shown) => {
                set({ withdrawn: shown === 'withdrawn' })
              }}
            />
          </div>
        </div>
      )}
    </search>
  )
}

/** A saved search may ask for what is folded away: then it is shown. */
function isHidden({ groupId, authorId, period, reach }: ObservationFilter): boolean {
  return groupId !== '' || authorId !== '' || period !== 'all' || reach !== 'any'
}
