import { IconDatabase, IconHistory, IconHome, IconUsers, type Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RequiredRole, WorkspaceKind } from '../../../db/contract/roles.ts'
import { useSession, useWorkspaceStatus } from '../../backend/session.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Columns, Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { LawCard } from './LawCard.tsx'
import { PreferencesCard } from './PreferencesCard.tsx'
import { ProtectionCard } from './ProtectionCard.tsx'
import { SettingCards } from './SettingCards.tsx'

interface SettingsCard {
  readonly name: 'users' | 'backups' | 'audit' | 'location'
  readonly to: string
  readonly icon: Icon
  readonly role: Readonly<Record<WorkspaceKind, RequiredRole | null>>
}

const cards: readonly SettingsCard[] = [
  { name: 'users', to: '/instellingen/gebruikers', icon: IconUsers, role: { voorschool: 'medewerker', projectleider: 'projectleider' } },
  { name: 'location', to: '/instellingen/locatie', icon: IconHome, role: { voorschool: 'medewerker', projectleider: null } },
  {
    name: 'backups',
    to: '/instellingen/reservekopieen',
    icon: IconDatabase,
    role: { voorschool: 'medewerker', projectleider: 'projectleider' },
  },
  { name: 'audit', to: '/instellingen/logboek', icon: IconHistory, role: { voorschool: 'locatiemanager', projectleider: 'projectleider' } },
]

/** Where to go for people, backups and the log; and the few choices that are choices and not law. */
export function SettingsPage() {
  const { t } = useTranslation('settings')
  const { may, workspace } = useSession()
  const version = useWorkspaceStatus()?.appVersion ?? ''
  const settings = useBackendQuery('settings.list', {})
  const mayChange = may(workspace.kind === 'voorschool' ? 'locatiemanager' : 'projectleider')
  const shown = cards.filter(({ role }) => {
    const required = role[workspace.kind]
    return required !== null && may(required)
  })
  return (
    <Page>
      <PageHead title={t('title')} context={mayChange ? t('context') : t('choices.readOnly')} />
      <Columns columnWidth={250}>
        {shown.map(({ name, to, icon: CardIcon }) => (
          <Link key={name} className="kw-choice kw-focus" style={{ textDecoration: 'none' }} to={to}>
            <CardIcon size={26} stroke={1.7} aria-hidden />
            <span>
              {t(`cards.${name}.title`)}
              <small>{t(`cards.${name}.text`)}</small>
            </span>
          </Link>
        ))}
      </Columns>
      <Loaded query={settings}>{(list) => <SettingCards list={list} mayChange={mayChange} />}</Loaded>
      {workspace.kind === 'voorschool' && <LawCard />}
      <PreferencesCard />
      <ProtectionCard />
      <p className="kw-row-line" style={{ margin: 0 }}>
        {t('version', { version, folder: workspace.folder })}
      </p>
    </Page>
  )
}
