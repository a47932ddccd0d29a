import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from './KeyHint.tsx'
import { search } from './search-store.ts'

/** Opens search and commands; stands at the right of every page head. */
export function SearchButton() {
  const { t } = useTranslation('frame')
  return (
    <button
      type="button"
      className="kw-search kw-focus"
      aria-keyshortcuts="Control+K"
      onClick={() => {
        search.open()
      }}
    >
      <IconSearch size={18} stroke={1.7} aria-hidden />
      <span>{t('search.button')}</span>
      <KeyHint keys="Ctrl K" />
    </button>
  )
}
