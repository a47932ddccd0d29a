import type { Arrangement, Involved } from '../../../db/contract/support.ts'
import { dateInWords } from '../../ui/date-words.ts'
import { texts } from '../../ui/texts.ts'

type Named = Pick<Arrangement, 'kind' | 'partner' | 'description'>

/** `dagbehandeling bij Spoor030`; of other help its own words come first. */
export function arrangementInWords({ kind, partner, description }: Named): string {
  const { t } = texts
  const what = kind === 'overig' && description !== null ? description : t(`support:arrangementKinds.${kind}`)
  return partner === null ? what : t('children:timeline.support.at', { what, partner: t(`support:partners.${partner}`) })
}

/** `wacht 10 weken, sinds ma 14 sep 2026`. */
export function arrangementLine({ state, waitingSinceOn, startedOn, endedOn, weeksWaiting }: Arrangement): string {
  const { t } = texts
  const weeks = t('support:arrangement.weeks', { count: weeksWaiting ?? 0 })
  if (state === 'waiting') return t('support:arrangement.waiting', { weeks, date: dateInWords(waitingSinceOn ?? '') })
  if (state === 'ended') return t('support:arrangement.ended', { date: dateInWords(endedOn ?? '') })
  const date = dateInWords(startedOn ?? '')
  return weeksWaiting === null ? t('support:arrangement.running', { date }) : t('support:arrangement.runningAfter', { date, weeks })
}

/** The organisation where it has a name, else what it is: `De Brug`, `JGZ`. */
export function partnerInWords({ kind, organisation }: Pick<Involved, 'kind' | 'organisation'>): string {
  return organisation ?? texts.t(`support:partners.${kind}`)
}

export function consentLine({ consent, consentOn, consentBy, withdrawnOn, endedOn }: Involved): string {
  const { t } = texts
  if (endedOn !== null) return t('support:involved.lineEnded', { date: dateInWords(endedOn) })
  if (consent === 'none') return t('support:involved.lineNone')
  if (consent === 'withdrawn') return t('support:involved.lineWithdrawn', { date: dateInWords(withdrawnOn ?? '') })
  return t('support:involved.line', { who: consentBy ?? '', date: dateInWords(consentOn ?? '') })
}
