import { addDays, addMonths } from '../contract/dates.ts'
import { partnerOfSpecialist } from '../contract/partners.ts'
import { settings } from '../contract/settings.ts'
import type { WijkCode } from '../contract/wijken.ts'
import type { CliSession } from '../cli/session.ts'
import type { Chance } from './random.ts'

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

interface Stage {
  readonly session: CliSession
  readonly chance: Chance
  readonly today: string
  /** Lets something happen on a day, so many minutes after six. */
  readonly at: (day: string, minute: number, run: () => Promise<unknown>) => void
}

/** One in five has a need; of those some wait for dagbehandeling, some have a place in a plus-groep, and some have nothing arranged yet. */
export function planSupport({ session, chance, today, at }: Stage, child: Supported): void {
  const { wijkCode, startsOn, leavesOn } = child.plan
  const seenOn = addDays(startsOn, chance.between(20, 120))
  const last = leavesOn ?? today
  if (!chance.percent(20) || seenOn >= last) return
  const seenBy = chance.pick(['voorschool', 'voorschool', 'ouders', 'jgz'] as const)
  const kind = chance.pick(settings.supportKinds.default)
  at(seenOn, 435, () => session.call('support.recordNeed', { childId: child.id, kind, sinceOn: seenOn, seenBy, endedOn: null }))
  const partner = wijkCode === null ? 'koos' : partnerOfSpecialist(settings.specialistByWijk.default[wijkCode])
  const askedOn = addDays(seenOn, chance.between(10, 40))
  if (askedOn >= last) return
  const hasConsent = chance.percent(70)
  at(askedOn, 436, () =>
    session.call('support.involve', {
      childId: child.id,
      kind: partner,
      organisation: null,
      sinceOn: askedOn,
      consentOn: hasConsent ? askedOn : null,
      consentBy: hasConsent ? chance.pick(['moeder', 'vader', 'ouders']) : null,
      withdrawnOn: null,
      endedOn: null,
    }),
  )
  if (!chance.percent(75)) return
  const isPlus = chance.percent(35)
  const startedOn = addDays(askedOn, chance.between(40, 160))
  const hasStarted = startedOn < last
  const day = hasStarted ? startedOn : askedOn
  at(day, 437, () =>
    session.call('support.arrange', {
      childId: child.id,
      kind: isPlus ? 'plus_groep' : 'dagbehandeling',
      partner: isPlus ? 'kinderopvang_plus' : partner,
      description: null,
      waitingSinceOn: askedOn,
      startedOn: hasStarted ? startedOn : null,
      endedOn: null,
    }),
  )
}

/** In the location that is shown somebody waits for dagbehandeling, whatever chance decided for the others. */
export function planSomebodyWaiting({ session, today, at }: Omit<Stage, 'chance'>, children: readonly Supported[]): void {
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

const sentences = {
  taal: [
    'Maakt zinnen van drie tot vier woorden en begrijpt een verhaal.',
    'Spreekt thuis een andere taal en volgt een opdracht van twee stappen.',
  ],
  aanpak: ['Een vaste plek bij binnenkomst helpt.', 'Eerst kijken, dan meedoen: geef even tijd.'],
} as const

/** From three months before she goes: written, discussed, agreed to by most parents, sent, and now and then a warm talk. */
export function planHandover({ session, chance, today, at }: Stage, child: Supported): void {
  const { bornOn, schoolName, leavesOn, startsOn } = child.plan
  const goesOn = leavesOn ?? addMonths(bornOn, 48)
  const writtenOn = addDays(goesOn, -chance.between(30, 85))
  if (schoolName === null || writtenOn > today || writtenOn <= startsOn || chance.percent(15)) return
  const doesAgree = chance.percent(80)
  const steps = [
    { step: 'discuss', takenOn: addDays(writtenOn, chance.between(2, 9)) },
    { step: doesAgree ? 'agree' : 'refuse', takenOn: addDays(writtenOn, 10) },
    { step: doesAgree ? 'sendAll' : 'sendMinimum', takenOn: addDays(writtenOn, chance.between(11, 20)) },
    { step: 'confirmReceipt', takenOn: addDays(writtenOn, 24) },
    ...(doesAgree && chance.percent(60) ? [{ step: 'talk', takenOn: addDays(writtenOn, 29) } as const] : []),
  ] as const
  const person = chance.pick(['moeder', 'vader', 'ouders'])
  const parts = { taal: chance.pick(sentences.taal), aanpak: chance.pick(sentences.aanpak) }
  let seen = { id: '', version: 1 }
  at(writtenOn, 438, async () => {
    seen = await session.call('handover.begin', { childId: child.id })
    const empty = { rekenen: null, motoriek: null, sociaal_emotioneel: null, welbevinden: null, zelfredzaamheid: null }
    seen = await session.call('handover.write', { ...seen, parts: { ...empty, ...parts } })
  })
  for (const { step, takenOn } of steps) {
    if (takenOn > today) break
    at(takenOn, 439, async () => {
      seen = await session.call('handover.take', { ...seen, step, takenOn, person: step === 'agree' || step === 'refuse' ? person : null })
    })
  }
}
