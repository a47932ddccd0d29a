import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconFlask, IconLock } from '@tabler/icons-react'
import { Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, Outlet, useNavigate } from 'react-router'
import { mayDo } from '../../db/contract/roles.ts'
import { useBackend } from '../backend/BackendProvider.tsx'
import { flushDrafts } from '../backend/draft-keeper.ts'
import { useSession } from '../backend/session.ts'
import { useBackendQuery } from '../backend/useBackendQuery.ts'
import { AppMark } from '../ui/AppMark.tsx'
import { Initials } from '../ui/Initials.tsx'
import { Note } from '../ui/Note.tsx'
import { PlaceContext } from '../ui/scroll-memory.ts'
import { ShortcutsHelp } from '../ui/ShortcutsHelp.tsx'
import { useShortcut } from '../ui/shortcuts.ts'
import { navigation, settingsItem, type NavigationItem } from './navigation.ts'
import { Search } from './Search.tsx'
import { useAutoLock } from './useAutoLock.ts'
import { usePageScroll } from './usePageScroll.ts'

/** What stands around every page: menu, who is signed in, search, shortcuts and the auto-lock. */
export function AppFrame() {
  const { t } = useTranslation(['frame', 'common'])
  const { session, workspace } = useSession()
  const backend = useBackend()
  const { place, main, onScroll } = usePageScroll()
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const items = useMemo(
    () => navigation.filter((item) => item.kind === workspace.kind && mayDo(session.role, item.role)),
    [workspace.kind, session.role],
  )
  const searched = useMemo(() => [...items, settingsItem], [items])

  const lock = useCallback(() => {
    void flushDrafts().then(() => backend.call('workspaces.lock', {}))
  }, [backend])
  const openHelp = useCallback(() => {
    setIsHelpOpen(true)
  }, [])
  useShortcut({ keys: 'mod+L', label: t('frame:shortcuts.lock') }, lock)

  return (
    <div className="kw-frame" {...(workspace.practice ? { 'data-practice': true } : {})}>
      <a
        className="kw-skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault() // the hash belongs to the router
          document.getElementById('main')?.focus()
        }}
      >
        {t('frame:skip')}
      </a>
      <nav className="kw-nav" aria-label={t('frame:navigation')}>
        <div className="kw-brand">
          <AppMark />
          <div>
            <strong>{t('common:appName')}</strong>
            <span>{workspace.name}</span>
          </div>
        </div>
        {workspace.practice && (
          <Tooltip label={t('frame:practiceHint')} position="right">
            <div className="kw-practice">
              <IconFlask size={18} stroke={1.7} aria-hidden />
              <span>{t('frame:practice')}</span>
            </div>
          </Tooltip>
        )}
        <ul>
          {items.map((item, index) => (
            <MenuItem key={item.name} item={item} index={index} />
          ))}
        </ul>
        <div className="kw-nav-bottom">
          <ul>
            <MenuItem item={settingsItem} index={null} />
          </ul>
          <div className="kw-user">
            <Initials name={session.name} size={30} />
            <div className="kw-user-text">
              <strong>{session.name}</strong>
              <span>{t(`common:roles.${session.role}`)}</span>
            </div>
            <Tooltip label={`${t('frame:lock')} (Ctrl L)`}>
              <ActionIcon aria-label={t('frame:lock')} aria-keyshortcuts="Control+L" onClick={lock}>
                <IconLock size={20} stroke={1.7} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </div>
        </div>
      </nav>
      <main id="main" ref={main} className="kw-main" tabIndex={-1} onScroll={onScroll}>
        <PlaceContext value={place}>
          <Suspense>
            <Outlet />
          </Suspense>
        </PlaceContext>
      </main>
      <Search items={searched} onLock={lock} onHelp={openHelp} />
      <ShortcutsHelp
        withGrammar={workspace.kind === 'voorschool'}
        isOpen={isHelpOpen}
        onOpen={openHelp}
        onClose={() => {
          setIsHelpOpen(false)
        }}
      />
      <AutoLock minutes={session.autoLockMinutes} />
    </div>
  )
}

/** Alt and its place in the menu opens it. */
function MenuItem({ item, index }: { readonly item: NavigationItem; readonly index: number | null }) {
  const { t } = useTranslation('frame')
  const navigate = useNavigate()
  const label = t(`items.${item.name}`)
  const isReachable = index !== null && index < 9
  useShortcut(
    { keys: `alt+${String((index ?? 0) + 1)}`, label: t('shortcuts.page', { page: label }) },
    isReachable ? () => void navigate(item.to) : null,
  )
  const MenuIcon = item.icon
  return (
    <li>
      <NavLink className="kw-nav-item kw-focus" to={item.to} title={label}>
        <MenuIcon size={18} stroke={1.7} aria-hidden />
        <span>{label}</span>
        {item.name === 'ouders' && <AgreementsDue />}
      </NavLink>
    </li>
  )
}

function AgreementsDue() {
  const { t } = useTranslation('frame')
  const count = useBackendQuery('tasks.badges', {}).data?.agreementsDue ?? 0
  if (count === 0) return null
  return (
    <span className="kw-nav-count">
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className="kw-visually-hidden">{t('badge', { count })}</span>
    </span>
  )
}

function AutoLock({ minutes }: { readonly minutes: number }) {
  const { t } = useTranslation('frame')
  const { secondsLeft, stay } = useAutoLock(minutes)
  if (secondsLeft === null) return null
  return (
    <div className="kw-auto-lock">
      <Note
        title={t('autoLock.title')}
        announce
        action={
          <Button size="xs" onClick={stay}>
            {t('autoLock.stay')}
          </Button>
        }
      >
        <span aria-hidden>{t('autoLock.message', { count: secondsLeft })}</span>
      </Note>
    </div>
  )
}
