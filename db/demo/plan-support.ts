import { addDays } from '../contract/dates.ts'
import { partnerOfSpecialist, type PartnerKind } from '../contract/partners.ts'
import { settings } from '../contract/settings.ts'
import type { WijkCode } from '../contract/wijken.ts'
import type { CliSession } from '../cli/session.ts'
import { chanceOf, type Chance } from './random.ts'

/** A child of the demo, as far as extra support and handover need to know her. */
export interface Supported {
  /** Known once she is registered. */
  readonly id: string
  readonly plan: {
    readonly bornOn: string
    readonly wijkCode: WijkCode | null
    readonly schoolName: string | null
    readonly startsOn: string
    readonly leavesOn: string | null
  }
}

/** Where it is told. */
export interface SupportStage {
  readonly seed: number
  readonly session: CliSession
  readonly chance: Chance
  readonly today: string
  /** Lets something happen on a day, so many minutes after six. */
  readonly at: (day: string, minute: number, run: () => Promise<unknown>) => void
}

/** One in five has a need; of those some wait for dagbehandeling, some have a place in a plus-groep, and some have nothing arranged yet. */
export function planSupport(stage: SupportStage, child: Supported, index: number): void {
  const { session, chance, today, at } = stage
  const { wijkCode, startsOn, leavesOn } = child.plan
  const seenOn = addDays(startsOn, chance.between(20, 120))
  const last = leavesOn ?? today
  if (!chance.percent(20) || seenOn >= last) return
  const seenBy = chance.pick(['voorschool', 'voorschool', 'ouders', 'jgz'] as const)
  const kind = chance.pick(settings.supportKinds.default)
  const need = { kind, sinceOn: seenOn, seenBy, endedOn: null }
  let needed = { id: '', version: 1 }
  at(seenOn, 435, async () => {
    needed = await session.call('support.recordNeed', { childId: child.id, ...need })
  })
  const partner = wijkCode === null ? 'koos' : partnerOfSpecialist(settings.specialistByWijk.default[wijkCode])
  const askedOn = addDays(seenOn, chance.between(10, 40))
  if (askedOn >= last) return
  const consentBy = chance.percent(70) ? chance.pick(['moeder', 'vader', 'ouders']) : null
  const later = chanceOf(stage.seed + 960_000 + index)
  planInvolved(stage, child, {
    partner,
    askedOn,
    consentBy,
    withdrawnOn: later.percent(12) ? addDays(askedOn, later.between(20, 60)) : null,
  })
  if (!chance.percent(75)) {
    if (later.percent(40)) planAtHome(stage, child, addDays(askedOn, 15))
    return
  }
  const isPlus = chance.percent(35)
  const startedOn = addDays(askedOn, chance.between(40, 160))
  const hasStarted = startedOn < last
  const arrangement = {
    kind: isPlus ? 'plus_groep' : 'dagbehandeling',
    partner: isPlus ? 'kinderopvang_plus' : partner,
    description: null,
    waitingSinceOn: askedOn,
    startedOn: null,
    endedOn: null,
  } as const
  let arranged = { id: '', version: 1 }
  at(askedOn, 437, async () => {
    arranged = await session.call('support.arrange', { childId: child.id, ...arrangement })
  })
  if (!hasStarted) return
  at(startedOn, 437, async () => {
    arranged = await session.call('support.changeArrangement', { ...arranged, ...arrangement, startedOn })
  })
  const endedOn = addDays(startedOn, later.between(50, 140))
  if (endedOn >= last || !later.percent(60)) return
  at(endedOn, 437, async () => {
    await session.call('support.changeArrangement', { ...arranged, ...arrangement, startedOn, endedOn })
    if (later.percent(60)) await session.call('support.changeNeed', { ...needed, ...need, endedOn })
  })
}

interface Asked {
  readonly partner: PartnerKind
  readonly askedOn: string
  readonly consentBy: string | null
  readonly withdrawnOn: string | null
}

/** Who is involved with a child: with consent of a parent for most, which some take back. */
function planInvolved({ session, today, at }: SupportStage, child: Supported, { partner, askedOn, consentBy, withdrawnOn }: Asked): void {
  const given = { kind: partner, organisation: null, sinceOn: askedOn, consentOn: consentBy === null ? null : askedOn, consentBy }
  let involved = { id: '', version: 1 }
  at(askedOn, 436, async () => {
    involved = await session.call('support.involve', { childId: child.id, ...given, withdrawnOn: null, endedOn: null })
  })
  if (consentBy === null || withdrawnOn === null || withdrawnOn >= (child.plan.leavesOn ?? today)) return
  at(withdrawnOn, 436, () => session.call('support.changeInvolved', { ...involved, ...given, withdrawnOn, endedOn: withdrawnOn }))
}

/** Something light that begins at once. */
function planAtHome({ session, today, at }: SupportStage, child: Supported, startedOn: string): void {
  if (startedOn >= (child.plan.leavesOn ?? today)) return
  const description = 'voorlezen thuis, met een vrijwilliger'
  const more = { partner: 'bibliotheek', description, waitingSinceOn: null, startedOn, endedOn: null } as const
  at(startedOn, 438, () => session.call('support.arrange', { childId: child.id, kind: 'overig', ...more }))
}

/** In the location that is shown somebody waits for dagbehandeling, whatever chance decided for the others. */
export function planSomebodyWaiting({ session, today, at }: Omit<SupportStage, 'chance' | 'seed'>, children: readonly Supported[]): void {
  const seenOn = addDays(today, -75)
  const [kind = 'taal en communicatie'] = settings.supportKinds.default
  const here = children.filter(({ plan }) => plan.leavesOn === null && plan.startsOn < addDays(seenOn, -30))
  at(addDays(today, -50), 441, async () => {
    for (const { id: childId, plan } of here) {
      const { needs, arrangements } = await session.call('support.read', { childId })
      if (needs.length + arrangements.length > 0) continue
      await session.call('support.recordNeed', { childId, kind, sinceOn: seenOn, seenBy: 'voorschool', endedOn: null })
      const partner = plan.wijkCode === null ? 'koos' : partnerOfSpecialist(settings.specialistByWijk.default[plan.wijkCode])
      const waiting = { waitingSinceOn: addDays(today, -50), startedOn: null, endedOn: null }
      await session.call('support.arrange', { childId, kind: 'dagbehandeling', partner, description: null, ...waiting })
      return
    }
  })
}

/** There, too, a parent takes back the consent to speak with the buurtteam. */
export function planConsentTakenBack(stage: SupportStage, children: readonly Supported[]): void {
  const askedOn = addDays(stage.today, -60)
  const child = children.find(({ plan }) => plan.leavesOn === null && plan.startsOn < addDays(askedOn, -20))
  if (child === undefined) return
  planInvolved(stage, child, { partner: 'buurtteam', askedOn, consentBy: 'moeder', withdrawnOn: addDays(askedOn, 35) })
}
