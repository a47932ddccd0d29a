import { daysBetween } from '../../../db/contract/dates.ts'
import type { LookReason, SightState } from '../../../db/contract/radar.ts'
import { dateInWords } from '../../ui/date-words.ts'
import { texts } from '../../ui/texts.ts'

/** How a child stands in a domain, where only the day is known; the radar's own answer says it by itself. */
export function sightOf(lastSeenOn: string | null, today: string, unseenAfterDays: number): SightState {
  if (lastSeenOn === null) return 'never'
  const days = daysBetween(lastSeenOn, today)
  if (days > unseenAfterDays) return 'unseen'
  return days * 2 > unseenAfterDays ? 'fading' : 'seen'
}

/** `vandaag`, `9 dagen`, `5 weken`, `3 maanden`: exact enough for who to look at. */
export function sinceInWords(lastSeenOn: string | null, today: string): string {
  const { t } = texts
  if (lastSeenOn === null) return t('observations:seen.never')
  const days = daysBetween(lastSeenOn, today)
  if (days <= 0) return t('observations:seen.today')
  if (days < 21) return t('observations:seen.days', { count: days })
  if (days < 91) return t('observations:seen.weeks', { count: Math.floor(days / 7) })
  return t('observations:seen.months', { count: Math.floor(days / 30.4) })
}

/** Why to look at this child next, in a sentence about us. */
export function reasonInWords(reason: LookReason, today: string): string {
  const { t } = texts
  switch (reason.kind) {
    case 'moment': {
      const moment = t(`observations:moments.${reason.moment}`)
      const date = dateInWords(reason.dueOn)
      return t(reason.state === 'overdue' ? 'observations:radar.reasons.momentLate' : 'observations:radar.reasons.moment', { moment, date })
    }
    case 'never':
      return t('observations:radar.reasons.never', { domain: t(`common:domains.${reason.domain}`) })
    case 'unseen':
      return t('observations:radar.reasons.unseen', {
        domain: t(`common:domains.${reason.domain}`),
        since: sinceInWords(reason.lastSeenOn, today),
      })
  }
}
