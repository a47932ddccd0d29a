import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Child } from '../../../db/contract/children.ts'
import { daysBetween } from '../../../db/contract/dates.ts'
import { domains } from '../../../db/contract/observations.ts'
import { wijken } from '../../../db/contract/wijken.ts'
import { Card } from '../../ui/Card.tsx'
import { dateInWords, fullDateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { DomainBadge } from '../../ui/DomainBadge.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { texts } from '../../ui/texts.ts'
import { useIsStanding } from '../../ui/useIsStanding.ts'
import { ChildHoursCard } from './ChildHoursCard.tsx'
import { GoingCard } from './GoingCard.tsx'
import { Siblings } from './Siblings.tsx'
import { SupportCard } from './SupportCard.tsx'

/** Beside the timeline, a frame after it: in which domain the child was seen lately, and who and what stands around the child. */
export function ChildAround({ child }: { readonly child: Child }) {
  const isStanding = useIsStanding()
  return (
    <div className="kw-child-side">
      {isStanding && (
        <>
          <SeenCard child={child} />
          <ChildHoursCard child={child} />
          <SupportCard child={child} />
          <GoingCard child={child} />
          <AroundCard child={child} />
        </>
      )}
    </div>
  )
}

function SeenCard({ child }: { readonly child: Child }) {
  const { t } = useTranslation(['children', 'common'])
  const isGone = child.leftOn !== null && child.leftOn < todayInUtrecht()
  return (
    <Card title={t('children:seen.title')} link={{ to: `/kinderen/${child.id}/ontwikkeling`, label: t('children:seen.development') }}>
      <Rows>
        {domains.map((domain) => {
          const lastSeenOn = child.lastSeen[domain]
          const label = t('children:seen.action', { domain: t(`common:domains.${domain}`) })
          return (
            <Row
              key={domain}
              title={<DomainBadge domain={domain} />}
              side={
                <>
                  <span className="kw-dimmed" {...(lastSeenOn === null ? {} : { title: fullDateInWords(lastSeenOn) })}>
                    {sinceInWords(lastSeenOn, todayInUtrecht())}
                  </span>
                  {!isGone && (
                    <Tooltip label={label}>
                      <ActionIcon
                        component={Link}
                        to={`/observaties?kind=${child.id}&nieuw=1&domein=${domain}`}
                        aria-label={label}
                        size={28}
                      >
                        <IconPlus size={16} stroke={1.7} aria-hidden />
                      </ActionIcon>
                    </Tooltip>
                  )}
                </>
              }
            />
          )
        })}
      </Rows>
    </Card>
  )
}

/** `vandaag`, `9 dagen`, `5 weken`, `3 maanden`: exact enough for who to look at today. */
export function sinceInWords(lastSeenOn: string | null, today: string): string {
  const { t } = texts
  if (lastSeenOn === null) return t('children:seen.never')
  const days = daysBetween(lastSeenOn, today)
  if (days <= 0) return t('children:seen.today')
  if (days < 21) return t('children:seen.days', { count: days })
  if (days < 91) return t('children:seen.weeks', { count: Math.floor(days / 7) })
  return t('children:seen.months', { count: Math.floor(days / 30.4) })
}

function AroundCard({ child }: { readonly child: Child }) {
  const { t } = useTranslation('children')
  const facts: readonly { readonly label: string; readonly value: ReactNode }[] = [
    { label: t('around.mentor'), value: child.mentorName === null ? <Dimmed words={t('around.none')} /> : <bdi>{child.mentorName}</bdi> },
    { label: t('around.wijk'), value: child.wijkCode === null ? <Dimmed words={t('around.unknown')} /> : wijken[child.wijkCode] },
    {
      label: t('around.language'),
      value:
        child.languages.length > 0 ? (
          <bdi>{child.languages.join(', ')}</bdi>
        ) : child.homeLanguage === 'onbekend' ? (
          <Dimmed words={t('around.unknown')} />
        ) : (
          t(`homeLanguages.${child.homeLanguage}`)
        ),
    },
    { label: t('around.siblings'), value: <Siblings child={child} /> },
    {
      label: t('around.school'),
      value: child.schoolName === null ? <Dimmed words={t('around.unknown')} /> : <bdi>{child.schoolName}</bdi>,
    },
    { label: t('around.born'), value: dateInWords(child.bornOn) },
    { label: t('around.registered'), value: dateInWords(child.registeredOn) },
  ]
  return (
    <Card title={t('around.title')}>
      <dl className="kw-around">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function Dimmed({ words }: { readonly words: string }) {
  return <span className="kw-dimmed">{words}</span>
}
