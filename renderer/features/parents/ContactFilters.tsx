import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contactKinds, contactOutcomes } from '../../../db/contract/parents.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ChildField } from '../../ui/ChildField.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { FilterLinks } from '../../ui/Filters.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { isNarrowed, noFilter, type ContactFilter } from './contact-filters.ts'

interface ContactFiltersProps {
  readonly filter: ContactFilter
  readonly onChange: (filter: ContactFilter) => void
}

/** Child, kind and outcome first; group and period when asked for. */
export function ContactFilters({ filter, onChange }: ContactFiltersProps) {
  const { t } = useTranslation('parents')
  const [isOpened, setIsOpened] = useState(false)
  const groups = useBackendQuery('groups.names', {}, { enabled: isOpened }).data ?? []
  const set = (change: Partial<ContactFilter>) => {
    onChange({ ...filter, ...change })
  }
  return (
    <search aria-label={t('contacts.filters')}>
      <div className="kw-filter-bar">
        <ChildField
          label={t('fields.child')}
          value={filter.child}
          clearable
          onChange={(child) => {
            set({ child })
          }}
        />
        <NativeSelect
          label={t('fields.kind')}
          value={filter.kind}
          data={[{ value: '', label: t('contacts.allKinds') }, ...contactKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))]}
          onChange={(event) => {
            set({ kind: event.currentTarget.value as ContactFilter['kind'] })
          }}
        />
        <NativeSelect
          label={t('contacts.outcome')}
          value={filter.outcome}
          data={[
            { value: '', label: t('contacts.allOutcomes') },
            ...contactOutcomes.map((outcome) => ({ value: outcome, label: t(`outcomes.${outcome}`) })),
          ]}
          onChange={(event) => {
            set({ outcome: event.currentTarget.value as ContactFilter['outcome'] })
          }}
        />
        <FilterLinks
          isOpen={isOpened}
          onToggle={() => {
            setIsOpened(!isOpened)
          }}
          words={{ more: t('contacts.more'), less: t('contacts.less'), clear: t('contacts.clear') }}
          onClear={
            isNarrowed(filter)
              ? () => {
                  onChange({ ...noFilter, withdrawn: filter.withdrawn })
                }
              : null
          }
        />
      </div>
      {isOpened && (
        <div className="kw-filter-bar" style={{ marginTop: 12 }}>
          <NativeSelect
            label={t('contacts.group')}
            value={filter.groupId}
            data={[{ value: '', label: t('contacts.allGroups') }, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => {
              set({ groupId: event.currentTarget.value })
            }}
          />
          <DateField
            label={t('contacts.from')}
            value={filter.from}
            onChange={(from) => {
              set({ from })
            }}
          />
          <DateField
            label={t('contacts.until')}
            value={filter.until}
            onChange={(until) => {
              set({ until })
            }}
          />
          <div data-fit>
            <Segments
              label={t('contacts.show')}
              value={filter.withdrawn ? 'withdrawn' : 'current'}
              options={[
                { name: 'current', label: t('contacts.current') },
                { name: 'withdrawn', label: t('contacts.withdrawn') },
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
