import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleOff,
  IconCircleX,
  IconPlayerPlay,
  IconRubberStamp,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Goal } from '../../../db/contract/jaarplan.ts'
import { Badge } from '../../ui/Badge.tsx'

const looks: Record<Goal['status'], { readonly tone: 'quiet' | 'strong' | 'good' | 'attention'; readonly icon: Icon }> = {
  concept: { tone: 'quiet', icon: IconCircleDashed },
  vastgesteld: { tone: 'strong', icon: IconRubberStamp },
  in_uitvoering: { tone: 'strong', icon: IconPlayerPlay },
  behaald: { tone: 'good', icon: IconCircleCheck },
  deels_behaald: { tone: 'good', icon: IconCircleHalf2 },
  niet_behaald: { tone: 'attention', icon: IconCircleX },
  vervallen: { tone: 'quiet', icon: IconCircleOff },
}

/** The status of a goal, by icon and word. */
export function StatusBadge({ status }: { readonly status: Goal['status'] }) {
  const { t } = useTranslation('jaarplan')
  const { tone, icon: StatusIcon } = looks[status]
  return (
    <Badge tone={tone} icon={<StatusIcon size={14} stroke={1.7} aria-hidden />}>
      {t(`statuses.${status}`)}
    </Badge>
  )
}
