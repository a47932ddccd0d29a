import { ActionIcon, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '../../../db/contract/deliveries.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { confirm } from '../../ui/ConfirmButton.tsx'
import { isolated } from '../../ui/isolated.ts'
import { notifyError, notifySaved } from '../../ui/notify.tsx'

/** Takes one from the list. What was refused goes at once; what could still count is asked. */
export function DismissButton({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation('deliveries')
  const dismiss = useBackendCommand('deliveries.dismiss')
  const { id, state, fileName } = delivery
  const name = delivery.locationName ?? fileName
  const run = async () => {
    const isSure =
      state === 'refused' ||
      (await confirm({
        title: t('dismiss.title'),
        consequence: t('dismiss.consequence', { name: isolated(name) }),
        confirm: t('dismiss.action'),
      }))
    if (!isSure) return
    const result = await dismiss.run({ id })
    if (result.ok) notifySaved(t('dismiss.done'))
    else notifyError(result.error)
  }
  return (
    <Tooltip label={t('dismiss.action')}>
      <ActionIcon aria-label={t('dismiss.actionFor', { name })} onClick={() => void run()}>
        <IconX size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
