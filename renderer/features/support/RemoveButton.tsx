import { useTranslation } from 'react-i18next'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'

interface RemoveButtonProps {
  readonly operation: 'support.removeNeed' | 'support.removeArrangement' | 'support.removeInvolved'
  readonly record: { readonly id: string; readonly version: number }
  readonly title: string
  readonly consequence: string
  readonly onRemoved: () => void
}

/** For what was recorded by mistake; the question names what goes. */
export function RemoveButton({ operation, record, title, consequence, onRemoved }: RemoveButtonProps) {
  const { t } = useTranslation('support')
  const command = useBackendCommand(operation)
  const remove = async () => {
    const result = await command.run({ id: record.id, version: record.version })
    if (!result.ok) {
      notifyError(result.error)
      return
    }
    notifySaved(t('removed'))
    onRemoved()
  }
  return (
    <ConfirmButton variant="subtle" ml="auto" confirmation={{ title, consequence, confirm: t('remove') }} onConfirm={() => void remove()}>
      {t('remove')}
    </ConfirmButton>
  )
}
