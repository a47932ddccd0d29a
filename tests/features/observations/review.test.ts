import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import { aChild, aGroup, anAdvies, anObservation, aPlacement } from '../../support/builders.ts'

let backend: TestBackend<VoorschoolTables>
let noor: string
let groupId: string
beforeEach(async () => {
  backend = await startTestBackend()
  noor = (await backend.call('children.register', aChild())).id
  groupId = (await backend.call('groups.add', aGroup())).id
  await backend.call('advies.record', anAdvies({ childId: noor }))
  await backend.call('placements.place', aPlacement({ childId: noor, groupId }))
  await backend.call('settings.change', { name: 'secondPairOfEyes', value: true })
})
afterEach(() => backend.stop())

const log = (overrides: Partial<Parameters<typeof anObservation>[0]> = {}) =>
  backend.call('observations.log', anObservation({ childIds: [noor], ...overrides }))
const read = (id: string) => backend.call('observations.read', { id })
const texts = async (filter: Parameters<typeof backend.call<'observations.list'>>[1]) =>
  (await backend.call('observations.list', filter)).rows.map((row) => row.text)

describe('a second pair of eyes', () => {
  test('what is logged waits, and counts nowhere until a colleague approves it', async () => {
    const samira = await backend.signInAs('medewerker')
    const logged = await log({ text: 'Telde tot vier, wacht op een blik.', moment: 'startmeting', instrument: 'Eigen kijkwijzer' })
    expect(logged.isWaiting).toBe(true)

    const inDossier = async () => ({
      list: await texts({}),
      search: await texts({ search: 'telde' }),
      total: (await backend.call('observations.count', {})).total,
      lastSeen: (await backend.call('children.read', { id: noor })).lastSeen.taal,
      timeline: (await backend.call('children.timeline', { id: noor, kinds: ['observation'] })).total,
      radar: (await backend.call('observations.radar', { groupId })).children.map((one) => [one.lastSeenOn, one.sights[0]?.lastSeenOn]),
      moment: (await backend.call('observations.radar', { groupId })).children[0]?.moment?.dueOn,
      development: (await backend.call('observations.development', { childId: noor })).domains.flatMap((one) => one.observations).length,
      coverage: (await backend.call('observations.coverage', { groupId, from: '2026-10-01', until: '2026-11-23' })).domains[0]?.seen,
      round: (await backend.call('observations.round', { groupId }))[0]?.lastNote?.text ?? null,
      forParents: (await backend.call('observations.forParents', { childId: noor, from: '2026-10-01', until: '2026-11-23' })).entries
        .length,
      instruments: (await backend.call('observations.instruments', {})).filter((one) => one.count > 0).length,
    })
    const nothing = {
      list: [],
      search: [],
      total: 0,
      lastSeen: null,
      timeline: 0,
      radar: [[null, null]],
      moment: '2026-11-02',
      development: 0,
      coverage: 0,
      round: null,
      forParents: 0,
      instruments: 0,
    }
    expect(await inDossier()).toEqual(nothing)
    expect(await texts({ waiting: true })).toEqual(['Telde tot vier, wacht op een blik.'])
    expect(await read(logged.id)).toMatchObject({ review: { state: 'waiting', mayReview: false } })
    await expectError(backend.call('observations.approve', { id: logged.id, version: 1 }), 'rule-broken', { rule: 'own-observation' })

    await backend.signInAsOwner()
    expect(await read(logged.id)).toMatchObject({ review: { state: 'waiting', mayReview: true } })
    expect((await backend.call('tasks.today', {})).cards.find((card) => card.kind === 'review')).toEqual({
      kind: 'review',
      items: [{ observationId: logged.id, childNames: ['Noor B.'], authorName: 'Samira', observedOn: '2026-11-20', isSentBack: false }],
      total: 1,
    })
    expect((await backend.call('tasks.badges', {})).observationsToReview).toBe(1)
    expect(await backend.call('observations.approve', { id: logged.id, version: 1 })).toEqual({ id: logged.id, version: 2 })
    expect(await inDossier()).toEqual({
      list: ['Telde tot vier, wacht op een blik.'],
      search: ['Telde tot vier, wacht op een blik.'],
      total: 1,
      lastSeen: '2026-11-20',
      timeline: 1,
      radar: [['2026-11-20', '2026-11-20']],
      moment: '2027-05-21',
      development: 1,
      coverage: 1,
      round: 'Telde tot vier, wacht op een blik.',
      forParents: 1,
      instruments: 1,
    })
    expect(await read(logged.id)).toMatchObject({
      authorId: samira,
      review: { state: 'approved', byName: 'Marieke', at: '2026-11-23T11:41:00.000Z', remark: null, mayReview: false },
    })
    expect((await backend.call('tasks.badges', {})).observationsToReview).toBe(0)
    await expectError(backend.call('observations.approve', { id: logged.id, version: 2 }), 'rule-broken', {
      rule: 'observation-not-waiting',
    })
    await expectError(backend.call('observations.approve', { id: logged.id, version: 1 }), 'conflict', { version: 2 })
  })

  test('what is sent back asks something of who wrote it, and waits again when she has corrected it', async () => {
    await backend.signInAs('medewerker')
    const { id } = await log({ text: 'Was lui.' })
    await backend.signInAsOwner()
    await backend.call('observations.sendBack', { id, version: 1, remark: 'Wat zag je? Beschrijf wat zij deed.' })
    expect((await backend.call('observations.count', {})).toReview).toBe(0)
    await backend.signInAs('medewerker')
    expect(await backend.call('observations.count', {})).toMatchObject({ toReview: 0, sentBack: 1 })
    expect((await backend.call('tasks.today', {})).cards.find((card) => card.kind === 'review')).toMatchObject({
      total: 1,
      items: [{ isSentBack: true }],
    })
    expect(await read(id)).toMatchObject({
      review: { state: 'sent_back', byName: 'Marieke', remark: 'Wat zag je? Beschrijf wat zij deed.', mayReview: false },
    })
    const better = {
      ...anObservation({ childIds: [noor], text: 'Bleef liggen en keek naar de anderen.' }),
      id,
      version: 2,
      reason: 'Beschreven',
    }
    expect(await backend.call('observations.correct', better)).toEqual({ id, version: 3, isWaiting: true, warnings: [] })
    expect(await read(id)).toMatchObject({ review: { state: 'waiting', byName: null, remark: null } })
    await backend.signInAsOwner()
    await backend.call('observations.approve', { id, version: 3 })
    expect(await texts({})).toEqual(['Bleef liggen en keek naar de anderen.'])
  })

  test('whoever wrote the text as it is now cannot approve it, also when she corrected a colleague’s', async () => {
    await backend.signInAs('medewerker')
    const { id } = await log({ text: 'Zegt twee woorden.' })
    await backend.signInAsOwner()
    await backend.call('observations.correct', {
      ...anObservation({ childIds: [noor], text: 'Zegt drie woorden.' }),
      id,
      version: 1,
      reason: 'Geteld',
    })
    await expectError(backend.call('observations.approve', { id, version: 2 }), 'rule-broken', { rule: 'own-observation' })
    await backend.signInAs('medewerker')
    await backend.call('observations.approve', { id, version: 2 })
    expect(await read(id)).toMatchObject({ review: { state: 'approved', byName: 'Samira' } })
  })

  test('an approval by mistake is taken back by the same colleague only', async () => {
    const { id } = await log()
    await backend.signInAs('medewerker')
    await backend.call('observations.approve', { id, version: 1 })
    const joke = (await backend.call('users.list', {})).find((user) => user.name === 'Joke')
    expect(joke).toBeUndefined()
    await backend.call('observations.sendBack', { id, version: 2, remark: 'Toch nog even kijken' })
    expect(await texts({})).toEqual([])
    expect((await backend.call('children.read', { id: noor })).lastSeen.taal).toBeNull()
    await backend.call('observations.approve', { id, version: 3 })
    await backend.signInAs('locatiemanager').catch(() => undefined)
    await backend.signInAsOwner()
    await expectError(backend.call('observations.sendBack', { id, version: 4, remark: 'x' }), 'rule-broken', { rule: 'own-observation' })
  })

  test('off again, what waits still waits; what is written or corrected then counts at once', async () => {
    const waiting = await log({ text: 'wacht' })
    await backend.call('settings.change', { name: 'secondPairOfEyes', value: false })
    expect((await log({ text: 'telt' })).isWaiting).toBe(false)
    expect(await texts({})).toEqual(['telt'])
    await backend.call('observations.correct', {
      ...anObservation({ childIds: [noor], text: 'telt nu ook' }),
      id: waiting.id,
      version: 1,
      reason: 'x',
    })
    expect((await texts({})).toSorted()).toEqual(['telt', 'telt nu ook'])
  })

  test('withdrawn while it waits, it asks nobody any more; reinstated, it waits again', async () => {
    const { id } = await log()
    await backend.call('observations.withdraw', { id, version: 1, reason: 'Verkeerd kind' })
    expect(await texts({ waiting: true })).toEqual([])
    expect(await texts({ withdrawn: true })).toHaveLength(1)
    await backend.signInAs('medewerker')
    expect((await backend.call('observations.count', {})).toReview).toBe(0)
    await expectError(backend.call('observations.approve', { id, version: 2 }), 'rule-broken', { rule: 'observation-withdrawn' })
    await backend.signInAsOwner()
    await backend.call('observations.reinstate', { id, version: 2 })
    expect(await texts({ waiting: true })).toHaveLength(1)
    expect(await texts({})).toEqual([])
  })
})
