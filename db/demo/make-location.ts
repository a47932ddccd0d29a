import { join } from 'node:path'
import { addDays, dayInUtrecht } from '../contract/dates.ts'
import { startCliSession, type CliSession } from '../cli/session.ts'
import type { WijkCode } from '../contract/wijken.ts'
import { productionPolicy } from '../crypto/derive.ts'
import type { LocationPlan } from './city.ts'
import { planLocation } from './fill-location.ts'
import { workTogether } from './plan-observing.ts'
import { chanceOf } from './random.ts'
import { wijkNotes } from './sentences.ts'
import type { Happening } from './stage.ts'

/** Known to whoever reads this: it keeps invented children from nobody. */
export const demoPassword = 'regenboog boven de gracht'
/** The cheapest derivation that the app accepts: a city has more than seventy keys to make. */
export const demoPolicy = { ...productionPolicy, targetMs: 0 }

export interface MakeOptions {
  readonly now: string
  readonly peildatum: string
  readonly workspacesFolder: string
  readonly deliveriesFolder: string
  readonly keyCard: string
  /** The projectleider's six words, as heard by phone. */
  readonly receiverWords: string
  readonly appVersion: string
}

/** What one location came to. */
export interface MadeLocation {
  readonly index: number
  readonly folder: string
  readonly locationId: string
  /** Read out by phone to the projectleider. */
  readonly words: readonly string[]
  readonly placedWithAdvies: readonly (readonly [WijkCode, number])[]
  readonly operations: number
}

/** Makes one location as its people would have: two years of work, and at the end the delivery to the wijk. */
export async function makeLocation(plan: LocationPlan, options: MakeOptions): Promise<MadeLocation> {
  const clock = { now: `${addDays(dayInUtrecht(options.now), -800)}T08:00:00.000Z` }
  const session = await startCliSession({ appVersion: options.appVersion, policy: demoPolicy, now: () => clock.now })
  const moveTo = (instant: string): void => {
    clock.now = instant
    // Months pass between two calls; nobody is idle.
    session.backend.host.touch()
  }
  const folder = join(options.workspacesFolder, String(plan.index + 1).padStart(2, '0'))
  session.answers.folder = folder
  const { recoveryCode } = await session.call('workspaces.create', {
    kind: 'voorschool',
    practice: false,
    name: plan.name,
    userName: plan.manager,
    password: demoPassword,
  })
  await session.call('workspaces.confirmRecoveryCode', { recoveryCode })
  hurry(session)

  const mentorIds: string[] = []
  const { happenings, placedWithAdvies } = await planLocation(session, plan, options.now, mentorIds)
  const delivery = planDelivery(session, plan, options)
  const story = [...happenings, ...delivery].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  if (plan.isShowcase) await tellWithColleagues(session, story, { moveTo, mentorIds, now: options.now })
  else await tell(story, moveTo)

  moveTo(options.now)
  const { words } = await session.call('exports.ownWords', {})
  const { workspaceId = '' } = (await session.call('workspaces.status', {})).workspace ?? {}
  await session.close()
  return { index: plan.index, folder, locationId: workspaceId, words, placedWithAdvies: [...placedWithAdvies], operations: story.length }
}

async function tell(story: readonly Happening[], moveTo: (instant: string) => void): Promise<void> {
  for (const happening of story) {
    moveTo(happening.at)
    await happening.run()
  }
}

/** The same story in a dozen parts, in each of which the manager does hers and then one of two colleagues. */
async function tellWithColleagues(
  session: CliSession,
  story: readonly Happening[],
  { moveTo, mentorIds, now }: { readonly moveTo: (instant: string) => void; readonly mentorIds: string[]; readonly now: string },
): Promise<void> {
  const manager = (await session.call('workspaces.status', {})).session?.userId ?? ''
  const colleagues: string[] = []
  for (const name of ['Samira', 'Fenna']) {
    const { id } = await session.call('users.add', { name, role: 'medewerker', password: demoPassword })
    colleagues.push(id)
  }
  mentorIds.push(...colleagues)
  const size = Math.ceil(story.length / 12)
  for (let part = 0; part * size < story.length; part += 1) {
    const happenings = story.slice(part * size, (part + 1) * size)
    await signIn(session, manager)
    await tell(
      happenings.filter((one) => one.by === 'manager'),
      moveTo,
    )
    await signIn(session, colleagues[part % colleagues.length] ?? manager)
    await tell(
      happenings.filter((one) => one.by === 'medewerker'),
      moveTo,
    )
  }
  await signIn(session, manager)
  moveTo(now)
  await workTogether(session, {
    managerId: manager,
    colleagueIds: colleagues,
    signIn: (userId) => signIn(session, userId),
    today: dayInUtrecht(now),
  })
}

async function signIn(session: CliSession, userId: string): Promise<void> {
  await session.call('workspaces.lock', {})
  await session.call('workspaces.unlock', { userId, password: demoPassword })
  hurry(session)
}

/** A power cut while the city is made costs nothing but a new start, so the disk need not be waited for. */
function hurry(session: CliSession): void {
  const { record } = session.backend.host.requireSignedIn()
  record.pragma('synchronous=OFF')
  // One copy of the journal into the record at the end instead of one every fifty operations.
  record.pragma('wal_autocheckpoint=20000')
}

function planDelivery(session: CliSession, plan: LocationPlan, options: MakeOptions): Happening[] {
  if (plan.delivery === 'missing') return []
  const chance = chanceOf(plan.seed + 500_000)
  const days = plan.delivery === 'late' ? 62 : chance.between(4, 25)
  const planned = `${addDays(options.peildatum, days)}T14:00:00.000Z`
  const run = async (): Promise<void> => {
    session.answers.openPaths = [options.keyCard]
    const { id: recipientId } = await session.call('exports.addRecipient', {})
    await session.call('exports.verifyRecipient', { id: recipientId, words: options.receiverWords })
    session.answers.savePath = options.deliveriesFolder
    const notes = { strengths: chance.pick(wijkNotes.strengths) || null, opportunities: chance.pick(wijkNotes.opportunities) || null }
    await session.call('exports.create', { peildatum: options.peildatum, recipientId, notes })
  }
  return [{ at: planned < options.now ? planned : options.now, by: 'manager', run }]
}
