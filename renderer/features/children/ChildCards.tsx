import { IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Child } from '../../../db/contract/children.ts'
import { settings } from '../../../db/contract/settings.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { currentPlacements } from '../../ui/current-placements.ts'
import { halfDaysInWords } from '../../ui/dagdelen.ts'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { Meter } from '../../ui/Meter.tsx'
import { numberInWords } from '../../ui/numbers.ts'
import { texts } from '../../ui/texts.ts'
import { nextStep, type NextStep } from './next-step.ts'

/** The four things to know at a glance. */
export function ChildCards({ child }: { readonly child: Child }) {
  return (
    <div className="kw-fact-cards">
      <AdviesCard child={child} />
      <HoursCard child={child} />
      <PlacementCard child={child} />
      <NextStepCard child={child} />
    </div>
  )
}

interface FactCardProps {
  readonly label: string
  readonly value: string
  readonly isMissing?: boolean
  readonly line?: ReactNode
  readonly isLate?: boolean
  /** How far, under the value. */
  readonly meter?: ReactNode
  /** Where it is done, at the end. */
  readonly link?: ReactNode
}

function FactCard({ label, value, isMissing = false, line, isLate = false, meter, link }: FactCardProps) {
  return (
    <section className="kw-card kw-fact-card" aria-label={label}>
      <span className="kw-row-line" aria-hidden>
        {label}
      </span>
      <strong {...(isMissing ? { className: 'kw-dimmed' } : {})}>{value}</strong>
      {meter}
      {line !== undefined && (
        <span className="kw-row-line" {...(isLate ? { 'data-attention': true } : {})}>
          {line}
        </span>
      )}
      {link}
    </section>
  )
}

function AdviesCard({ child: { advies } }: { readonly child: Child }) {
  const { t } = useTranslation(['children', 'advies'])
  const label = t('children:cards.advies')
  if (advies === null) return <FactCard label={label} value={t('children:cards.adviesNone')} isMissing />
  const { state, source, advisedOn, reasons } = advies
  const words =
    state === 'advies'
      ? t('children:cards.adviesLine', { source: t(`advies:sources.${source}`), date: dateInWords(advisedOn) })
      : t(`advies:states.${state}`)
  const line = state === 'advies' ? reasons.join(', ') : t('children:cards.adviesSince', { date: dateInWords(advisedOn) })
  return <FactCard label={label} value={words} line={line} />
}

function HoursCard({ child: { advies, placements, leftOn } }: { readonly child: Child }) {
  const { t } = useTranslation('children')
  const label = t('cards.hours')
  const now = currentPlacements(placements, todayInUtrecht())
  const weekly = now.reduce((sum, one) => sum + one.weeklyHours, 0)
  const countable = now.reduce((sum, one) => sum + one.countableWeeklyHours, 0)
  const advised = advies?.state === 'advies' && leftOn === null ? advies.weeklyHours : 0
  if (weekly === 0 && advised === 0) return <FactCard label={label} value={t('cards.hoursNone')} isMissing />
  return (
    <FactCard
      label={label}
      value={advised > 0 ? t('cards.hoursOf', { hours: numberInWords(weekly), maximum: numberInWords(advised) }) : numberInWords(weekly)}
      {...(weekly === 0
        ? {}
        : { line: countable === weekly ? t('cards.hoursAll') : t('cards.hoursCountable', { hours: numberInWords(countable) }) })}
      {...(advised > 0 ? { meter: <Meter value={weekly} maximum={advised} /> } : {})}
    />
  )
}

function PlacementCard({ child }: { readonly child: Child }) {
  const { t } = useTranslation('children')
  const label = t('cards.placement')
  const today = todayInUtrecht()
  const now = currentPlacements(child.placements, today)
  const [first] = now
  if (first === undefined) {
    const line =
      child.waitlistedOn === null || child.leftOn !== null
        ? {}
        : { line: t('cards.placementWaiting', { date: dateInWords(child.waitlistedOn) }) }
    return <FactCard label={label} value={t(child.leftOn === null ? 'cards.placementNone' : 'cards.placementOver')} isMissing {...line} />
  }
  const group = isolated(first.groupName)
  const line =
    first.startsOn > today
      ? t('cards.placementFrom', { group, date: dateInWords(first.startsOn) })
      : first.endsOn === null
        ? t('cards.placementSince', { group, date: dateInWords(first.startsOn) })
        : t('cards.placementUntil', { group, date: dateInWords(first.endsOn) })
  return <FactCard label={label} value={now.map((one) => halfDaysInWords(one.dagdelen)).join(' + ')} line={line} />
}

function NextStepCard({ child }: { readonly child: Child }) {
  const { t } = useTranslation('children')
  const { may } = useSession()
  const intakes = useBackendQuery('parents.list', { childId: child.id, kind: 'intake', outcome: 'bereikt', page: { limit: 1 } })
  const setting = useBackendQuery('settings.list', {})
  const unseenAfterDays = setting.data?.find((one) => one.name === 'unseenAfterDays')?.value ?? settings.unseenAfterDays.default
  const today = todayInUtrecht()
  // Without an answer about the intake the other steps are still right.
  const hadIntake = intakes.data === undefined ? (intakes.error === null ? undefined : true) : intakes.data.total > 0
  const step = nextStep(child, { today, hadIntake, unseenAfterDays })
  if (step === undefined) return <FactCard label={t('cards.nextStep')} value={' '} />
  const { title, line, isLate } = stepInWords(step, today)
  const link = linkOf(step, child.id, may('locatiemanager'))
  return (
    <FactCard
      label={t('cards.nextStep')}
      value={title}
      line={line}
      isLate={isLate}
      {...(link === null || step.kind === 'nothing' || step.kind === 'left'
        ? {}
        : { link: <FactLink to={link}>{t(`steps.${step.kind}.action`)}</FactLink> })}
    />
  )
}

function FactLink({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <Link className="kw-link kw-fact-link" to={to}>
      {children}
      <IconArrowRight size={16} stroke={1.7} aria-hidden />
    </Link>
  )
}

function stepInWords(step: NextStep, today: string): { readonly title: string; readonly line: string; readonly isLate: boolean } {
  const { t } = texts
  switch (step.kind) {
    case 'passOn':
    case 'askAdvies':
      return {
        title: t(`children:steps.${step.kind}.title`),
        line: t(`children:steps.${step.kind}.line`, { date: dateInWords(step.since) }),
        isLate: false,
      }
    case 'planIntake': {
      const isLate = step.dueOn < today
      const date = dateInWords(step.dueOn)
      return {
        title: t('children:steps.planIntake.title'),
        line: t(`children:steps.planIntake.${isLate ? 'late' : 'line'}`, { date }),
        isLate,
      }
    }
    case 'beginHandover': {
      const date = dateInWords(step.goesOn)
      return {
        title: t('children:steps.beginHandover.title'),
        line: t(`children:steps.beginHandover.${step.isLate ? 'late' : 'line'}`, { date }),
        isLate: step.isLate,
      }
    }
    case 'continueHandover':
      return {
        title: t('children:steps.continueHandover.title'),
        line: t('children:steps.continueHandover.line', { state: t(`handover:states.${step.state}`), date: dateInWords(step.goesOn) }),
        isLate: step.isLate,
      }
    case 'arrange':
      return {
        title: t('children:steps.arrange.title'),
        line: t('children:steps.arrange.line', { kind: isolated(step.need) }),
        isLate: false,
      }
    case 'askConsent': {
      const partner = step.partner.organisation ?? t(`support:partners.${step.partner.kind}`)
      return {
        title: t('children:steps.askConsent.title'),
        line: t('children:steps.askConsent.line', { partner: isolated(partner) }),
        isLate: false,
      }
    }
    case 'observe':
      return {
        title: t('children:steps.observe.title', { domain: t(`common:domains.${step.domain}`) }),
        line:
          step.lastSeenOn === null
            ? t('children:steps.observe.never')
            : t('children:steps.observe.line', { date: dateInWords(step.lastSeenOn) }),
        isLate: false,
      }
    default:
      return { title: t(`children:steps.${step.kind}.title`), line: t(`children:steps.${step.kind}.line`), isLate: false }
  }
}

/** Where the step is done; null for who may not do it, or when there is nothing to do. */
function linkOf(step: NextStep, childId: string, isManager: boolean): string | null {
  switch (step.kind) {
    case 'recordAdvies':
    case 'passOn':
    case 'askAdvies':
    case 'renewAdvies':
      return `/kinderen/${childId}/advies`
    case 'place':
      return isManager ? `/kinderen/${childId}/plaatsen` : null
    case 'planIntake':
      return `/ouders?kind=${childId}&nieuw=1`
    case 'beginHandover':
    case 'continueHandover':
      return `/kinderen/${childId}/overdracht`
    case 'arrange':
    case 'askConsent':
      return `/kinderen/${childId}/ondersteuning`
    case 'observe':
      return `/observaties?kind=${childId}&nieuw=1&domein=${step.domain}`
    case 'nothing':
    case 'left':
      return null
  }
}
