import { addDays, addMonths } from '../contract/dates.ts'
import { asksForPerson, type HandoverStepName } from '../contract/handover-steps.ts'
import type { Supported, SupportStage } from './plan-support.ts'
import { chanceOf } from './random.ts'

const sentences = {
  taal: [
    'Maakt zinnen van drie tot vier woorden en begrijpt een verhaal.',
    'Spreekt thuis een andere taal en volgt een opdracht van twee stappen.',
  ],
  aanpak: ['Een vaste plek bij binnenkomst helpt.', 'Eerst kijken, dan meedoen: geef even tijd.'],
} as const
const reactions = [
  'Wij vinden het fijn als de juf ons belt als er iets is.',
  'Thuis vertelt ons kind veel meer dan op de voorschool.',
  'Wij willen graag een keer komen kijken in de klas.',
] as const

interface Form {
  id: string
  version: number
}

/**
 * From three months before she goes: written, discussed, agreed to by most parents, sent, and now and then a warm talk. Some parents add
 * their own words, and now and then one takes the consent back before it is sent. Answers whether there is one.
 */
export function planHandover(stage: SupportStage, child: Supported, index: number): boolean {
  const { session, today, at, seed } = stage
  const { bornOn, leavesOn, startsOn } = child.plan
  const chance = chanceOf(seed + 965_000 + index)
  const goesOn = leavesOn ?? addMonths(bornOn, 48)
  const writtenOn = addDays(goesOn, -chance.between(30, 85))
  if (writtenOn > today || writtenOn <= startsOn || chance.percent(8)) return false
  const doesAgree = chance.percent(80)
  const isTakenBack = doesAgree && chance.percent(10)
  const discussedOn = addDays(writtenOn, chance.between(2, 9))
  const steps = [
    { step: 'discuss', takenOn: discussedOn },
    { step: doesAgree ? 'agree' : 'refuse', takenOn: addDays(writtenOn, 10) },
    ...(isTakenBack ? [{ step: 'withdraw', takenOn: addDays(writtenOn, 11) } as const] : []),
    { step: doesAgree && !isTakenBack ? 'sendAll' : 'sendMinimum', takenOn: addDays(writtenOn, chance.between(11, 20)) },
    { step: 'confirmReceipt', takenOn: addDays(writtenOn, 24) },
    ...(doesAgree && chance.percent(60) && !isTakenBack ? [{ step: 'talk', takenOn: addDays(writtenOn, 29) } as const] : []),
  ] as const
  const person = chance.pick(['moeder', 'vader', 'ouders'])
  const parts = { taal: chance.pick(sentences.taal), aanpak: chance.pick(sentences.aanpak) }
  const form: Form = { id: '', version: 1 }
  at(writtenOn, 438, () => write(stage, form, child, parts))
  for (const { step, takenOn } of steps) {
    if (takenOn > today) break
    at(takenOn, 439, () => take(stage, form, { step, takenOn, person }))
  }
  const reaction = chance.percent(30) ? chance.pick(reactions) : null
  if (reaction !== null && discussedOn <= today) {
    at(discussedOn, 440, async () => Object.assign(form, await session.call('handover.react', { ...form, reaction })))
  }
  return true
}

/** In the location that is shown some are on their way, each at another point: sent, agreed to, discussed, and only written. */
export function planUnderway(stage: SupportStage, children: readonly Supported[]): void {
  const { today, at } = stage
  const writtenOn = addDays(today, -12)
  const ways: readonly (readonly HandoverStepName[])[] = [['discuss', 'agree', 'sendAll'], ['discuss', 'agree'], ['discuss'], []]
  const soon = children
    .filter(({ plan }) => plan.schoolName !== null && plan.leavesOn === null && plan.startsOn < writtenOn)
    .sort((one, other) => (one.plan.bornOn < other.plan.bornOn ? -1 : 1))
  for (const [index, child] of soon.slice(0, ways.length).entries()) {
    const form: Form = { id: '', version: 1 }
    at(writtenOn, 442, () => write(stage, form, child, { taal: sentences.taal[0], aanpak: sentences.aanpak[0] }))
    for (const [days, step] of (ways[index] ?? []).entries()) {
      const takenOn = addDays(writtenOn, 2 + 3 * days)
      at(takenOn, 443, () => take(stage, form, { step, takenOn, person: 'moeder' }))
    }
  }
}

async function write({ session }: SupportStage, form: Form, child: Supported, parts: { taal: string; aanpak: string }): Promise<void> {
  Object.assign(form, await session.call('handover.begin', { childId: child.id }))
  const empty = { rekenen: null, motoriek: null, sociaal_emotioneel: null, welbevinden: null, zelfredzaamheid: null }
  Object.assign(form, await session.call('handover.write', { ...form, parts: { ...empty, ...parts } }))
}

async function take(
  { session }: SupportStage,
  form: Form,
  { step, takenOn, person }: { readonly step: HandoverStepName; readonly takenOn: string; readonly person: string },
): Promise<void> {
  Object.assign(form, await session.call('handover.take', { ...form, step, takenOn, person: asksForPerson(step) ? person : null }))
}
