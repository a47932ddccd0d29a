import { Spotlight } from '@mantine/spotlight'
import { IconKeyboard, IconLock, IconMoodKid, IconPencilPlus } from '@tabler/icons-react'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { foldForSearch } from '../../db/contract/names.ts'
import { useSession } from '../backend/session.ts'
import { useBackendQuery } from '../backend/useBackendQuery.ts'
import { dateInWords } from '../ui/date-words.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keysInWords, useActiveShortcuts } from '../ui/shortcuts.ts'
import { searchPlaces, type NavigationItem } from './navigation.ts'

interface SearchResultsProps {
  readonly typed: string
  readonly items: readonly NavigationItem[]
  /** A line that was begun in the search and not saved. */
  readonly keptLine: string | null
  readonly onContinue: () => void
  /** Before something chosen begins: where it leads. */
  readonly onLeave: (to: 'page' | 'action' | 'same-page') => void
  readonly onLock: () => void
  readonly onHelp: () => void
}

/** What fits what was typed; only there while the search is open, so that no page waits for it. */
export function SearchResults({ typed, items, keptLine, onContinue, onLeave, onLock, onHelp }: SearchResultsProps) {
  const { t } = useTranslation(['frame', 'common', 'shorthand'])
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { workspace } = useSession()
  const children = useChildren(typed, workspace.kind === 'voorschool')
  const shortcuts = useActiveShortcuts()

  const act = (action: () => void) => {
    onLeave('action')
    action()
  }
  const goTo = (to: string) => {
    onLeave(to === pathname ? 'same-page' : 'page')
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
    <Spotlight.ActionsList>
      {keptLine !== null && (
        <Spotlight.ActionsGroup label={t('shorthand:search.group')}>
          <Spotlight.Action
            label={t('shorthand:search.continue')}
            description={keptLine}
            leftSection={<IconPencilPlus size={20} stroke={1.7} aria-hidden />}
            closeSpotlightOnTrigger={false}
            onClick={onContinue}
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
  )
}

function useChildren(typed: string, isOn: boolean) {
  const [search] = useDebouncedValue(typed.trim(), 80)
  const enabled = isOn && search.length > 0
  const { data } = useBackendQuery('children.search', { search, limit: 8 }, { enabled, keepPrevious: true })
  return enabled && data !== undefined ? data : []
}
