import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import type { ChildChoice } from '../../ui/ChildField.tsx'

interface NameSuggestionsProps {
  readonly search: string
  /** The child as a filter, and what is left to search for. */
  readonly onPick: (child: ChildChoice, rest: string) => void
}

/** "Bedoelde je Noor?": a word of the search may be a child's name, with small typos forgiven. Offered, never done by itself. */
export function NameSuggestions({ search, onPick }: NameSuggestionsProps) {
  const { t } = useTranslation('observations')
  const [typed] = useDebouncedValue(search.trim(), 150)
  const isOn = typed.length >= 2 && search.trim() !== ''
  const found =
    useBackendQuery('observations.suggestNames', { search: typed.slice(0, 200) }, { enabled: isOn, keepPrevious: true }).data ?? []
  if (!isOn || found.length === 0) return null
  return (
    <div className="kw-suggestions" role="status">
      <span className="kw-dimmed">{t('searches.meant')}</span>
      {found.map(({ childId, name, groupName, rest }) => (
        <button
          key={childId}
          type="button"
          className="kw-link kw-focus"
          onClick={() => {
            onPick({ id: childId, name }, rest)
          }}
        >
          <bdi>{name}</bdi>
          {groupName !== null && <span className="kw-dimmed">{groupName}</span>}
        </button>
      ))}
    </div>
  )
}
