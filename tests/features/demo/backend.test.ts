import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn, startCliSession, type CliSession } from '../../../db/cli/session.ts'
import { planCity } from '../../../db/demo/city.ts'
import { demoPassword, demoPolicy, makeLocation } from '../../../db/demo/make-location.ts'

/** The location that the demo opens on, on a Thursday morning: it has something of everything to look at. */
const now = '2026-11-26T09:30:00.000Z'
const scratch = mkdtempSync(join(tmpdir(), 'kernwijzer-demo-'))
let session: CliSession
let childIds: string[]

beforeAll(async () => {
  const [showcase] = planCity(3, 1)
  if (showcase === undefined) throw new Error('a city of three has a first location')
  const { folder } = await makeLocation(
    { ...showcase, delivery: 'missing' },
    {
      now,
      peildatum: '2026-10-01',
      workspacesFolder: scratch,
      deliveriesFolder: scratch,
      keyCard: '',
      receiverWords: '',
      appVersion: '0.1.0',
    },
  )
  session = await startCliSession({ appVersion: '0.1.0', policy: demoPolicy, now: () => now })
  await signIn(session, { workspace: folder, user: showcase.manager, password: demoPassword })
  childIds = (await session.call('children.list', { page: { limit: 500 } })).rows.map((row) => row.id)
}, 60_000)
afterAll(async () => {
  await session.close()
  rmSync(scratch, { recursive: true, force: true })
})

test('Vandaag asks for what a locatiemanager decides', async () => {
  const { cards, more } = await session.call('tasks.today', {})
  const kinds = [...cards, ...more].map((one) => one.kind)
  for (const kind of ['groups', 'waitingFits', 'adviesWithoutStep', 'hoursBehind', 'handoverDue'] as const) expect(kinds).toContain(kind)
  expect(cards.some((card) => card.kind === 'groups' && card.items.some((group) => group.isOver))).toBe(true)
})

test('groups: of two kinds, with a decision that holds and one that is over', async () => {
  const groups = await session.call('groups.list', {})
  expect(new Set(groups.map((group) => group.kind))).toEqual(new Set(['ve', 'plus']))
  const { reductions } = await session.call('groups.read', { id: groups.find((group) => group.kind === 've')?.id ?? '' })
  expect(reductions.map(({ maximum, endsOn }) => [maximum, endsOn === null])).toEqual([
    [12, true],
    [12, false],
  ])
})

test('a calendar that closes eleven weeks or so, and the public holidays', async () => {
  const { closedWeeks, missingHolidays } = await session.call('location.schoolYear', { schoolYear: 2026 })
  expect(closedWeeks).toBeGreaterThan(7)
  expect(missingHolidays).toEqual([])
})

test('advies: lives that began with a signal, and steps of every kind on the way to a place', async () => {
  const lives = (await Promise.all(childIds.map((childId) => session.call('advies.list', { childId })))).flat()
  expect(lives.some((life) => life.states[0]?.state === 'gesignaleerd' && life.states.at(-1)?.state === 'advies')).toBe(true)
  expect(lives.some((life) => life.state === 'geen_advies')).toBe(true)
  const kinds = new Set(lives.flatMap((life) => life.steps.map((step) => step.kind)))
  expect(kinds).toEqual(new Set(['gestart', 'poging', 'bereikt', 'aangeboden', 'geweigerd']))
})

test('waiting list: who fits, who does not, and offers that wait, were accepted and refused', async () => {
  const { rows } = await session.call('placements.waitlist', {})
  expect(rows.some((row) => row.fits.length > 0)).toBe(true)
  expect(rows.some((row) => row.fits.length === 0)).toBe(true)
  const offers = (await Promise.all(childIds.map((childId) => session.call('placements.offers', { childId })))).flat()
  expect(new Set(offers.map((offer) => offer.state))).toEqual(new Set(['open', 'aangenomen', 'geweigerd']))
})

test('presence of this week, with reasons, and a correction that kept what stood there', async () => {
  const [group] = await session.call('groups.list', {})
  const cells = []
  for (const monday of ['2026-11-09', '2026-11-16', '2026-11-23']) {
    const { children } = await session.call('presence.week', { groupId: group?.id ?? '', monday })
    cells.push(...children.flatMap((child) => child.cells))
  }
  const states = new Set(cells.map((cell) => cell.state))
  for (const state of ['aanwezig', 'ziek'] as const) expect(states).toContain(state)
  expect(cells.some((cell) => cell.version > 1)).toBe(true)
})

test('families, several periods of one child, extra support and handovers', async () => {
  const children = await Promise.all(childIds.map((id) => session.call('children.read', { id })))
  expect(children.some((child) => child.siblings.length > 0)).toBe(true)
  expect(children.some((child) => child.placements.length > 1)).toBe(true)
  const arrangements = children.flatMap((child) => child.support.arrangements)
  expect(new Set(arrangements.map((one) => one.state))).toContain('waiting')
  expect((await session.call('handover.list', { show: 'sent' })).total).toBeGreaterThan(0)
})

test('the number of 1 January was written down', async () => {
  expect((await session.call('hours.listPbm', {})).map((one) => one.year)).toEqual([2026, 2025])
})
