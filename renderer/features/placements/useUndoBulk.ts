import { useTranslation } from 'react-i18next'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { notifyError, notifySaved } from '../../ui/notify.tsx'

/** Takes a whole change of many children back, and says whether that could be. */
export function useUndoBulk() {
  const { t } = useTranslation('placements')
  const undo = useBackendCommand('placements.undoBulk')
  return async (id: string) => {
    const result = await undo.run({ id })
    if (result.ok) notifySaved(t('bulk.undone'))
    else notifyError(result.error)
  }
}
