import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { goalMoves, type Goal } from '../../../db/contract/jaarplan.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { StatusBadge } from './StatusBadge.tsx'

/** Where the goal stands, and the steps that it may take from there. */
export function StatusMenu({ goal, mayChange }: { readonly goal: Goal; readonly mayChange: boolean }) {
  const { t } = useTranslation('jaarplan')
  const setStatus = useBackendCommand('jaarplan.setStatus')
  const { id, version, status, description } = goal
  if (!mayChange) return <StatusBadge status={status} />

  const move = async (to: Goal['status']) => {
    const result = await setStatus.run({ id, version, status: to })
    if (result.ok) notifySaved(t('status.changed', { status: t(`statuses.${to}`) }))
    else notifyError(result.error)
  }
  return (
    <span className="kw-goal-status">
      <Menu withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            px={4}
            loading={setStatus.isRunning}
            aria-label={t('status.change', { status: t(`statuses.${status}`), description })}
            rightSection={<IconChevronDown size={16} stroke={1.7} aria-hidden />}
          >
            <StatusBadge status={status} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('status.menu')}</Menu.Label>
          {goalMoves[status].map((to) => (
            <Menu.Item key={to} onClick={() => void move(to)}>
              {t(`status.to.${to}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}
