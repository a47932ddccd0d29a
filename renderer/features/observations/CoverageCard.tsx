import { useTranslation } from 'react-i18next'
import { addDays } from '../../../db/contract/dates.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { DomainBadge } from '../../ui/DomainBadge.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Meter } from '../../ui/Meter.tsx'
import { texts } from '../../ui/texts.ts'

interface CoverageCardProps {
  readonly groupId: string
  readonly today: string
  readonly days: number
}

const conjunction = new Intl.ListFormat('nl', { type: 'conjunction' })
const mostNames = 4

/** Of how many children of the group something was seen per domain: a figure about our looking, with its n and who is missing. */
export function CoverageCard({ groupId, today, days }: CoverageCardProps) {
  const { t } = useTranslation('observations')
  const from = addDays(today, -days)
  const coverage = useBackendQuery('observations.coverage', { groupId, from, until: today }, { keepPrevious: true })
  return (
    <Card title={t('coverage.title')} context={t('coverage.context', { from: dateInWords(from) })}>
      <Loaded query={coverage}>
        {({ children, domains }) => (
          <ul className="kw-coverage" aria-label={t('coverage.title')}>
            {domains.map(({ domain, seen, notSeen }) => (
              <li key={domain}>
                <DomainBadge domain={domain} />
                <strong className="kw-figures">{t('coverage.seen', { seen, count: children })}</strong>
                <Meter value={seen} maximum={children} />
                <span className="kw-row-line">{notSeenInWords(notSeen)}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  )
}

function notSeenInWords(notSeen: readonly { readonly name: string }[]): string {
  const { t } = texts
  if (notSeen.length === 0) return t('observations:coverage.all')
  const names = notSeen.slice(0, mostNames).map(({ name }) => isolated(name))
  const rest = notSeen.length - names.length
  const shown = rest === 0 ? names : [...names, t('observations:coverage.more', { count: rest })]
  return t('observations:coverage.notSeen', { names: conjunction.format(shown) })
}
