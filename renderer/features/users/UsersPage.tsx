import { ActionIcon, Button, Menu, Modal } from '@mantine/core'
import { IconDots, IconPlus } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../../db/contract/users.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { confirm } from '../../ui/ConfirmButton.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { instantInWords } from '../../ui/date-words.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { Columns, Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Initials } from '../../ui/Initials.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { OwnPasswordCard } from './OwnPasswordCard.tsx'
import { RecoveryCard } from './RecoveryCard.tsx'
import { ResetPasswordForm } from './ResetPasswordForm.tsx'
import { UserForm } from './UserForm.tsx'

/** Who may come in, with which role. Everyone sees the list; the locatiemanager changes it. */
export function UsersPage() {
  const { t } = useTranslation(['users', 'common'])
  const { may, session, workspace } = useSession()
  const users = useBackendQuery('users.list', {})
  const [isAdding, setIsAdding] = useState(false)
  const [resetting, setResetting] = useState<User | null>(null)
  const mayManage = workspace.kind === 'voorschool' && may('locatiemanager')

  // Kept between renders: new columns are new cells, and the focus in one of them would be gone.
  const columns = useMemo(() => {
    const all: Column<User>[] = [
      {
        id: 'name',
        header: t('users:name'),
        sortBy: (user) => user.name,
        cell: (user) => (
          <span style={{ display: 'inline-flex', alignItems: 'center', gap: 10 }}>
            <Initials name={user.name} size={30} />
            <span style={{ fontWeight: 600 }}>{user.name}</span>
            {user.id === session.userId && <Badge tone="strong">{t('users:you')}</Badge>}
          </span>
        ),
      },
      {
        id: 'role',
        header: t('users:role'),
        sortBy: (user) => t(`common:roles.${user.role}`),
        cell: (user) => t(`common:roles.${user.role}`),
      },
      {
        id: 'lastSignedIn',
        header: t('users:lastSignedIn'),
        sortBy: (user) => user.lastSignedInAt,
        cell: (user) => (user.lastSignedInAt === null ? t('users:never') : instantInWords(user.lastSignedInAt)),
      },
      {
        id: 'state',
        header: t('users:state'),
        sortBy: (user) => Number(!user.isActive),
        cell: (user) => (user.isActive ? t('users:active') : <Badge tone="attention">{t('users:inactive')}</Badge>),
      },
    ]
    if (mayManage) {
      all.push({
        id: 'actions',
        header: t('common:actions'),
        isHeaderHidden: true,
        align: 'end',
        width: 60,
        cell: (user) => <UserMenu user={user} isSelf={user.id === session.userId} onReset={setResetting} />,
      })
    }
    return all
  }, [mayManage, session.userId, t])

  return (
    <Page>
      <PageHead
        title={t('users:title')}
        context={t('users:context')}
        {...(mayManage
          ? {
              actions: (
                <Button
                  leftSection={<IconPlus size={18} stroke={1.7} aria-hidden />}
                  onClick={() => {
                    setIsAdding(true)
                  }}
                >
                  {t('users:add')}
                </Button>
              ),
            }
          : {})}
      />
      <Loaded query={users}>
        {(list) => (
          <DataTable
            caption={t('users:caption')}
            columns={columns}
            rows={list}
            rowKey={(user) => user.id}
            initialSort={{ column: 'name', descending: false }}
            empty={null}
          />
        )}
      </Loaded>
      <Columns>
        <OwnPasswordCard />
        {may(workspace.kind === 'voorschool' ? 'locatiemanager' : 'projectleider') && <RecoveryCard />}
        <RolesCard kind={workspace.kind} />
      </Columns>
      <Modal
        opened={isAdding}
        onClose={() => {
          setIsAdding(false)
        }}
        title={t('users:form.title')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <UserForm
          onDone={() => {
            setIsAdding(false)
          }}
        />
      </Modal>
      <Modal
        opened={resetting !== null}
        onClose={() => {
          setResetting(null)
        }}
        title={t('users:reset.title', { name: resetting?.name ?? '' })}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {resetting !== null && (
          <ResetPasswordForm
            user={resetting}
            onDone={() => {
              setResetting(null)
            }}
          />
        )}
      </Modal>
    </Page>
  )
}

interface UserMenuProps {
  readonly user: User
  readonly isSelf: boolean
  readonly onReset: (user: User) => void
}

function UserMenu({ user, isSelf, onReset }: UserMenuProps) {
  const { t } = useTranslation(['users', 'common'])
  const { id, isActive, name, version } = user
  const deactivate = useBackendCommand('users.deactivate')
  const changeRole = useBackendCommand('users.changeRole')
  const otherRole = user.role === 'locatiemanager' ? 'medewerker' : 'locatiemanager'
  const role = t(`common:roles.${otherRole}`)
  const target = useRef<HTMLButtonElement>(null)
  /** The line of the menu goes; the dialog that it opens gives the focus back to the button. */
  const fromMenu = (action: () => unknown) => () => {
    target.current?.focus()
    action()
  }

  const askDeactivate = async () => {
    const isSure = await confirm({
      title: t('users:deactivate.title', { name }),
      consequence: t('users:deactivate.consequence', { name }),
      confirm: t('users:deactivate.confirm'),
    })
    if (!isSure) return
    const result = await deactivate.run({ id, version })
    if (result.ok) notifySaved(t('users:deactivate.done', { name }))
    else notifyError(result.error)
  }
  const askRole = async () => {
    const isSure = await confirm({
      title: t('users:changeRole.title', { name, role }),
      consequence: t(otherRole === 'locatiemanager' ? 'users:changeRole.toManager' : 'users:changeRole.toMedewerker', { name }),
      confirm: t('users:changeRole.confirm'),
    })
    if (!isSure) return
    const result = await changeRole.run({ id, version, role: otherRole })
    if (result.ok) notifySaved(t('users:changeRole.done', { name }))
    else notifyError(result.error)
  }

  return (
    <Menu>
      <Menu.Target>
        <ActionIcon ref={target} aria-label={t('users:options', { name })}>
          <IconDots size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isActive && <Menu.Item onClick={fromMenu(askRole)}>{t('users:changeRole.action', { role })}</Menu.Item>}
        {!isSelf && (
          <Menu.Item
            onClick={fromMenu(() => {
              onReset(user)
            })}
          >
            {t(isActive ? 'users:reset.action' : 'users:reset.activate')}
          </Menu.Item>
        )}
        {isActive && !isSelf && <Menu.Item onClick={fromMenu(askDeactivate)}>{t('users:deactivate.action')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}

function RolesCard({ kind }: { readonly kind: 'voorschool' | 'projectleider' }) {
  const { t } = useTranslation(['users', 'common'])
  const shown = kind === 'voorschool' ? (['medewerker', 'locatiemanager'] as const) : (['projectleider'] as const)
  return (
    <Card title={t('users:roles.title')}>
      <Rows>
        {shown.map((role) => (
          <Row key={role} title={<strong>{t(`common:roles.${role}`)}</strong>} line={t(`users:roles.${role}`)} />
        ))}
      </Rows>
    </Card>
  )
}
