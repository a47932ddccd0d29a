import type { Observation, observationsContract } from '../../../db/contract/observations.ts'
import type { Output } from '../../../db/contract/operation.ts'
import { dateInWords } from '../../ui/date-words.ts'
import { texts } from '../../ui/texts.ts'

export type Revision = Output<(typeof observationsContract)['observations.history']>[number]

/** What a version of an observation said, as far as it can be compared with another. */
type Version = Pick<Revision, 'text' | 'children' | 'former'>

/** A change as somebody reads it: what was said before, and what after. */
export interface FieldChange {
  readonly label: string
  readonly before: string
  readonly after: string
}

export interface HistoryStep {
  readonly revision: Revision
  /** The text as it became; the same as before when only something else changed. */
  readonly textAfter: string
  readonly fields: readonly FieldChange[]
}

/** Each change with what came of it, newest first: a revision keeps how it was, so what it became stands in the next one. */
export function historySteps(current: Observation, revisions: readonly Revision[]): readonly HistoryStep[] {
  return revisions.map((revision, index) => {
    const after: Version =
      index === 0 ? { text: current.text, children: current.children, former: current } : (revisions[index - 1] ?? revision)
    return { revision, textAfter: after.text, fields: fieldChanges(revision, after) }
  })
}

function fieldChanges(before: Version, after: Version): readonly FieldChange[] {
  const [one, other] = [inWords(before), inWords(after)]
  return Object.keys(other).flatMap((label) => {
    const [from, to] = [one[label], other[label]]
    return from === undefined || to === undefined || from === to ? [] : [{ label, before: from, after: to }]
  })
}

/** Everything but the text, by the label of its field. What an old revision did not keep is not there. */
function inWords({ children, former }: Version): Readonly<Record<string, string>> {
  const { t } = texts
  const whom = { [t('observations:fields.children')]: children.map(({ name }) => name).join(', ') }
  if (former === null) return whom
  const none = t('observations:fields.notFilled')
  const scale = (value: number | null) => (value === null ? none : t(`observations:laevers.${value as 1}`))
  return {
    ...whom,
    [t('observations:fields.observedOn')]: dateInWords(former.observedOn),
    [t('observations:fields.domains')]: former.domains.map((one) => t(`common:domains.${one}`)).join(', ') || none,
    [t('observations:fields.subDomains')]: former.subDomains.map((one) => t(`observations:subDomains.${one}`)).join(', ') || none,
    [t('observations:fields.level')]: former.level === null ? none : t(`observations:levels.${former.level}`),
    [t('observations:fields.wellbeing')]: scale(former.wellbeing),
    [t('observations:fields.involvement')]: scale(former.involvement),
    [t('observations:fields.context')]: former.context === null ? none : t(`observations:contexts.${former.context}`),
    [t('observations:fields.instrument')]: former.instrument ?? none,
    [t('observations:fields.moment')]: former.moment === null ? none : t(`observations:moments.${former.moment}`),
    [t('observations:fields.isStaffOnly')]: t(former.isStaffOnly ? 'common:yes' : 'common:no'),
  }
}
