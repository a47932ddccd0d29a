import { useTranslation } from 'react-i18next'
import type { Child, StatusPeriod } from '../../../db/contract/children.ts'
import { daysBetween } from '../../../db/contract/dates.ts'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'

/** Where the child came from and where she is, in one quiet line; what was planned is drawn open. */
export function StatusStrip({ child }: { readonly child: Child }) {
  const { t } = useTranslation('children')
  const today = todayInUtrecht()
  return (
    <ol className="kw-strip" aria-label={t('strip.label', { name: isolated(child.name) })}>
      {child.statuses.map((period) => {
        const when = whenOf(period, today)
        return (
          <li key={period.startsOn} data-when={when} {...(when === 'now' ? { 'aria-current': 'step' } : {})}>
            <span className="kw-strip-mark" aria-hidden />
            <span>
              <span className="kw-strip-word">{t(`statuses.${period.status}`)}</span>{' '}
              <span className="kw-strip-date">{datesOf(period, when, t)}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

type When = 'past' | 'now' | 'later'

function whenOf({ startsOn, endsOn }: StatusPeriod, today: string): When {
  if (startsOn > today) return 'later'
  return endsOn !== null && endsOn < today ? 'past' : 'now'
}

type Translate = ReturnType<typeof useTranslation<'children'>>['t']

function datesOf({ startsOn, endsOn }: StatusPeriod, when: When, t: Translate): string {
  const date = dateInWords(startsOn)
  if (when === 'later') return t('strip.from', { date })
  if (when === 'now') return t('strip.since', { date })
  if (endsOn === null || daysBetween(startsOn, endsOn) === 0) return t('strip.day', { date })
  return date
}
