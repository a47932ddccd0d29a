import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn, startCliSession, type CliSession } from '../../../db/cli/session.ts'
import { addDays, dayInUtrecht, lastPeildatum, schoolYearOf, weekdayOf } from '../../../db/contract/dates.ts'
import { presenceStates } from '../../../db/contract/presence.ts'
import { planCity } from '../../../db/demo/city.ts'
import { demoPassword, demoPolicy, makeLocation } from '../../../db/demo/make-location.ts'

const scratch = mkdtempSync(join(tmpdir(), 'kernwijzer-demo-'))
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true })
})

/** The first location of a city, made up to an instant, with its manager signed in. */
async function showcaseOn(instant: string): Promise<CliSession> {
  const [showcase] = planCity(3, 1)
  if (showcase === undefined) throw new Error('a city of three has a first location')
  const { folder } = await makeLocation(
    { ...showcase, delivery: 'missing' },
    {
      now: instant,
      peildatum: lastPeildatum(dayInUtrecht(instant)),
      workspacesFolder: mkdtempSync(join(scratch, 'city-')),
      deliveriesFolder: scratch,
      keyCard: '',
      receiverWords: '',
      appVersion: '0.1.0',
    },
  )
  const made = await startCliSession({ appVersion: '0.1.0', policy: demoPolicy, now: () => instant })
  await signIn(made, { workspace: folder, user: showcase.manager, password: demoPassword })
  return made
}

/** The location that the demo opens on has something of everything to look at, whatever the day: before Sinterklaas and before the summer. */
describe.each(['2026-11-26T09:30:00.000Z', '2027-06-10T09:00:00.000Z'])('the demo, made on %s', (now) => {
  let session: CliSession
  let childIds: string[]

  beforeAll(async () => {
    session = await showcaseOn(now)
    childIds = (await session.call('children.list', { page: { limit: 500 } })).rows.map((row) => row.id)
  }, 60_000)
  afterAll(() => session.close())

  test('Vandaag asks for what a locatiemanager decides', async () => {
    const { cards, more } = await session.call('tasks.today', {})
    const kinds = [...cards, ...more].map((one) => one.kind)
    for (const kind of ['groups', 'waitingFits', 'adviesWithoutStep', 'hoursBehind', 'handoverDue'] as const) expect(kinds).toContain(kind)
    expect(cards.some((card) => card.kind === 'groups' && card.items.some((group) => group.isOver))).toBe(true)
  })

  test('groups: of each kind, each with children, with a decision that holds and one that is over', async () => {
    const groups = await session.call('groups.list', {})
    expect(new Set(groups.map((group) => group.kind))).toEqual(new Set(['ve', 'regulier', 'plus', 'pilot_tweejarigen']))
    expect(groups.filter((group) => group.childCount === 0)).toEqual([])
    const { reductions } = await session.call('groups.read', { id: groups.find((group) => group.kind === 've')?.id ?? '' })
    expect(reductions.map(({ maximum, endsOn }) => [maximum, endsOn === null])).toEqual([
      [12, true],
      [12, false],
    ])
  })

  test('a calendar that closes eleven weeks or so, and the public holidays', async () => {
    const { closedWeeks, missingHolidays } = await session.call('location.schoolYear', { schoolYear: schoolYearOf(dayInUtrecht(now)) })
    expect(closedWeeks).toBeGreaterThan(7)
    expect(missingHolidays).toEqual([])
  })

  test('settings of its own', async () => {
    const chosen = (await session.call('settings.list', {})).filter((one) => one.version > 0)
    expect(chosen.map((one) => one.name)).toEqual(expect.arrayContaining(['autoLockMinutes', 'instruments', 'supportKinds']))
  })

  test('advies: lives that began with a signal, and steps of every kind on the way to a place', async () => {
    const lives = (await Promise.all(childIds.map((childId) => session.call('advies.list', { childId })))).flat()
    expect(lives.some((life) => life.states[0]?.state === 'gesignaleerd' && life.states.at(-1)?.state === 'advies')).toBe(true)
    const states = new Set(lives.map((life) => life.state))
    expect(states).toEqual(new Set(['gesignaleerd', 'in_beoordeling', 'advies', 'geen_advies', 'ingetrokken', 'verlopen']))
    const kinds = new Set(lives.flatMap((life) => life.steps.map((step) => step.kind)))
    expect(kinds).toEqual(new Set(['gestart', 'poging', 'bereikt', 'aangeboden', 'geweigerd']))
  })

  test('waiting list: who fits, who does not, and offers with every outcome', async () => {
    const { rows } = await session.call('placements.waitlist', {})
    expect(rows.some((row) => row.fits.length > 0)).toBe(true)
    expect(rows.some((row) => row.fits.length === 0)).toBe(true)
    const offers = (await Promise.all(childIds.map((childId) => session.call('placements.offers', { childId })))).flat()
    expect(new Set(offers.map((offer) => offer.state))).toEqual(new Set(['open', 'aangenomen', 'geweigerd', 'ingetrokken', 'verlopen']))
  })

  test('presence of the last weeks, with reasons, and a correction that kept what stood there', async () => {
    const today = dayInUtrecht(now)
    const mondays = Array.from({ length: 9 }, (_, ago) => addDays(today, 1 - weekdayOf(today) - 7 * ago))
    const cells = []
    for (const { id: groupId } of await session.call('groups.list', {})) {
      for (const monday of mondays) {
        const { children } = await session.call('presence.week', { groupId, monday })
        cells.push(...children.flatMap((child) => child.cells))
      }
    }
    const states = new Set(cells.map((cell) => cell.state))
    for (const state of presenceStates) expect(states).toContain(state)
    expect(cells.some((cell) => cell.version > 1)).toBe(true)
  })

  test('families, and children who went to another group, or to two', async () => {
    const children = await Promise.all(childIds.map((id) => session.call('children.read', { id })))
    expect(children.some((child) => child.siblings.length > 0)).toBe(true)
    const groupsOf = children.map(({ placements }) => ({ groups: new Set(placements.map((one) => one.groupId)).size, placements }))
    const inTwo = groupsOf.filter((one) => one.groups > 1)
    expect(inTwo.some(({ placements }) => placements.filter((one) => one.endsOn === null).length === 2)).toBe(true)
    expect(inTwo.some(({ placements }) => placements.some((one) => one.endsOn !== null))).toBe(true)
  })

  test('extra support that is waited for, runs and ended, and who is involved with consent, without, and no longer', async () => {
    const all = await Promise.all(childIds.map((childId) => session.call('support.read', { childId })))
    const arrangements = all.flatMap((support) => support.arrangements)
    expect(new Set(arrangements.map((one) => one.state))).toEqual(new Set(['waiting', 'running', 'ended']))
    expect(arrangements.some((one) => one.kind === 'dagbehandeling' && one.state === 'waiting')).toBe(true)
    expect(all.some((support) => support.needs.some((need) => need.endedOn !== null))).toBe(true)
    expect(new Set(all.flatMap((support) => support.partners.map((one) => one.consent)))).toEqual(new Set(['given', 'withdrawn', 'none']))
  })

  test('handovers that are due, and one in every state', async () => {
    const all = await Promise.all(childIds.map((childId) => session.call('handover.read', { childId })))
    expect(all.some((one) => one.handover === null && one.isDue)).toBe(true)
    const states = new Set(all.flatMap(({ handover }) => handover?.state ?? []))
    for (const state of ['concept', 'besproken', 'toestemming_ja', 'verzonden', 'ontvangen', 'warm_gesprek'] as const) {
      expect(states).toContain(state)
    }
    expect(all.some(({ handover }) => handover?.consent === 'refused')).toBe(true)
    expect(all.some(({ handover }) => handover?.reaction != null)).toBe(true)
  })

  test('who turns four went in bulk, and once that was undone', async () => {
    const changes = await session.call('placements.listBulk', {})
    expect(changes.map(({ kind, undoneAt }) => [kind, undoneAt !== null])).toEqual([
      ['turning_four', false],
      ['turning_four', true],
    ])
  })

  test('the number of 1 January was written down', async () => {
    expect((await session.call('hours.listPbm', {})).map((one) => one.year)).toEqual([Number(now.slice(0, 4)), Number(now.slice(0, 4)) - 1])
  })
})

test('on a Wednesday afternoon too Vandaag shows a group over its number', { timeout: 60_000 }, async () => {
  const other = await showcaseOn('2026-11-25T14:00:00.000Z')
  const { cards } = await other.call('tasks.today', {})
  const over = cards.flatMap((card) => (card.kind === 'groups' ? card.items.filter((group) => group.isOver) : []))
  expect(over.map((group) => group.name)).toEqual(['Beren'])
  await other.close()
})
