import { domains, type Domain, type Observation, type observationsContract } from '../../../db/contract/observations.ts'
import type { Input } from '../../../db/contract/operation.ts'
import type { ChildChoice } from '../../ui/ChildField.tsx'
import { emptyToNull } from '../../ui/ContractFormView.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'

type LogInput = Input<(typeof observationsContract)['observations.log']>

/** What the fields hold. The names of the fields are those of the contract, so that its errors find them. */
export interface ObservationValues {
  childIds: readonly ChildChoice[]
  text: string
  observedOn: string | null
  domains: readonly Domain[]
  level: string
  wellbeing: string
  involvement: string
  instrument: string
  moment: string
  isStaffOnly: boolean
}

/** Who and what are asked; everything else may come later. */
export function emptyObservation(child: ChildChoice | undefined, domain?: Domain): ObservationValues {
  return {
    childIds: child === undefined ? [] : [child],
    text: '',
    observedOn: todayInUtrecht(),
    domains: domain === undefined ? [] : [domain],
    level: '',
    wellbeing: '',
    involvement: '',
    instrument: '',
    moment: '',
    isStaffOnly: false,
  }
}

export function valuesOf(observation: Observation): ObservationValues {
  return {
    childIds: observation.children.map(({ childId, name }) => ({ id: childId, name })),
    text: observation.text,
    observedOn: observation.observedOn,
    domains: observation.domains,
    level: observation.level ?? '',
    wellbeing: observation.wellbeing === null ? '' : String(observation.wellbeing),
    involvement: observation.involvement === null ? '' : String(observation.involvement),
    instrument: observation.instrument ?? '',
    moment: observation.moment ?? '',
    isStaffOnly: observation.isStaffOnly,
  }
}

/** As the contract wants it; what the fields cannot say wrongly is cast, and the contract's schema checks it again. */
export function toInput(values: ObservationValues): LogInput {
  return {
    childIds: values.childIds.map(({ id }) => id),
    text: values.text,
    observedOn: values.observedOn as string,
    domains: domains.filter((domain) => values.domains.includes(domain)),
    level: emptyToNull(values.level) as LogInput['level'],
    wellbeing: values.wellbeing === '' ? null : Number(values.wellbeing),
    involvement: values.involvement === '' ? null : Number(values.involvement),
    instrument: emptyToNull(values.instrument),
    moment: emptyToNull(values.moment) as LogInput['moment'],
    isStaffOnly: values.isStaffOnly,
  }
}

/** The fields under "Meer". */
export const foldedFields = ['observedOn', 'level', 'wellbeing', 'involvement', 'instrument', 'moment', 'isStaffOnly'] as const

/** How many of the folded fields say something else than they do in an empty form. */
export function countFolded(values: ObservationValues, empty: ObservationValues): number {
  return foldedFields.filter((name) => values[name] !== empty[name]).length
}
