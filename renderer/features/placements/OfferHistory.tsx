import { useTranslation } from 'react-i18next'
import type { Offer } from '../../../db/contract/placements.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { halfDaysInWords } from '../../ui/dagdelen.ts'
import { dateInWords } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { Row, Rows } from '../../ui/Row.tsx'
import { texts } from '../../ui/texts.ts'

/** `Kikkers, ma di ochtend, vanaf ma 4 jan 2027`. */
export function offerInWords({ groupName, dagdelen, startsOn }: Offer): string {
  return texts.t('placements:offer.line', {
    group: isolated(groupName),
    days: halfDaysInWords(dagdelen),
    date: dateInWords(startsOn),
  })
}

/** What was offered before, and what came of it; nothing while there is nothing. */
export function OfferHistory({ childId }: { readonly childId: string }) {
  const { t } = useTranslation(['placements', 'advies'])
  const offers = useBackendQuery('placements.offers', { childId })
  const past = (offers.data ?? []).filter((offer) => offer.state !== 'open')
  if (past.length === 0) return null
  return (
    <section>
      <h3 className="kw-small-title">{t('placements:history.title')}</h3>
      <Rows label={t('placements:history.title')}>
        {past.map((offer) => (
          <Row
            key={offer.id}
            title={offerInWords(offer)}
            line={lineOf(offer)}
            side={<Badge>{t(`placements:history.states.${offer.state}`)}</Badge>}
          />
        ))}
      </Rows>
    </section>
  )

  function lineOf({ offeredOn, answeredOn, reason, note }: Offer): string {
    return [
      t('placements:history.offered', { date: dateInWords(offeredOn) }),
      answeredOn === null ? null : t('placements:history.answered', { date: dateInWords(answeredOn) }),
      reason === null ? null : t(`advies:nonParticipation.${reason}`),
      note,
    ]
      .filter((part) => part !== null)
      .join(' · ')
  }
}
