import { Button, TextInput } from '@mantine/core'
import { IconBookmark, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedSearch } from '../../../db/contract/observations.ts'
import { useBackend } from '../../backend/BackendProvider.tsx'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import type { ChildChoice } from '../../ui/ChildField.tsx'
import { isolated } from '../../ui/isolated.ts'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { fromSavedSearch, isNarrowed, isSavedSearch, toSavedSearch, type ObservationFilter } from './observation-filters.ts'

interface SavedSearchesProps {
  readonly filter: ObservationFilter
  readonly onPick: (filter: ObservationFilter) => void
}

/** What somebody looks for again and again, under a name of her own. Only she sees them. */
export function SavedSearches({ filter, onPick }: SavedSearchesProps) {
  const { t } = useTranslation('observations')
  const backend = useBackend()
  const searches = useBackendQuery('observations.savedSearches', {}).data ?? []
  const forget = useBackendCommand('observations.forgetSearch')
  const save = useBackendCommand('observations.saveSearch')
  const [isNaming, setIsNaming] = useState(false)
  const isKept = searches.some((saved) => isSavedSearch(filter, saved))
  const maySave = isNarrowed(filter) && !filter.withdrawn && !isKept

  const pick = async (saved: SavedSearch) => {
    onPick(fromSavedSearch(saved, await childOf(saved)))
  }
  const childOf = async ({ childId }: SavedSearch): Promise<ChildChoice | null> => {
    if (childId === null) return null
    const [child] = await backend.call('children.search', { search: '', limit: 1, ids: [childId] })
    return child === undefined ? null : { id: child.id, name: child.name }
  }
  const remove = async ({ id, ...saved }: SavedSearch) => {
    const result = await forget.run({ id })
    if (!result.ok) {
      notifyError(result.error)
      return
    }
    notifySaved(t('searches.removed', { name: isolated(saved.name) }), { undo: () => void save.run(saved) })
  }

  if (searches.length === 0 && !maySave) return null
  return (
    <>
      <div className="kw-search-extra">
        {searches.length > 0 && (
          <ul className="kw-saved-searches" aria-label={t('searches.label')}>
            {searches.map((saved) => (
              <li key={saved.id} className="kw-saved-search" {...(isSavedSearch(filter, saved) ? { 'data-on': true } : {})}>
                <button type="button" className="kw-focus" aria-pressed={isSavedSearch(filter, saved)} onClick={() => void pick(saved)}>
                  <bdi>{saved.name}</bdi>
                </button>
                <button
                  type="button"
                  className="kw-focus"
                  aria-label={t('searches.remove', { name: isolated(saved.name) })}
                  onClick={() => void remove(saved)}
                >
                  <IconX size={14} stroke={2} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        )}
        {maySave && !isNaming && (
          <button
            type="button"
            className="kw-link kw-focus"
            onClick={() => {
              setIsNaming(true)
            }}
          >
            <IconBookmark size={16} stroke={1.7} aria-hidden />
            {t('searches.keep')}
          </button>
        )}
      </div>
      {maySave && isNaming && (
        <NameSearch
          filter={filter}
          onDone={() => {
            setIsNaming(false)
          }}
        />
      )}
    </>
  )
}

function NameSearch({ filter, onDone }: { readonly filter: ObservationFilter; readonly onDone: () => void }) {
  const { t } = useTranslation(['observations', 'common'])
  const field = useRef<HTMLInputElement>(null)
  const { form, submit, refusal } = useContractForm({
    operation: 'observations.saveSearch',
    initialValues: { name: filter.search.trim().slice(0, 60) },
    toInput: ({ name }) => toSavedSearch(filter, name),
    onSaved: (_saved, { name }) => {
      notifySaved(t('observations:searches.kept', { name: isolated(name.trim()) }))
      onDone()
    },
  })
  useEffect(() => {
    field.current?.select()
  }, [])
  return (
    <form
      className="kw-save-search"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextInput
        label={t('observations:searches.name')}
        dir="auto"
        maxLength={60}
        {...form.getInputProps('name')}
        {...(refusal === null ? {} : { error: t('observations:searches.full') })}
        ref={field}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone()
        }}
      />
      <Button type="submit" variant="light">
        {t('observations:searches.save')}
      </Button>
      <Button variant="subtle" onClick={onDone}>
        {t('common:cancel')}
      </Button>
    </form>
  )
}
