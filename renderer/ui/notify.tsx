import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { WireError } from '../../db/contract/errors.ts'
import { textOfError } from './error-texts.ts'
import { texts } from './texts.ts'

/** Notices of somebody who was signed in: they name children, and can take back what she did. */
const personal = new Set<string>()

/** When somebody locks: what is left is not for the next person to read or take back. */
export function forgetPersonalNotices(): void {
  for (const id of personal) notifications.hide(id)
  personal.clear()
}

/** Says briefly that it worked. With `undo` the user can take it back from here. */
export function notifySaved(message: string, { undo }: { readonly undo?: () => void } = {}): void {
  const id = notifications.show({
    icon: <IconCheck size={18} stroke={2} aria-hidden />,
    color: 'petrol',
    autoClose: undo === undefined ? 3_000 : 10_000,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': texts.t('common:close') },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        {undo !== undefined && (
          <Button
            size="compact-sm"
            style={{ flex: 'none' }}
            variant="light"
            onClick={() => {
              notifications.hide(id)
              undo()
            }}
          >
            {texts.t('common:undo')}
          </Button>
        )}
      </Group>
    ),
  })
  personal.add(id)
}

/** Something large is done and there is more to read than one word; stays until it is closed, also on the lock screen: name nobody. */
export function notifyDone(title: string, message: string): void {
  notifications.show({
    icon: <IconCheck size={18} stroke={2} aria-hidden />,
    color: 'petrol',
    autoClose: false,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': texts.t('common:close') },
    title,
    message,
  })
}

/** For an action without a form around it: what happened and what to do. Stays until it is closed. */
export function notifyError(error: WireError): void {
  if (error.code === 'cancelled') return
  const { title, advice } = textOfError(error)
  const id = notifications.show({
    icon: <IconAlertTriangle size={18} stroke={1.7} aria-hidden />,
    color: 'saffraan',
    autoClose: false,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': texts.t('common:close') },
    title,
    message: advice,
  })
  personal.add(id)
}
