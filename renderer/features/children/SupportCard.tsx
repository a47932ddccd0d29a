import { useTranslation } from 'react-i18next'
import type { Child } from '../../../db/contract/children.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { Row, Rows } from '../../ui/Row.tsx'

/** What the child needs more than the group gives, what she waits for, and who thinks along. Nothing to tell: no card. */
export function SupportCard({ child }: { readonly child: Child }) {
  const { t } = useTranslation(['children', 'support'])
  const needs = child.support.needs.filter((one) => one.endedOn === null)
  const arrangements = child.support.arrangements.filter((one) => one.state !== 'ended')
  const partners = child.support.partners.filter((one) => one.endedOn === null)
  if (needs.length + arrangements.length + partners.length === 0) return null
  return (
    <Card title={t('children:help.title')} link={{ to: `/kinderen/${child.id}/ondersteuning`, label: t('children:help.open') }}>
      {needs.length > 0 && (
        <div className="kw-support-kinds">
          {needs.map((need) => (
            <Badge key={need.id} tone="strong">
              <bdi>{need.kind}</bdi>
            </Badge>
          ))}
        </div>
      )}
      <Rows label={t('children:help.title')}>
        {arrangements.map((one) => {
          const what = one.kind === 'overig' && one.description !== null ? one.description : t(`support:arrangementKinds.${one.kind}`)
          return (
            <Row
              key={one.id}
              title={<bdi>{what}</bdi>}
              line={
                one.state === 'waiting'
                  ? t('children:help.waiting', { weeks: t('support:arrangement.weeks', { count: one.weeksWaiting ?? 0 }) })
                  : t('children:help.running', { date: dateInWords(one.startedOn ?? '') })
              }
              attention={one.state === 'waiting'}
              {...(one.partner === null ? {} : { side: <Badge>{t(`support:partners.${one.partner}`)}</Badge> })}
            />
          )
        })}
        {partners.map((one) => (
          <Row
            key={one.id}
            title={<bdi>{one.organisation ?? t(`support:partners.${one.kind}`)}</bdi>}
            side={<Badge tone={one.consent === 'given' ? 'good' : 'attention'}>{t(`support:consents.${one.consent}`)}</Badge>}
          />
        ))}
      </Rows>
    </Card>
  )
}
