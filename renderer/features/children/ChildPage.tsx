import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useNavigate, useParams } from 'react-router'
import type { Child } from '../../../db/contract/children.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { currentPlacements } from '../../ui/current-placements.ts'
import { ageInWords, dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Note } from '../../ui/Note.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Initials } from '../../ui/Initials.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { useIsStanding } from '../../ui/useIsStanding.ts'
import { useChildAction } from './child-actions.ts'
import { ChildAround } from './ChildAround.tsx'
import { ChildCards } from './ChildCards.tsx'
import { ChildPanels } from './ChildPanels.tsx'
import { ChildTimeline } from './ChildTimeline.tsx'
import { StatusStrip } from './StatusStrip.tsx'
import { useTimeline } from './useTimeline.ts'
import './children.css'

/** Everything about one child: who, what now, and what happened. */
export function ChildPage() {
  const { childId = '' } = useParams()
  const child = useBackendQuery('children.read', { id: childId })
  // What the page shows first is asked for together with the child, not after her, and drawn in one go.
  useTimeline(childId, [], { holdsPage: true })
  return (
    <Page>
      <Loaded query={child}>{(read) => <OneChild key={read.id} child={read} />}</Loaded>
    </Page>
  )
}

function OneChild({ child }: { readonly child: Child }) {
  const isStanding = useIsStanding()
  const isGone = child.leftOn !== null && child.leftOn < todayInUtrecht()
  return (
    <>
      <ChildHead child={child} isGone={isGone} />
      <StatusStrip child={child} />
      {child.leftOn !== null && <LeftNote child={child} leftOn={child.leftOn} />}
      <ChildCards child={child} />
      <div className="kw-child-columns">
        <ChildTimeline child={child} />
        <ChildAround child={child} />
      </div>
      {isStanding && <ChildPanels child={child} />}
      <Outlet />
    </>
  )
}

function ChildHead({ child, isGone }: { readonly child: Child; readonly isGone: boolean }) {
  const { t } = useTranslation('children')
  const navigate = useNavigate()
  const observe = `/observaties?kind=${child.id}&nieuw=1`
  const contact = `/ouders?kind=${child.id}&nieuw=1`
  useShortcut({ keys: 'alt+O', label: t('head.observeShortcut') }, isGone ? null : () => void navigate(observe))
  useShortcut({ keys: 'alt+C', label: t('head.contactShortcut') }, () => void navigate(contact))

  const [placement] = currentPlacements(child.placements, todayInUtrecht())
  const facts = [
    ageInWords(child.bornOn),
    placement === undefined ? t(`statuses.${child.status}`) : t('head.group', { group: isolated(placement.groupName) }),
    child.mentorName === null ? null : t('head.mentor', { mentor: isolated(child.mentorName) }),
    languageOf(child, t),
  ]
  return (
    <PageHead
      lead={<Initials name={child.name} size={58} />}
      title={<bdi>{child.name}</bdi>}
      context={facts.filter((words) => words !== null).join(' · ')}
      actions={
        <>
          <MoreMenu child={child} />
          <Button component={Link} to={contact} variant="default" aria-keyshortcuts="Alt+C">
            {t('head.contact')}
          </Button>
          {!isGone && (
            <Button component={Link} to={observe} aria-keyshortcuts="Alt+O">
              {t('head.observe')}
            </Button>
          )}
        </>
      }
    />
  )
}

/** The languages themselves where they are known. */
function languageOf(child: Child, t: ReturnType<typeof useTranslation<'children'>>['t']): string | null {
  if (child.languages.length > 0) return t('head.language', { language: isolated(conjunction.format(child.languages)) })
  return child.homeLanguage === 'onbekend' ? null : t('head.language', { language: t(`homeLanguages.${child.homeLanguage}`) })
}

const conjunction = new Intl.ListFormat('nl', { type: 'conjunction' })

/** What is done now and then; what the role may not do is left out. */
function MoreMenu({ child }: { readonly child: Child }) {
  const { t } = useTranslation('children')
  const { may } = useSession()
  const { open } = useChildAction()
  const isManager = may('locatiemanager')
  const print = useBackendCommand('children.print')
  const runPrint = async (to: 'printer' | 'pdf') => {
    const result = await print.run({ id: child.id, to })
    if (!result.ok) notifyError(result.error)
    else notifySaved(result.value.fileName === null ? t('print.printed') : t('print.saved', { name: isolated(result.value.fileName) }))
  }
  const hasPlacement = currentPlacements(child.placements, todayInUtrecht()).length > 0
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('head.moreLabel', { name: isolated(child.name) })}>
          <IconDots size={20} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() => {
            open('wijzigen')
          }}
        >
          {t('actions.change')}
        </Menu.Item>
        <Menu.Item component={Link} to={`/kinderen/${child.id}/advies`}>
          {t('actions.advies')}
        </Menu.Item>
        <Menu.Item component={Link} to={`/kinderen/${child.id}/ondersteuning`}>
          {t('actions.support')}
        </Menu.Item>
        <Menu.Item component={Link} to={`/kinderen/${child.id}/overdracht`}>
          {t('actions.handover')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item component={Link} to={`/kinderen/${child.id}/afdruk`}>
          {t('actions.print')}
        </Menu.Item>
        {(['printer', 'pdf'] as const).map((to) => (
          <Menu.Item key={to} onClick={() => void runPrint(to)}>
            {t(to === 'printer' ? 'actions.printSheet' : 'actions.saveSheet')}
          </Menu.Item>
        ))}
        {isManager && (
          <Menu.Item
            onClick={() => {
              open('geschiedenis')
            }}
          >
            {t('actions.history')}
          </Menu.Item>
        )}
        {isManager && (
          <>
            <Menu.Divider />
            {child.leftOn === null && (
              <Menu.Item component={Link} to={`/kinderen/${child.id}/plaatsen`}>
                {t('actions.place')}
              </Menu.Item>
            )}
            {hasPlacement && (
              <Menu.Item component={Link} to={`/kinderen/${child.id}/einde-plaatsing`}>
                {t('actions.end')}
              </Menu.Item>
            )}
            {child.leftOn === null && (
              <Menu.Item
                onClick={() => {
                  open('vertrek')
                }}
              >
                {t('actions.leave')}
              </Menu.Item>
            )}
            <Menu.Divider />
            <Menu.Item
              onClick={() => {
                open('verwijderen')
              }}
            >
              {t('actions.destroy')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function LeftNote({ child, leftOn }: { readonly child: Child; readonly leftOn: string }) {
  const { t } = useTranslation('children')
  const { may } = useSession()
  const leave = useBackendCommand('children.leave')
  const comeBack = async () => {
    const result = await leave.run({ id: child.id, version: child.version, leftOn: null })
    if (result.ok) notifySaved(t('left.undone', { name: isolated(child.name) }))
    else notifyError(result.error)
  }
  return (
    <Note
      title={t('left.note', { date: dateInWords(leftOn) })}
      {...(may('locatiemanager')
        ? {
            action: (
              <Button variant="default" size="xs" loading={leave.isRunning} onClick={() => void comeBack()}>
                {t('actions.comeBack')}
              </Button>
            ),
          }
        : {})}
    />
  )
}
