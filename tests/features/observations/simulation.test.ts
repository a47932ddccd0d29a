import { expect, test } from 'vitest'
import { addDays, daysBetween, weekdayOf } from '../../../db/contract/dates.ts'
import { domains, type Domain } from '../../../db/contract/observations.ts'
import { proposeLooks, sightsOf } from '../../../db/features/observations/attention.ts'
import { randomOf } from '../../support/random-record.ts'

/**
 * Does the proposal help? Half a year of one group of sixteen, of whom some catch the eye and some do not. Each day that the group is
 * open, two children are seen because they catch the eye; and three more looks go where somebody sends them: to any child that is
 * there and any domain, or to whom the radar names.
 */
const children = 16
const firstDay = '2026-01-05'
const days = 180
const unseenAfterDays = 42

interface Outcome {
  /** Of all child × domain × day: how much was seen within the set days. */
  readonly covered: number
  /** The longest that a domain of a child went unseen, in days. */
  readonly longestUnseen: number
}

/** Filled as the half year goes on. */
function noDomain(): Partial<Record<Domain, string>> {
  return {}
}

function halfYear(seed: number, attention: 'random' | 'radar'): Outcome {
  const { below, chance, pick } = randomOf(seed)
  const group = Array.from({ length: children }, (_, index) => ({
    childId: `child-${String(index).padStart(2, '0')}`,
    name: `Kind ${String(index)}`,
    // A few catch the eye, most do sometimes, some hardly ever.
    salience: index < 4 ? 6 : index < 11 ? 2 : 1,
    weekdays: index % 2 === 0 ? [1, 2, 4] : [2, 4, 5],
    seen: noDomain(),
  }))
  const eyeCatchers = group.flatMap((child) => Array.from({ length: child.salience }, () => child))
  let covered = 0
  let counted = 0
  let longestUnseen = 0
  for (let ahead = 0; ahead < days; ahead += 1) {
    const today = addDays(firstDay, ahead)
    const there = group.filter((child) => child.weekdays.includes(weekdayOf(today)) && chance(0.9))
    const proposal = proposeLooks(
      there.map((child) => ({ ...child, sights: sightsOf(child.seen, { placedOn: firstDay, today, unseenAfterDays }), moment: null })),
      unseenAfterDays,
      today,
    )
    if (there.length > 0) {
      for (let look = 0; look < 2; look += 1) {
        const child = pick(eyeCatchers)
        if (there.includes(child)) child.seen[pick(domains)] = today
      }
      for (let look = 0; look < 3; look += 1) {
        const named = proposal[look]
        const child = attention === 'radar' ? there.find((one) => one.childId === named?.childId) : there[below(there.length)]
        const domain = attention === 'radar' && named !== undefined && named.reason.kind !== 'moment' ? named.reason.domain : pick(domains)
        if (child !== undefined) child.seen[domain] = today
      }
    }
    // The first weeks are the same for both: nobody was seen yet.
    if (ahead < unseenAfterDays) continue
    for (const child of group) {
      for (const domain of domains) {
        const unseen = daysBetween(child.seen[domain] ?? firstDay, today)
        counted += 1
        if (unseen <= unseenAfterDays) covered += 1
        longestUnseen = Math.max(longestUnseen, unseen)
      }
    }
  }
  return { covered: covered / counted, longestUnseen }
}

const seeds = Array.from({ length: 20 }, (_, index) => 2_026 + index)
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

test('looking where the radar points leaves fewer children unseen than looking at random', () => {
  const random = seeds.map((seed) => halfYear(seed, 'random'))
  const radar = seeds.map((seed) => halfYear(seed, 'radar'))
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
  const line = (what: string, outcomes: readonly Outcome[]): string =>
    `${what}: ${percent(mean(outcomes.map((one) => one.covered)))} of child × domain seen within ${String(unseenAfterDays)} days, ` +
    `longest unseen ${String(Math.round(mean(outcomes.map((one) => one.longestUnseen))))} days`
  process.stdout.write(`${line('at random', random)}\n${line('as the radar proposes', radar)}\n`)
  for (const [index, outcome] of radar.entries()) {
    expect(outcome.covered).toBeGreaterThan(random[index]?.covered ?? 1)
    expect(outcome.longestUnseen).toBeLessThan(random[index]?.longestUnseen ?? 0)
  }
})

test('the same seed gives the same half year', () => {
  expect(halfYear(7, 'radar')).toEqual(halfYear(7, 'radar'))
})
