import { settings } from '../contract/settings.ts'
import type { CliSession } from '../cli/session.ts'
import type { LocationPlan } from './city.ts'
import { chanceOf } from './random.ts'

/** What a location chose otherwise than the app supposes: its own lists of words, for how long it stays open, and who comes first. */
export async function planSettings({ call }: CliSession, { seed, isShowcase }: LocationPlan): Promise<void> {
  const chance = chanceOf(seed + 905_000)
  if (!isShowcase && !chance.percent(40)) return
  await call('settings.change', { name: 'instruments', value: ['KIJK!', 'eigen observatielijst'] })
  if (!isShowcase && chance.percent(30)) await call('settings.change', { name: 'waitlistPriority', value: 'advies_then_age' })
  if (!isShowcase) return
  await call('settings.change', { name: 'supportKinds', value: [...settings.supportKinds.default, 'slapen en eten'] })
  // The office has a door that locks.
  await call('settings.change', { name: 'autoLockMinutes', value: 15 })
}
