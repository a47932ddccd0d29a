import { nonParticipationReasons, type AdviesState } from '../contract/advies.ts'
import { addDays } from '../contract/dates.ts'
import { chanceOf, type Chance } from './random.ts'
import { happen, type Stage, type StagedChild } from './stage.ts'

interface Life {
  readonly state: AdviesState
  readonly on: string
}

const notes = [
  'Moeder komt donderdag kijken.',
  'Vader wil eerst met zijn werk overleggen.',
  'De buurtmoeder gaat mee naar de eerste ochtend.',
]

/**
 * How the advies came, recorded at the registration: most on paper from the JGZ, some from a signal of the voorschool; and the steps to a
 * place. Of the children without one some were looked at by the JGZ, and some signals are new.
 */
export function planAdvies(stage: Stage, child: StagedChild, index: number): void {
  const chance = chanceOf(stage.plan.seed + 920_000 + index)
  const { session, today } = stage
  const { registeredOn, startsOn, group, advies } = child.plan
  if (advies === null) {
    const life = lifeWithoutAdvies(stage, chance, child)
    if (life !== null) record(life.path, life.recordedOn)
    return
  }

  const { advisedOn, toeleidingStartedOn } = advies
  const hadSignal = chance.percent(18)
  const path: Life[] = hadSignal
    ? [
        { state: 'gesignaleerd', on: addDays(advisedOn, -40) },
        { state: 'in_beoordeling', on: addDays(advisedOn, -18) },
        { state: 'advies', on: advisedOn },
      ]
    : [{ state: 'advies', on: advisedOn }]
  const seen = record(path)
  if (toeleidingStartedOn === null || !chance.percent(50)) return

  const last = group === null ? today : addDays(startsOn, -14)
  const triedOn = addDays(registeredOn, chance.between(2, 9))
  const reachedOn = addDays(triedOn, chance.between(3, 12))
  if (triedOn <= last) step('poging', triedOn, { nextOn: addDays(triedOn, 7) })
  if (reachedOn <= last) step('bereikt', reachedOn, { note: chance.pick(notes) })
  const refusedOn = addDays(reachedOn, chance.between(10, 30))
  if (group === null && refusedOn <= last && chance.percent(40))
    step('geweigerd', refusedOn, { reason: chance.pick(nonParticipationReasons) })

  function record(life: readonly Life[], onDay = registeredOn): { id: string; version: number } {
    const seen = { id: '', version: 0 }
    const [first, ...later] = life
    if (first === undefined) return seen
    const isAdvies = first.state === 'advies'
    happen(stage, 'manager', onDay, 1, async () => {
      const begun = await session.call('advies.record', {
        childId: child.id,
        state: first.state as 'advies' | 'gesignaleerd',
        advisedOn: first.on,
        source: isAdvies ? (advies?.source ?? 'jgz') : 'voorschool_signaal',
        reasons: advies?.reasons ?? ['taal'],
        weeklyHours: 16,
        toeleidingStartedOn: isAdvies ? clip(advies?.toeleidingStartedOn ?? null, registeredOn) : null,
      })
      Object.assign(seen, begun)
      for (const one of later) if (one.on <= onDay) await advance(one)
      const startedOn = clip(advies?.toeleidingStartedOn ?? null, registeredOn)
      if (!isAdvies && startedOn !== null && life.at(-1)?.state === 'advies') await log('gestart', startedOn)
    })
    for (const one of later) if (one.on > onDay) happen(stage, 'manager', one.on, 1, () => advance(one))
    return seen

    async function advance({ state, on }: Life): Promise<void> {
      Object.assign(seen, await session.call('advies.advance', { ...seen, state, sinceOn: on }))
    }
    async function log(kind: 'gestart', steppedOn: string): Promise<void> {
      const { id, version } = await session.call('advies.logStep', { ...seen, kind, steppedOn, reason: null, note: null, nextOn: null })
      Object.assign(seen, { id, version })
    }
  }

  function step(
    kind: 'poging' | 'bereikt' | 'geweigerd',
    on: string,
    more: { readonly nextOn?: string; readonly note?: string; readonly reason?: (typeof nonParticipationReasons)[number] },
  ): void {
    happen(stage, 'manager', on, 5, async () => {
      const { id, version } = await session.call('advies.logStep', {
        ...seen,
        kind,
        steppedOn: on,
        reason: null,
        note: null,
        nextOn: null,
        ...more,
      })
      Object.assign(seen, { id, version })
    })
  }
}

/** Some were looked at, some signals were taken back, a few are new, and now and then an advies of before is no longer valid. */
function lifeWithoutAdvies(
  { today, plan }: Stage,
  chance: Chance,
  { plan: { registeredOn, leavesOn, startsOn } }: StagedChild,
): { readonly path: readonly Life[]; readonly recordedOn: string } | null {
  const signal = { state: 'gesignaleerd', on: addDays(registeredOn, -25) } as const
  if (chance.percent(9)) return { path: [signal, { state: 'geen_advies', on: registeredOn }], recordedOn: registeredOn }
  if (chance.percent(3)) return { path: [signal, { state: 'ingetrokken', on: registeredOn }], recordedOn: registeredOn }
  if (leavesOn === null && chance.percent(plan.isShowcase ? 12 : 5)) {
    const on = addDays(today, -chance.between(5, 20))
    const isJudged = chance.percent(50)
    const path: Life[] = [{ state: 'gesignaleerd', on }, ...(isJudged ? [{ state: 'in_beoordeling', on: addDays(on, 4) } as const] : [])]
    return on > startsOn ? { path, recordedOn: on } : null
  }
  if (!chance.percent(plan.isShowcase ? 8 : 3)) return null
  const path: Life[] = [
    { state: 'advies', on: addDays(registeredOn, -200) },
    { state: 'verlopen', on: registeredOn },
  ]
  return { path, recordedOn: registeredOn }
}

/** A day that is not after `latest`. */
function clip(day: string | null, latest: string): string | null {
  return day !== null && day > latest ? latest : day
}
