import { Button, Group, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useIsSlow } from './useIsSlow.ts'

interface ProgressNoteProps {
  readonly label: string
  readonly isRunning: boolean
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly onCancel?: () => void
}

/** How far a job is, with a cancel button. Appears only for work that takes longer than a moment. */
export function ProgressNote({ label, isRunning, progress, onCancel }: ProgressNoteProps) {
  const { t } = useTranslation('common')
  const isSlow = useIsSlow(isRunning)
  if (!isSlow) return null
  const share = progress === null || progress.total === 0 ? null : Math.min(100, (100 * progress.done) / progress.total)
  return (
    <Group gap="md" role="status">
      <div style={{ flex: 1 }}>
        <div className="kw-row-line">{label}</div>
        <Progress.Root size="md">
          <Progress.Section value={share ?? 100} striped={share === null} animated={share === null} aria-label={label} />
        </Progress.Root>
      </div>
      {onCancel !== undefined && (
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      )}
    </Group>
  )
}
