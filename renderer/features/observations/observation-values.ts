import {
  domains,
  subDomains,
  type Domain,
  type Observation,
  type observationsContract,
  type SubDomain,
} from '../../../db/contract/observations.ts'
import type { Input } from '../../../db/contract/operation.ts'
import type { ChildChoice } from '../../ui/ChildField.tsx'
import { emptyToNull } from '../../ui/ContractFormView.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'

type LogInput = Input<(typeof observationsContract)['observations.log']>
type CorrectInput = Omit<Input<(typeof observationsContract)['observations.correct']>, 'id' | 'version' | 'reason'>

/** A text for one child only, beside or instead of the one for all. */
export interface OwnText {
  readonly childId: string
  readonly text: string
}

/** What the fields hold. The names of the fields are those of the contract, so that its errors find them. */
export interface ObservationValues {
  childIds: readonly ChildChoice[]
  text: string
  /** Kept also while `hasOwnTexts` is off, so that the switch never costs a word. */
  texts: readonly OwnText[]
  hasOwnTexts: boolean
  observedOn: string | null
  domains: readonly Domain[]
  subDomains: readonly SubDomain[]
  level: string
  wellbeing: string
  involvement: string
  context: string
  instrument: string
  moment: string
  isStaffOnly: boolean
}

/** Who and what are asked; everything else may come later. */
export function emptyObservation(child?: ChildChoice, domain?: Domain): ObservationValues {
  return {
    childIds: child === undefined ? [] : [child],
    text: '',
    texts: [],
    hasOwnTexts: false,
    observedOn: todayInUtrecht(),
    domains: domain === undefined ? [] : [domain],
    subDomains: [],
    level: '',
    wellbeing: '',
    involvement: '',
    context: '',
    instrument: '',
    moment: '',
    isStaffOnly: false,
  }
}

export function valuesOf(observation: Observation): ObservationValues {
  return {
    childIds: observation.children.map(({ childId, name }) => ({ id: childId, name })),
    text: observation.text,
    texts: [],
    hasOwnTexts: false,
    observedOn: observation.observedOn,
    domains: observation.domains,
    subDomains: observation.subDomains,
    level: observation.level ?? '',
    wellbeing: observation.wellbeing === null ? '' : String(observation.wellbeing),
    involvement: observation.involvement === null ? '' : String(observation.involvement),
    context: observation.context ?? '',
    instrument: observation.instrument ?? '',
    moment: observation.moment ?? '',
    isStaffOnly: observation.isStaffOnly,
  }
}

/** As the contract wants it; what the fields cannot say wrongly is cast, and the contract's schema checks it again. */
export function toInput(values: ObservationValues): LogInput {
  const childIds = values.childIds.map(({ id }) => id)
  const own = values.hasOwnTexts ? values.texts.filter(({ childId, text }) => childIds.includes(childId) && text.trim() !== '') : []
  return { ...toOneInput(values), childIds, texts: [...own] }
}

/** The same for an observation that exists already: one text for all whom it is about. */
export function toOneInput(values: ObservationValues): CorrectInput {
  return {
    childIds: values.childIds.map(({ id }) => id),
    text: values.text,
    observedOn: values.observedOn as string,
    domains: domains.filter((domain) => values.domains.includes(domain)),
    subDomains: subDomains.filter((one) => values.subDomains.includes(one)),
    level: emptyToNull(values.level) as LogInput['level'],
    wellbeing: values.wellbeing === '' ? null : Number(values.wellbeing),
    involvement: values.involvement === '' ? null : Number(values.involvement),
    context: emptyToNull(values.context) as NonNullable<LogInput['context']> | null,
    instrument: emptyToNull(values.instrument),
    moment: emptyToNull(values.moment) as LogInput['moment'],
    isStaffOnly: values.isStaffOnly,
  }
}

export function ownTextOf({ texts }: Pick<ObservationValues, 'texts'>, childId: string): string {
  return texts.find((one) => one.childId === childId)?.text ?? ''
}

export function withOwnText({ texts }: Pick<ObservationValues, 'texts'>, childId: string, text: string): readonly OwnText[] {
  return [...texts.filter((one) => one.childId !== childId), { childId, text }]
}

/** The fields under "Meer". */
export const foldedFields = [
  'observedOn',
  'subDomains',
  'level',
  'wellbeing',
  'involvement',
  'context',
  'instrument',
  'moment',
  'isStaffOnly',
] as const

/** How many of the folded fields say something else than they do in an empty form. */
export function countFolded(values: ObservationValues, empty: ObservationValues): number {
  return foldedFields.filter((name) => JSON.stringify(values[name]) !== JSON.stringify(empty[name])).length
}
