import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import { aChild, aGroup, anAdvies, anOffer, aPlacement } from '../../support/builders.ts'

let backend: TestBackend<VoorschoolTables>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

async function register(overrides: Parameters<typeof aChild>[0] = {}): Promise<string> {
  return (await backend.call('children.register', aChild(overrides))).id
}

async function addGroup(overrides: Parameters<typeof aGroup>[0] = {}): Promise<string> {
  return (await backend.call('groups.add', aGroup(overrides))).id
}

/** With an advies, so that hours do not limit her. */
async function registerAdvised(overrides: Parameters<typeof aChild>[0] = {}): Promise<string> {
  const childId = await register(overrides)
  await backend.call('advies.record', anAdvies({ childId }))
  return childId
}

const morning = { weekday: 1, dagdeel: 'ochtend' } as const
const afternoon = { weekday: 1, dagdeel: 'middag' } as const

describe('placements.place', () => {
  test('plans a child, says what is offered, and warns about age', async () => {
    const groupId = await addGroup()
    const childId = await registerAdvised()
    const week = aGroup().dagdelen.map(({ weekday, dagdeel }) => ({ weekday, dagdeel }))
    const { id, warnings } = await backend.call(
      'placements.place',
      aPlacement({ childId, groupId, startsOn: '2026-08-31', dagdelen: week }),
    )
    expect(warnings).toEqual([])
    expect(await backend.call('children.read', { id: childId })).toMatchObject({
      status: 'geplaatst',
      placements: [
        {
          id,
          groupId,
          groupName: 'Kikkers',
          startsOn: '2026-08-31',
          endsOn: null,
          dagdelen: week,
          weeklyHours: 16,
          countableWeeklyHours: 12,
          version: 1,
        },
      ],
    })
    expect((await backend.call('children.list', {})).rows).toMatchObject([
      { id: childId, status: 'geplaatst', groupId, groupName: 'Kikkers', weeklyHours: 16, adviesState: 'advies' },
    ])
  })

  test('warns below 2.5 years unless the location takes part in the pilot, and above 4.5 years', async () => {
    const groupId = await addGroup()
    const place = async (bornOn: string) => {
      const childId = await registerAdvised({ firstName: bornOn, bornOn, registeredOn: '2026-03-02' })
      return (await backend.call('placements.place', aPlacement({ childId, groupId, startsOn: '2026-11-23' }))).warnings
    }
    expect(await place('2024-05-24')).toEqual(['young-for-voorschool'])
    expect(await place('2024-05-23')).toEqual([])
    expect(await place('2022-05-22')).toEqual(['old-for-voorschool'])
    await backend.call('location.change', {
      name: 'Z',
      houder: 'H',
      wijkCode: 'WK034403',
      lrkNumber: null,
      hasPilotForTwoYearOlds: true,
      version: 1,
    })
    expect(await place('2024-05-25')).toEqual([])
    expect(await place('2024-11-24')).toEqual(['young-for-voorschool'])
  })

  test('refuses what does not fit the group', async () => {
    const groupId = await addGroup()
    const childId = await registerAdvised()
    const refused = (placement: Partial<Parameters<typeof aPlacement>[0]>, details: Record<string, string | number | null>) =>
      expectError(backend.call('placements.place', aPlacement({ childId, groupId, ...placement })), 'rule-broken', details)
    await refused(
      { dagdelen: [morning, { weekday: 3, dagdeel: 'ochtend' }] },
      { rule: 'dagdeel-not-in-group', weekday: 3, dagdeel: 'ochtend' },
    )
    await refused({ endsOn: '2026-05-03' }, { rule: 'ends-before-start', field: 'endsOn' })
    await refused({ startsOn: '2024-01-14' }, { rule: 'before-birth', field: 'startsOn' })
    await expectError(backend.call('placements.place', aPlacement({ childId, groupId: randomUUID() })), 'not-found')
    await expectError(backend.call('placements.place', aPlacement({ childId: randomUUID(), groupId })), 'not-found')
    await backend.call('groups.close', { id: groupId, version: 1 })
    await refused({}, { rule: 'group-closed' })
    expect((await backend.call('children.read', { id: childId })).placements).toEqual([])
  })

  test('refuses a second place in one half-day, in whatever group', async () => {
    const groupId = await addGroup()
    const other = await addGroup({ name: 'Otters' })
    const childId = await registerAdvised()
    await backend.call('placements.place', aPlacement({ childId, groupId, endsOn: '2026-12-31' }))
    await expectError(backend.call('placements.place', aPlacement({ childId, groupId: other, startsOn: '2026-12-31' })), 'rule-broken', {
      rule: 'already-placed-then',
      ...morning,
    })
    await backend.call('placements.place', aPlacement({ childId, groupId: other, startsOn: '2027-01-01' }))
    await backend.call('placements.place', aPlacement({ childId, groupId: other, startsOn: '2026-12-01', dagdelen: [afternoon] }))
  })

  test('refuses above the maximum and names the first day with room', async () => {
    const groupId = await addGroup({ maximum: 2 })
    const place = (childId: string, placement: Partial<Parameters<typeof aPlacement>[0]> = {}) =>
      backend.call('placements.place', aPlacement({ childId, groupId, ...placement }))
    await place(await registerAdvised({ firstName: 'Noor' }), { endsOn: '2027-01-31' })
    await place(await registerAdvised({ firstName: 'Sam' }))
    const mila = await registerAdvised({ firstName: 'Mila' })
    const full = { rule: 'group-full', maximum: 2, ...morning }
    await expectError(place(mila, { startsOn: '2026-12-01' }), 'rule-broken', { ...full, firstFreeOn: '2027-02-01' })
    await expectError(place(mila, { startsOn: '2026-12-01', endsOn: '2027-01-15' }), 'rule-broken', { ...full, firstFreeOn: null })
    await place(mila, { startsOn: '2027-02-01' })
    await place(mila, { startsOn: '2026-12-01', dagdelen: [afternoon] })
  })

  test('without an advies no more hours than the setting', async () => {
    const groupId = await addGroup()
    const childId = await register()
    await backend.call('placements.place', aPlacement({ childId, groupId }))
    const more = aPlacement({ childId, groupId, dagdelen: [afternoon] })
    await expectError(backend.call('placements.place', more), 'rule-broken', { rule: 'hours-without-advies', maximum: 5, hours: 8 })
    const seen = await backend.call('advies.record', anAdvies({ childId, state: 'in_beoordeling' }))
    await expectError(backend.call('placements.place', more), 'rule-broken')
    await backend.call('settings.change', { name: 'weeklyHoursWithoutAdvies', value: 8 })
    const placed = await backend.call('placements.place', more)
    await backend.call('settings.change', { name: 'weeklyHoursWithoutAdvies', value: 5 })
    await backend.call('advies.advance', { ...seen, state: 'advies', sinceOn: '2026-11-01' })
    await backend.call('placements.place', aPlacement({ childId, groupId, dagdelen: [{ weekday: 2, dagdeel: 'ochtend' }] }))
    expect(placed.version).toBe(1)
  })

  test('is for the locatiemanager, as are ending, leaving and destroying', async () => {
    const groupId = await addGroup()
    const childId = await registerAdvised()
    const { id: placementId } = await backend.call('placements.place', aPlacement({ childId, groupId }))
    await backend.signInAs('medewerker')
    await expectError(backend.call('placements.place', aPlacement({ childId, groupId, dagdelen: [afternoon] })), 'not-allowed')
    await expectError(backend.call('placements.end', { placementId, version: 1, endsOn: '2026-12-01' }), 'not-allowed')
    await expectError(backend.call('children.leave', { id: childId, version: 1, leftOn: '2026-12-01' }), 'not-allowed')
    await expectError(backend.call('children.destroyPreview', { id: childId }), 'not-allowed')
    await expectError(backend.call('children.destroy', { id: childId, version: 1 }), 'not-allowed')
    await backend.call('children.change', { ...aChild({ lastName: 'Smit' }), id: childId, version: 1 })
  })
})

describe('placements.end and placements.remove', () => {
  test('a placement ends, and may only grow as a new one may', async () => {
    const groupId = await addGroup({ maximum: 1 })
    const noor = await registerAdvised()
    const { id: placementId } = await backend.call('placements.place', aPlacement({ childId: noor, groupId }))
    const end = (version: number, endsOn: string) => backend.call('placements.end', { placementId, version, endsOn })
    await expectError(end(1, '2026-05-03'), 'rule-broken', { rule: 'ends-before-start', field: 'endsOn' })
    expect(await end(1, '2026-12-31')).toEqual({ id: placementId, version: 2 })
    await expectError(end(1, '2026-12-30'), 'conflict', { version: 2 })
    const sam = await registerAdvised({ firstName: 'Sam' })
    await backend.call('placements.place', aPlacement({ childId: sam, groupId, startsOn: '2027-02-01' }))
    await expectError(end(2, '2027-02-01'), 'rule-broken', { rule: 'group-full', maximum: 1, ...morning, firstFreeOn: null })
    expect(await end(2, '2027-01-31')).toEqual({ id: placementId, version: 3 })
    await expectError(backend.call('placements.end', { placementId: randomUUID(), version: 1, endsOn: '2027-01-31' }), 'not-found')
  })

  test('placements.remove takes away a mistake and frees the place', async () => {
    const groupId = await addGroup({ maximum: 1 })
    const childId = await registerAdvised()
    const placed = await backend.call('placements.place', aPlacement({ childId, groupId }))
    const other = await registerAdvised({ firstName: 'Sam' })
    await expectError(backend.call('placements.place', aPlacement({ childId: other, groupId })), 'rule-broken')
    await expectError(backend.call('placements.remove', { placementId: placed.id, version: 9 }), 'conflict', { version: 1 })
    await backend.call('placements.remove', { placementId: placed.id, version: 1 })
    expect((await backend.call('children.read', { id: childId })).placements).toEqual([])
    await backend.call('placements.place', aPlacement({ childId: other, groupId }))
  })
})

describe('placements.move', () => {
  test('ends one and begins another on the same day, with the hours of each', async () => {
    const kikkers = await addGroup()
    const otters = await addGroup({ name: 'Otters' })
    const childId = await registerAdvised()
    const { id: placementId } = await backend.call('placements.place', aPlacement({ childId, groupId: kikkers }))
    const place = { groupId: otters, startsOn: '2026-12-01', endsOn: null, dagdelen: [morning, afternoon] }
    const moved = await backend.call('placements.move', { placementId, version: 1, ...place })
    expect(
      (await backend.call('placements.list', { childId })).map(({ id, groupName, startsOn, endsOn, weeklyHours }) => [
        id,
        groupName,
        startsOn,
        endsOn,
        weeklyHours,
      ]),
    ).toEqual([
      [placementId, 'Kikkers', '2026-05-04', '2026-11-30', 4],
      [moved.id, 'Otters', '2026-12-01', null, 8],
    ])
    await expectError(backend.call('placements.move', { placementId, version: 1, ...place }), 'conflict', { version: 2 })
  })

  test('is refused whole: the old placement stays as it was', async () => {
    const kikkers = await addGroup()
    const otters = await addGroup({ name: 'Otters', maximum: 1 })
    const childId = await registerAdvised()
    const other = await registerAdvised({ firstName: 'Sam' })
    await backend.call('placements.place', aPlacement({ childId: other, groupId: otters }))
    const { id: placementId } = await backend.call('placements.place', aPlacement({ childId, groupId: kikkers }))
    const move = (place: object) =>
      backend.call('placements.move', {
        placementId,
        version: 1,
        groupId: otters,
        startsOn: '2026-12-01',
        endsOn: null,
        dagdelen: [morning],
        ...place,
      })
    await expectError(move({}), 'rule-broken', { rule: 'group-full', maximum: 1, ...morning, firstFreeOn: null })
    await expectError(move({ dagdelen: [afternoon], startsOn: '2026-05-04' }), 'rule-broken', {
      rule: 'move-outside-placement',
      field: 'startsOn',
      startsOn: '2026-05-04',
    })
    await expectError(move({ dagdelen: [afternoon], endsOn: '2026-11-30' }), 'rule-broken', { rule: 'ends-before-start', field: 'endsOn' })
    expect(await backend.call('placements.list', { childId })).toMatchObject([{ id: placementId, endsOn: null, version: 1 }])
    await backend.call('placements.move', {
      placementId,
      version: 1,
      groupId: kikkers,
      startsOn: '2026-12-01',
      endsOn: null,
      dagdelen: [morning],
    })
  })
})

describe('the waiting list', () => {
  const list = (input: object = {}) => backend.call('placements.waitlist', input)

  test('has no place in a reguliere groep for who has an advies, nor in a plus-groep for anybody', async () => {
    const regulier = await addGroup({ name: 'Beren', kind: 'regulier' })
    await addGroup({ name: 'Vlinders', kind: 'plus' })
    const waits = { bornOn: '2024-01-15', waitlistedOn: '2026-09-01' }
    const [advised, other] = [await registerAdvised(waits), await register(waits)]
    const fits = new Map((await list()).rows.map((row) => [row.childId, row.fits.map((fit) => fit.groupId)]))
    expect(fits).toEqual(
      new Map([
        [advised, []],
        [other, [regulier]],
      ]),
    )
  })

  test('shows who waits in order, with the wish and where there would be a place', async () => {
    const groupId = await addGroup({ maximum: 1 })
    await backend.call(
      'placements.place',
      aPlacement({ childId: await registerAdvised({ firstName: 'Zit' }), groupId, endsOn: '2027-01-31', dagdelen: [morning, afternoon] }),
    )
    const first = await register({ firstName: 'Eerst', bornOn: '2024-06-30', waitlistedOn: '2026-04-01' })
    const advised = await registerAdvised({ firstName: 'Advies', bornOn: '2024-06-30', waitlistedOn: '2026-09-01' })
    await register({ firstName: 'Wacht niet' })
    await backend.call('placements.enlist', {
      childId: advised,
      version: 1,
      waitlistedOn: '2026-09-01',
      startsOn: '2026-12-01',
      dagdeelCount: 2,
      dagdelen: [morning, afternoon],
    })
    const { rows, total } = await list()
    expect(total).toBe(2)
    expect(rows).toEqual([
      {
        childId: advised,
        name: 'Advies B.',
        bornOn: '2024-06-30',
        rank: 1,
        waitlistedOn: '2026-09-01',
        daysWaiting: 83,
        advisedWeeklyHours: 16,
        wish: { startsOn: '2026-12-01', dagdeelCount: 2, dagdelen: [morning, afternoon] },
        couldStartOn: '2026-12-30',
        fits: [{ groupId, groupName: 'Kikkers', fromOn: '2027-02-01', dagdelen: [morning, afternoon], weeklyHours: 8 }],
        offer: null,
        refusals: 0,
        version: 2,
      },
      expect.objectContaining({
        childId: first,
        rank: 2,
        wish: null,
        couldStartOn: '2026-12-30',
        fits: [{ groupId, groupName: 'Kikkers', fromOn: '2026-12-30', dagdelen: [{ weekday: 2, dagdeel: 'ochtend' }], weeklyHours: 4 }],
      }) as object,
    ])
    expect((await list({ childId: first })).rows).toMatchObject([{ rank: 2 }])
    expect((await list({ onlyFitting: true })).total).toBe(0)
    backend.clock.set('2027-02-01T08:00:00.000Z')
    expect((await list({ onlyFitting: true })).rows.map((one) => one.childId)).toEqual([advised, first])
    expect((await list({ page: { offset: 1, limit: 1 } })).rows.map((one) => one.childId)).toEqual([first])
    await backend.call('settings.change', { name: 'waitlistPriority', value: 'waiting' })
    expect((await list()).rows.map((one) => one.childId)).toEqual([first, advised])
  })

  test('leaves out who has or will have a place, who had one since, and who left', async () => {
    const groupId = await addGroup()
    const waits = async (firstName: string) => registerAdvised({ firstName, waitlistedOn: '2026-05-01' })
    const now = await waits('Nu')
    await backend.call('placements.place', aPlacement({ childId: now, groupId }))
    const soon = await waits('Straks')
    await backend.call('placements.place', aPlacement({ childId: soon, groupId, startsOn: '2027-01-04' }))
    const had = await waits('Had')
    await backend.call('placements.place', aPlacement({ childId: had, groupId, endsOn: '2026-08-31' }))
    const gone = await waits('Weg')
    await backend.call('children.leave', { id: gone, version: 1, leftOn: '2026-11-20' })
    expect((await list()).rows).toEqual([])
    await backend.call('placements.enlist', {
      childId: had,
      version: 1,
      waitlistedOn: '2026-09-01',
      startsOn: null,
      dagdeelCount: 4,
      dagdelen: [],
    })
    expect((await list()).rows).toMatchObject([{ childId: had, waitlistedOn: '2026-09-01' }])
  })

  test('enlist refuses days that cannot be, a narrow wish, and an older version; delist takes the wish away', async () => {
    const childId = await register()
    const wish = { childId, version: 1, waitlistedOn: '2026-11-01', startsOn: null, dagdeelCount: 2, dagdelen: [] }
    const refused = (change: object, details: object) =>
      expectError(backend.call('placements.enlist', { ...wish, ...change }), 'rule-broken', details as never)
    await refused({ waitlistedOn: '2026-11-24' }, { rule: 'future-date', field: 'waitlistedOn' })
    await refused({ waitlistedOn: '2024-01-14' }, { rule: 'before-birth', field: 'waitlistedOn' })
    await refused({ startsOn: '2024-01-14' }, { rule: 'before-birth', field: 'startsOn' })
    await refused({ dagdelen: [morning, morning] }, { rule: 'wish-too-narrow', field: 'dagdelen', count: 2 })
    await expectError(backend.call('placements.enlist', { ...wish, dagdeelCount: 11 }), 'invalid-input')
    const saved = await backend.call('placements.enlist', { ...wish, dagdelen: [morning, afternoon] })
    await expectError(backend.call('placements.enlist', wish), 'conflict', { version: 2 })
    await backend.call('placements.delist', { childId, version: saved.version })
    expect((await list()).rows).toEqual([])
    expect(await backend.kysely.selectFrom('waitlistWishDagdeel').selectAll().execute()).toEqual([])
    await backend.call('children.leave', { id: childId, version: 3, leftOn: '2026-11-23' })
    await expectError(backend.call('placements.enlist', { ...wish, version: 4 }), 'rule-broken', {
      rule: 'child-left',
      leftOn: '2026-11-23',
    })
  })
})

describe('an offer', () => {
  test('is accepted: it becomes a placement in the same moment, and stays as history', async () => {
    const groupId = await addGroup()
    const childId = await registerAdvised({ waitlistedOn: '2026-05-01' })
    const offer = await backend.call('placements.offer', anOffer({ childId, groupId, dagdelen: [morning, afternoon] }))
    expect((await backend.call('placements.waitlist', {})).rows[0]?.offer).toMatchObject({
      id: offer.id,
      state: 'open',
      weeklyHours: 8,
      groupName: 'Kikkers',
    })
    const placed = await backend.call('placements.accept', { offerId: offer.id, version: 1, answeredOn: '2026-11-23' })
    expect(await backend.call('placements.list', { childId })).toMatchObject([
      { id: placed.id, groupId, startsOn: '2026-11-30', endsOn: null, dagdelen: [morning, afternoon] },
    ])
    expect(await backend.call('placements.offers', { childId })).toMatchObject([
      { id: offer.id, state: 'aangenomen', answeredOn: '2026-11-23', answeredByName: 'Marieke', offeredByName: 'Marieke', version: 2 },
    ])
    expect((await backend.call('placements.waitlist', {})).total).toBe(0)
    await expectError(backend.call('placements.accept', { offerId: offer.id, version: 2, answeredOn: '2026-11-23' }), 'rule-broken', {
      rule: 'offer-answered',
    })
    const { rows } = await backend.call('children.timeline', { id: childId, kinds: ['offer', 'placement'] })
    expect(rows.map((row) => [row.kind, row.what, row.text])).toEqual([
      ['placement', 'starts', 'Kikkers'],
      ['offer', 'aangenomen', 'Kikkers'],
      ['offer', 'aangeboden', 'Kikkers'],
    ])
  })

  test('is judged again when it is accepted: the place may be gone, and then nothing changes', async () => {
    const groupId = await addGroup({ maximum: 1 })
    const childId = await registerAdvised()
    const offer = await backend.call('placements.offer', anOffer({ childId, groupId }))
    const other = await registerAdvised({ firstName: 'Sam' })
    await expectError(backend.call('placements.offer', anOffer({ childId: other, groupId })), 'rule-broken', {
      rule: 'group-full',
      maximum: 1,
      ...morning,
      firstFreeOn: null,
    })
    await backend.call('placements.place', aPlacement({ childId: other, groupId }))
    await expectError(backend.call('placements.accept', { offerId: offer.id, version: 1, answeredOn: '2026-11-23' }), 'rule-broken', {
      rule: 'group-full',
      maximum: 1,
      ...morning,
      firstFreeOn: null,
    })
    expect(await backend.call('placements.offers', { childId })).toMatchObject([{ state: 'open', version: 1 }])
    expect(await backend.call('placements.list', { childId })).toEqual([])
  })

  test('is refused with why, expires by itself, or is withdrawn; one at a time', async () => {
    const groupId = await addGroup()
    const childId = await registerAdvised({ waitlistedOn: '2026-05-01' })
    const offer = async (days: object = {}) => (await backend.call('placements.offer', anOffer({ childId, groupId, ...days }))).id
    const first = await offer()
    await expectError(offer(), 'rule-broken', { rule: 'offer-open' })
    await expectError(backend.call('placements.delist', { childId, version: 1 }), 'rule-broken', { rule: 'offer-open' })
    await backend.call('placements.refuse', {
      offerId: first,
      version: 1,
      answeredOn: '2026-11-23',
      reason: 'werktijden',
      note: 'Alleen middagen.',
    })
    const second = await offer({ expiresOn: '2026-11-25' })
    await expectError(backend.call('placements.withdraw', { offerId: second, version: 2 }), 'conflict', { version: 1 })
    backend.clock.set('2026-11-26T08:00:00.000Z')
    await expectError(backend.call('placements.accept', { offerId: second, version: 1, answeredOn: '2026-11-26' }), 'rule-broken', {
      rule: 'offer-expired',
      expiresOn: '2026-11-25',
    })
    expect((await backend.call('placements.waitlist', {})).rows).toMatchObject([{ refusals: 1, offer: { id: second, state: 'verlopen' } }])
    const { rows } = await backend.call('children.timeline', { id: childId, kinds: ['offer'] })
    expect(rows.map((row) => row.what)).toEqual(['verlopen', 'aangeboden', 'geweigerd', 'aangeboden'])
    const third = await offer({ offeredOn: '2026-11-26' })
    await backend.call('placements.withdraw', { offerId: third, version: 1 })
    expect((await backend.call('placements.offers', { childId })).map(({ state, reason, note }) => [state, reason, note])).toEqual([
      ['ingetrokken', null, null],
      ['verlopen', null, null],
      ['geweigerd', 'werktijden', 'Alleen middagen.'],
    ])
  })

  test('needs no answer any more when the child is placed directly, or leaves', async () => {
    const groupId = await addGroup()
    const childId = await registerAdvised()
    await backend.call('placements.offer', anOffer({ childId, groupId }))
    await backend.call('placements.place', aPlacement({ childId, groupId }))
    const other = await registerAdvised({ firstName: 'Sam' })
    await backend.call('placements.offer', anOffer({ childId: other, groupId }))
    await backend.call('children.leave', { id: other, version: 1, leftOn: '2026-11-23' })
    const states = [
      ...(await backend.call('placements.offers', { childId })),
      ...(await backend.call('placements.offers', { childId: other })),
    ]
    expect(states.map((one) => one.state)).toEqual(['ingetrokken', 'ingetrokken'])
  })

  test('refuses days that cannot be, hours without an advies, and a medewerker', async () => {
    const groupId = await addGroup()
    const childId = await register()
    const refused = (change: object, details: object) =>
      expectError(backend.call('placements.offer', anOffer({ childId, groupId, ...change })), 'rule-broken', details as never)
    await refused({ offeredOn: '2026-11-24' }, { rule: 'future-date', field: 'offeredOn' })
    await refused({ expiresOn: '2026-11-22' }, { rule: 'expires-before-offer', field: 'expiresOn' })
    await refused({ endsOn: '2026-11-29' }, { rule: 'ends-before-start', field: 'endsOn' })
    await refused({ dagdelen: [morning, afternoon] }, { rule: 'hours-without-advies', maximum: 5, hours: 8 })
    const { id: offerId } = await backend.call('placements.offer', anOffer({ childId, groupId }))
    const answer = { offerId, version: 1, answeredOn: '2026-11-22' }
    await expectError(backend.call('placements.refuse', { ...answer, reason: 'kosten', note: null }), 'rule-broken', {
      rule: 'answer-before-offer',
      field: 'answeredOn',
    })
    await backend.signInAs('medewerker')
    await expectError(backend.call('placements.accept', answer), 'not-allowed')
    expect((await backend.call('placements.waitlist', {})).total).toBe(0)
  })
})

test('each step leaves its row in the audit', async () => {
  const groupId = await addGroup()
  const childId = await registerAdvised()
  const wish = { startsOn: null, dagdeelCount: 1, dagdelen: [] }
  await backend.call('placements.enlist', { childId, version: 1, waitlistedOn: '2026-11-01', ...wish })
  const no = await backend.call('placements.offer', anOffer({ childId, groupId }))
  await backend.call('placements.refuse', { offerId: no.id, version: 1, answeredOn: '2026-11-23', reason: 'kosten', note: null })
  const yes = await backend.call('placements.offer', anOffer({ childId, groupId }))
  const placed = await backend.call('placements.accept', { offerId: yes.id, version: 1, answeredOn: '2026-11-23' })
  const place = { groupId, startsOn: '2026-12-07', endsOn: null, dagdelen: [afternoon] }
  await backend.call('placements.move', { placementId: placed.id, version: 1, ...place })
  const { rows } = await backend.call('audit.list', { subjectId: childId })
  expect(rows.map((row) => row.operation).filter((name) => name.startsWith('placements'))).toEqual([
    'placements.move',
    'placements.accept',
    'placements.offer',
    'placements.refuse',
    'placements.offer',
    'placements.enlist',
  ])
})
