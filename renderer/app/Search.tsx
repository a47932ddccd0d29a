import { Button } from '@mantine/core'
import { Spotlight } from '@mantine/spotlight'
import { IconArrowLeft, IconSearch } from '@tabler/icons-react'
import { memo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../backend/session.ts'
import { useBackendQuery } from '../backend/useBackendQuery.ts'
import { search, searchStore } from '../ui/search-store.ts'
import { ShorthandLine } from '../ui/ShorthandLine.tsx'
import type { NavigationItem } from './navigation.ts'
import { SearchResults } from './SearchResults.tsx'
import { useEarlyKeys } from './useEarlyKeys.ts'

interface SearchProps {
  readonly items: readonly NavigationItem[]
  readonly onLock: () => void
  readonly onHelp: () => void
}

/** Ctrl+K: children by name, pages, and everything that has a shortcut now. */
export const Search = memo(function Search({ items, onLock, onHelp }: SearchProps) {
  const { t } = useTranslation(['frame', 'shorthand'])
  const { workspace } = useSession()
  const [typed, setTyped] = useState('')
  const { initialLine, keptLine, keptLines, write, isWriting, stopWriting } = useWriting(workspace.kind === 'voorschool')
  const cameFrom = useRef<Element | null>(null)
  const isGoing = useRef(false)

  const look = (query: string) => {
    setTyped(query)
    if (beginsLine(query)) write(query)
  }
  const earlyKeys = useEarlyKeys(look)
  const returnFocus = () => {
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus({ preventScroll: true })
  }
  /** The focus is back before the action begins, so that a dialog of the action gives it back there too; a new page takes it when nobody has it. */
  const leave = (to: 'page' | 'action' | 'same-page') => {
    isGoing.current = to !== 'same-page'
    if (to === 'action') returnFocus()
    if (to === 'page' && document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }

  return (
    <Spotlight.Root
      store={searchStore}
      query={typed}
      onQueryChange={look}
      shortcut="mod+K"
      triggerOnContentEditable
      tagsToIgnore={[]}
      clearQueryOnClose
      returnFocus={false}
      onSpotlightOpen={() => {
        cameFrom.current = document.activeElement
        earlyKeys.begin()
      }}
      onSpotlightClose={() => {
        earlyKeys.end()
        if (!isGoing.current) returnFocus()
        isGoing.current = false
        stopWriting()
      }}
      scrollable
      attributes={{ content: { 'aria-label': t('frame:search.dialog') } }}
      maxHeight={420}
      transitionProps={{ duration: 100 }}
    >
      {isWriting ? (
        <WritingLine initialLine={initialLine} initialWaiting={initialLine === '' ? noLines : keptLines} onBack={stopWriting} />
      ) : (
        <>
          <Spotlight.Search
            placeholder={t('frame:search.placeholder')}
            aria-label={t('frame:search.placeholder')}
            leftSection={<IconSearch size={20} stroke={1.7} aria-hidden />}
            onFocus={({ currentTarget }) => {
              currentTarget.setSelectionRange(typed.length, typed.length)
            }}
          />
          <SearchResults
            typed={typed}
            items={items}
            keptLine={keptLine}
            onContinue={() => {
              write('')
            }}
            onLeave={leave}
            onLock={onLock}
            onHelp={onHelp}
          />
          {workspace.kind === 'voorschool' && <Spotlight.Footer className="kw-row-line">{t('shorthand:search.tip')}</Spotlight.Footer>}
        </>
      )}
    </Spotlight.Root>
  )
})

/** A colon after a name, or a member of the family: somebody is writing and no longer looking. */
function beginsLine(query: string): boolean {
  return /^\s*(?:@\p{L}{2,}\s|[^:]*\p{L}[^:]*:)/u.test(query)
}

const lineKey = 'observations.search'
const noLines: readonly string[] = []

/** Whether the search became a line, and what stood in it when the search was closed. */
function useWriting(isOn: boolean) {
  const [initialLine, setInitialLine] = useState<string | null>(null)
  const draft = useBackendQuery('drafts.read', { key: lineKey }, { enabled: isOn }).data
  const keptLines = linesOf(draft?.values)
  return {
    isWriting: initialLine !== null,
    initialLine: initialLine ?? '',
    keptLine: keptLines.at(-1) ?? null,
    keptLines,
    write: (query: string) => {
      if (isOn) setInitialLine(query)
    },
    stopWriting: () => {
      setInitialLine(null)
    },
  }
}

/** What waits first, what stands in the line last. */
function linesOf(values: unknown): readonly string[] {
  const { line, waiting } = Object(values) as { line?: unknown; waiting?: unknown }
  const all: unknown[] = [...(Array.isArray(waiting) ? (waiting as unknown[]) : []), line]
  return all.filter((one) => typeof one === 'string' && one.trim() !== '') as string[]
}

interface WritingLineProps {
  readonly initialLine: string
  readonly initialWaiting: readonly string[]
  readonly onBack: () => void
}

/** The same line as on Vandaag, over whatever page is open. */
function WritingLine({ initialLine, initialWaiting, onBack }: WritingLineProps) {
  const { t } = useTranslation('shorthand')
  return (
    <ShorthandLine
      look="plain"
      draftKey={lineKey}
      initialLine={initialLine}
      initialWaiting={initialWaiting}
      takesFocus
      onSaved={() => {
        search.close()
      }}
      action={
        <Button variant="subtle" size="compact-sm" leftSection={<IconArrowLeft size={18} stroke={1.7} aria-hidden />} onClick={onBack}>
          {t('search.back')}
        </Button>
      }
    />
  )
}
