import { IconAlertTriangle, IconClock, IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Student } from '../../../db/contract/students.ts'
import { Badge } from '../../ui/Badge.tsx'
import { dateInWords } from '../../ui/date-words.ts'

const looks = {
  open: { tone: 'good', icon: IconShieldCheck },
  'linked-later': { tone: 'quiet', icon: IconClock },
  'not-linked': { tone: 'attention', icon: IconAlertTriangle },
  'not-registered': { tone: 'attention', icon: IconAlertTriangle },
} as const

/** Whether the student may work today, in words and with an icon. */
export function GateBadge({ student }: { readonly student: Student }) {
  const { t } = useTranslation('students')
  const { tone, icon: GateIcon } = looks[student.gate]
  return (
    <Badge tone={tone} icon={<GateIcon size={14} stroke={1.7} aria-hidden />}>
      {student.gate === 'linked-later'
        ? t('gate.linked-later', { date: dateInWords(student.registerLinkedOn ?? '') })
        : t(`gate.${student.gate}`)}
    </Badge>
  )
}
