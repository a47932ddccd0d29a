import { useTranslation } from 'react-i18next'
import type { Child } from '../../../db/contract/children.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { Row, Rows } from '../../ui/Row.tsx'

/** When and where the child goes to school, and how far the handover is. Only once it is near, or begun. */
export function GoingCard({ child }: { readonly child: Child }) {
  const { t } = useTranslation(['children', 'handover'])
  const { handover, leavesOn, isDue, minimum } = child.handover
  if (handover === null && (!isDue || minimum.periods.length === 0)) return null
  const school = handover?.schoolName ?? child.schoolName
  return (
    <Card
      title={t('children:going.title')}
      link={{ to: `/kinderen/${child.id}/overdracht`, label: t(handover === null ? 'children:going.begin' : 'children:going.open') }}
    >
      <Rows label={t('children:going.title')}>
        <Row
          title={school === null ? t('children:going.noSchool') : <bdi>{school}</bdi>}
          line={t('children:going.on', { date: dateInWords(leavesOn) })}
          {...(handover === null
            ? {}
            : { side: <Badge tone={handover.scope === null ? 'quiet' : 'good'}>{t(`handover:states.${handover.state}`)}</Badge> })}
        />
      </Rows>
    </Card>
  )
}
