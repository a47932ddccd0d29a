import { IconCheck, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Assignment } from '../../../db/contract/students.ts'
import { Badge } from '../../ui/Badge.tsx'

/** Planned or active, by icon and word. */
export function StateBadge({ state }: { readonly state: Assignment['state'] }) {
  const { t } = useTranslation('students')
  return state === 'actief' ? (
    <Badge tone="strong" icon={<IconCheck size={14} stroke={1.7} aria-hidden />}>
      {t('states.actief')}
    </Badge>
  ) : (
    <Badge icon={<IconClock size={14} stroke={1.7} aria-hidden />}>{t('states.gepland')}</Badge>
  )
}
