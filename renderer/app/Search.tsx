import { Button } from '@mantine/core'
import { Spotlight, spotlight } from '@mantine/spotlight'
import { IconArrowLeft, IconKeyboard, IconLock, IconMoodKid, IconPencilPlus, IconSearch } from '@tabler/icons-react'
import { useDebouncedValue } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { foldForSearch } from '../../db/contract/names.ts'
import { useSession } from '../backend/session.ts'
import { useBackendQuery } from '../backend/useBackendQuery.ts'
import { dateInWords } from '../ui/date-words.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { ShorthandLine } from '../ui/ShorthandLine.tsx'
import { keysInWords, useActiveShortcuts } from '../ui/shortcuts.ts'
import { searchPlaces, type NavigationItem } from './navigation.ts'

interface SearchProps {
  readonly items: readonly NavigationItem[]
  readonly onLock: () => void
  readonly onHelp: () => void
}

/** Ctrl+K: children by name, pages, and everything that has a shortcut now. */
export function Search({ items, onLock, onHelp }: SearchProps) {
  const { t } = useTranslation(['frame', 'common', 'shorthand'])
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { workspace } = useSession()
  const [typed, setTyped] = useState('')
  const children = useChildren(typed, workspace.kind === 'voorschool')
  const shortcuts = useActiveShortcuts()
  const { initialLine, keptLine, keptLines, write, isWriting, stopWriting } = useWriting(workspace.kind === 'voorschool')
  const cameFrom = useRef<Element | null>(null)
  const isGoing = useRef(false)

  const returnFocus = () => {
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus({ preventScroll: true })
  }
  /** The focus is back before the action begins, so that a dialog of the action gives it back there too. */
  const act = (action: () => void) => {
    isGoing.current = true
    returnFocus()
    action()
  }
  /** A new page takes the focus when nobody has it. */
  const goTo = (to: string) => {
    isGoing.current = to !== pathname
    if (isGoing.current && document.activeElement instanceof HTMLElement) document.activeElement.blur()
    void navigate(to)
  }
  const wanted = foldForSearch(typed)
  const matches = (label: string) => foldForSearch(label).includes(wanted)
  const places = searchPlaces
    .filter((place) => place.kind === workspace.kind)
    .map((place) => ({ ...place, label: t(`frame:search.places.${place.name}`), words: t(`frame:search.otherWords.${place.name}`) }))
    // Other words only answer to what was typed: without it the list is the menu.
    .filter((place) => wanted !== '' && (matches(place.label) || matches(place.words)))
  const pages = [
    ...items.map((item) => ({ ...item, label: t(`frame:items.${item.name}`) })).filter((page) => matches(page.label)),
    ...places,
  ]
  // Pages are listed already, and locking and the help have their own lines with an icon.
  const actions = shortcuts.filter((one) => !one.keys.startsWith('alt+') && one.keys !== 'mod+L' && matches(one.label))
  const hasLock = matches(t('frame:search.lock'))
  const hasHelp = matches(t('frame:search.shortcuts'))
  const isEmpty = children.length + pages.length + actions.length === 0 && !hasLock && !hasHelp

  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={(query) => {
        setTyped(query)
        if (beginsLine(query)) write(query)
      }}
      shortcut="mod+K"
      triggerOnContentEditable
      tagsToIgnore={[]}
      clearQueryOnClose
      returnFocus={false}
      onSpotlightOpen={() => {
        cameFrom.current = document.activeElement
      }}
      onSpotlightClose={() => {
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
          />
          <Spotlight.ActionsList>
            {keptLine !== null && (
              <Spotlight.ActionsGroup label={t('shorthand:search.group')}>
                <Spotlight.Action
                  label={t('shorthand:search.continue')}
                  description={keptLine}
                  leftSection={<IconPencilPlus size={20} stroke={1.7} aria-hidden />}
                  closeSpotlightOnTrigger={false}
                  onClick={() => {
                    write('')
                  }}
                />
              </Spotlight.ActionsGroup>
            )}
            {children.length > 0 && (
              <Spotlight.ActionsGroup label={t('frame:search.children')}>
                {children.map((child) => (
                  <Spotlight.Action
                    key={child.id}
                    label={child.name}
                    description={t('frame:search.childLine', {
                      born: dateInWords(child.bornOn),
                      group: child.groupName ?? t('frame:search.noGroup'),
                    })}
                    leftSection={<IconMoodKid size={20} stroke={1.7} aria-hidden />}
                    onClick={() => {
                      goTo(`/kinderen/${child.id}`)
                    }}
                  />
                ))}
              </Spotlight.ActionsGroup>
            )}
            {pages.length > 0 && (
              <Spotlight.ActionsGroup label={t('frame:search.pages')}>
                {pages.map((page) => (
                  <Spotlight.Action
                    key={page.name}
                    label={page.label}
                    leftSection={<page.icon size={20} stroke={1.7} aria-hidden />}
                    onClick={() => {
                      goTo(page.to)
                    }}
                  />
                ))}
              </Spotlight.ActionsGroup>
            )}
            {(actions.length > 0 || hasLock || hasHelp) && (
              <Spotlight.ActionsGroup label={t('frame:search.actions')}>
                {actions.map((action) => (
                  <Spotlight.Action
                    key={action.keys}
                    label={action.label}
                    leftSection={<IconKeyboard size={20} stroke={1.7} aria-hidden />}
                    rightSection={<KeyHint keys={keysInWords(action.keys)} />}
                    onClick={() => {
                      act(action.run)
                    }}
                  />
                ))}
                {hasLock && (
                  <Spotlight.Action
                    label={t('frame:search.lock')}
                    leftSection={<IconLock size={20} stroke={1.7} aria-hidden />}
                    rightSection={<KeyHint keys="Ctrl L" />}
                    onClick={() => {
                      act(onLock)
                    }}
                  />
                )}
                {hasHelp && (
                  <Spotlight.Action
                    label={t('frame:search.shortcuts')}
                    leftSection={<IconKeyboard size={20} stroke={1.7} aria-hidden />}
                    rightSection={<KeyHint keys="F1" />}
                    onClick={() => {
                      act(onHelp)
                    }}
                  />
                )}
              </Spotlight.ActionsGroup>
            )}
            {isEmpty && <Spotlight.Empty>{t('frame:search.nothing')}</Spotlight.Empty>}
          </Spotlight.ActionsList>
          {workspace.kind === 'voorschool' && <Spotlight.Footer className="kw-row-line">{t('shorthand:search.tip')}</Spotlight.Footer>}
        </>
      )}
    </Spotlight.Root>
  )
}

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
        spotlight.close()
      }}
      action={
        <Button variant="subtle" size="compact-sm" leftSection={<IconArrowLeft size={18} stroke={1.7} aria-hidden />} onClick={onBack}>
          {t('search.back')}
        </Button>
      }
    />
  )
}

function useChildren(typed: string, isOn: boolean) {
  const [search] = useDebouncedValue(typed.trim(), 80)
  const enabled = isOn && search.length > 0
  const { data } = useBackendQuery('children.search', { search, limit: 8 }, { enabled, keepPrevious: true })
  return enabled && data !== undefined ? data : []
}
