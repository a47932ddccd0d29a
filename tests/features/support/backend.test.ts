import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { wijkCodes } from '../../../db/contract/wijken.ts'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import { aChild, aGroup, anAdvies, anArrangement, aNeed, anInvolved, aPlacement } from '../../support/builders.ts'

let backend: TestBackend<VoorschoolTables>
beforeEach(async () => {
  backend = await startTestBackend()
})
afterEach(() => backend.stop())

async function register(overrides: Parameters<typeof aChild>[0] = {}): Promise<string> {
  return (await backend.call('children.register', aChild(overrides))).id
}
const supportOf = (childId: string) => backend.call('support.read', { childId })

describe('the support of one child', () => {
  test('keeps every field, with how long it waits and whether parents agreed', async () => {
    const childId = await register()
    const need = await backend.call('support.recordNeed', aNeed({ childId }))
    const waiting = await backend.call('support.arrange', anArrangement({ childId }))
    const plus = anArrangement({ childId, kind: 'plus_groep', partner: 'kinderopvang_plus', startedOn: '2026-10-19' })
    const running = await backend.call('support.arrange', plus)
    const jgz = await backend.call('support.involve', anInvolved({ childId }))
    const school = anInvolved({ childId, kind: 'basisschool', organisation: 'De Brug', consentOn: null, consentBy: null })
    const brug = await backend.call('support.involve', school)

    const support = await supportOf(childId)
    expect(support).toEqual({
      needs: [{ ...aNeed({ childId }), ...need }],
      arrangements: [
        { ...plus, ...running, state: 'running', weeksWaiting: 5 },
        { ...anArrangement({ childId }), ...waiting, state: 'waiting', weeksWaiting: 10 },
      ],
      partners: expect.arrayContaining([
        { ...anInvolved({ childId }), ...jgz, consent: 'given' },
        { ...school, ...brug, consent: 'none' },
      ]) as unknown,
      specialist: 'spoor030',
    })
    expect((await backend.call('children.read', { id: childId })).support).toEqual(support)
  })

  test('the specialist follows the wijk where the child lives', async () => {
    for (const wijkCode of wijkCodes) {
      const { specialist } = await supportOf(await register({ firstName: wijkCode, wijkCode }))
      expect([wijkCode, specialist]).toEqual([
        wijkCode,
        ['WK034401', 'WK034408', 'WK034409', 'WK034410'].includes(wijkCode) ? 'koos' : 'spoor030',
      ])
    }
    expect((await supportOf(await register({ wijkCode: null }))).specialist).toBeNull()
  })

  test('changes go through the lock and into the history; what ended comes last', async () => {
    const childId = await register()
    const { id, version } = await backend.call('support.recordNeed', aNeed({ childId }))
    await backend.call('support.recordNeed', aNeed({ childId, kind: 'motoriek', sinceOn: '2026-01-05' }))
    const { childId: _childId, ...ended } = aNeed({ childId, endedOn: '2026-11-01' })
    expect(await backend.call('support.changeNeed', { ...ended, id, version })).toEqual({ id, version: 2 })
    await expectError(backend.call('support.changeNeed', { ...ended, id, version }), 'conflict', { version: 2 })
    expect((await supportOf(childId)).needs.map((need) => [need.kind, need.endedOn])).toEqual([
      ['motoriek', null],
      ['taal en communicatie', '2026-11-01'],
    ])
    const { rows } = await backend.call('children.history', { id: childId })
    expect(rows).toMatchObject([{ about: 'need', field: 'endedOn', oldValue: null, newValue: '2026-11-01', changedByName: 'Marieke' }])
  })

  test('a mistake can be taken away, and the history keeps what it was about', async () => {
    const childId = await register()
    const need = await backend.call('support.recordNeed', aNeed({ childId }))
    const arrangement = await backend.call('support.arrange', anArrangement({ childId }))
    const involved = await backend.call('support.involve', anInvolved({ childId }))
    await expectError(backend.call('support.removeNeed', { ...need, version: 9 }), 'conflict', { version: 1 })
    await backend.call('support.removeNeed', need)
    await backend.call('support.removeArrangement', arrangement)
    await backend.call('support.removeInvolved', involved)
    expect(await supportOf(childId)).toMatchObject({ needs: [], arrangements: [], partners: [] })
    const { rows } = await backend.call('children.history', { id: childId })
    expect(rows.map(({ about, field, oldValue, newValue }) => [about, field, oldValue, newValue]).sort()).toEqual([
      ['arrangement', 'kind', 'dagbehandeling', null],
      ['involved', 'kind', 'jgz', null],
      ['need', 'kind', 'taal en communicatie', null],
    ])
    await expectError(backend.call('support.removeNeed', need), 'not-found')
  })

  test('refuses days and consents that cannot be, and children that are not there', async () => {
    const childId = await register()
    const refused = (promise: Promise<unknown>, rule: string, field: string) => expectError(promise, 'rule-broken', { rule, field })
    await refused(backend.call('support.recordNeed', aNeed({ childId, sinceOn: '2026-11-24' })), 'future-date', 'sinceOn')
    await refused(backend.call('support.recordNeed', aNeed({ childId, sinceOn: '2024-01-14' })), 'before-birth', 'sinceOn')
    await refused(backend.call('support.recordNeed', aNeed({ childId, endedOn: '2026-08-02' })), 'ends-before-start', 'endedOn')
    await refused(backend.call('support.arrange', anArrangement({ childId, partner: null })), 'dagbehandeling-by-whom', 'partner')
    await refused(
      backend.call('support.arrange', anArrangement({ childId, startedOn: '2026-09-13' })),
      'started-before-waiting',
      'startedOn',
    )
    await refused(backend.call('support.arrange', anArrangement({ childId, endedOn: '2026-09-13' })), 'ended-before-started', 'endedOn')
    await refused(backend.call('support.involve', anInvolved({ childId, consentBy: null })), 'consent-by-whom', 'consentBy')
    await refused(
      backend.call('support.involve', anInvolved({ childId, withdrawnOn: '2026-08-31' })),
      'withdrawn-before-consent',
      'withdrawnOn',
    )
    await expectError(backend.call('support.recordNeed', aNeed({ childId, kind: 'ADHD' })), 'invalid-input', { kind: 'invalid_value' })
    for (const call of [
      backend.call('support.read', { childId: randomUUID() }),
      backend.call('support.recordNeed', aNeed({ childId: randomUUID() })),
      backend.call('support.arrange', anArrangement({ childId: randomUUID() })),
      backend.call('support.involve', anInvolved({ childId: randomUUID() })),
    ])
      await expectError(call, 'not-found')
    expect(await supportOf(childId)).toMatchObject({ needs: [], arrangements: [], partners: [] })
  })

  test('a partner stands once beside a child while it is involved', async () => {
    const childId = await register()
    const { id, version } = await backend.call('support.involve', anInvolved({ childId }))
    const again = { rule: 'partner-already-involved', field: 'kind' }
    await expectError(backend.call('support.involve', anInvolved({ childId })), 'rule-broken', again)
    await backend.call('support.involve', anInvolved({ childId, kind: 'basisschool', organisation: 'De Brug' }))
    await backend.call('support.involve', anInvolved({ childId, kind: 'basisschool', organisation: 'De Wel' }))
    const { childId: _childId, ...over } = anInvolved({ childId, endedOn: '2026-10-01' })
    await backend.call('support.changeInvolved', { ...over, id, version })
    await backend.call('support.involve', anInvolved({ childId }))
  })

  test('reading it is in the audit', async () => {
    const childId = await register()
    await supportOf(childId)
    expect((await backend.call('audit.list', { subjectId: childId, operation: 'support.read' })).total).toBe(1)
  })

  test('stands in the timeline of the child', async () => {
    const childId = await register()
    await backend.call('support.recordNeed', aNeed({ childId, endedOn: '2026-11-02' }))
    await backend.call('support.arrange', anArrangement({ childId, startedOn: '2026-11-09', endedOn: '2026-11-16' }))
    await backend.call('support.involve', anInvolved({ childId, withdrawnOn: '2026-10-05' }))
    const { rows } = await backend.call('children.timeline', { id: childId, kinds: ['support'] })
    expect(rows.map(({ on, what, text, tags }) => [on, what, text, tags])).toEqual([
      ['2026-11-16', 'ended', null, ['arrangement.dagbehandeling', 'partner.spoor030']],
      ['2026-11-09', 'started', null, ['arrangement.dagbehandeling', 'partner.spoor030']],
      ['2026-11-02', 'needEnded', 'taal en communicatie', []],
      ['2026-10-05', 'consentWithdrawn', null, ['partner.jgz']],
      ['2026-09-14', 'waiting', null, ['arrangement.dagbehandeling', 'partner.spoor030']],
      ['2026-09-01', 'involved', null, ['partner.jgz']],
      ['2026-09-01', 'consent', null, ['partner.jgz']],
      ['2026-08-03', 'need', 'taal en communicatie', ['seen_by.voorschool']],
    ])
  })
})

describe('support.overview', () => {
  test('says who waits the longest, who has it, and for whom nothing is arranged', async () => {
    const { id: groupId } = await backend.call('groups.add', aGroup())
    const noor = await register()
    const sam = await register({ firstName: 'Sam' })
    const mila = await register({ firstName: 'Mila' })
    const gone = await register({ firstName: 'Adam' })
    await backend.call('advies.record', anAdvies({ childId: noor }))
    await backend.call('placements.place', aPlacement({ childId: noor, groupId }))
    for (const childId of [noor, sam, mila, gone]) await backend.call('support.recordNeed', aNeed({ childId }))
    await backend.call('support.arrange', anArrangement({ childId: noor }))
    await backend.call('support.arrange', anArrangement({ childId: sam, waitingSinceOn: '2026-08-31' }))
    await backend.call('support.arrange', anArrangement({ childId: sam, kind: 'plus_groep', partner: null, startedOn: '2026-11-02' }))
    await backend.call('support.arrange', anArrangement({ childId: gone, waitingSinceOn: '2026-08-10' }))
    await backend.call('children.leave', { id: gone, version: 1, leftOn: '2026-11-22' })

    const counts = { waiting: 2, running: 1, without: 1 }
    const waiting = await backend.call('support.overview', { show: 'waiting' })
    expect(waiting).toMatchObject({ total: 2, counts })
    expect(waiting.rows.map(({ childId, groupName, needs, sinceOn, weeks }) => [childId, groupName, needs, sinceOn, weeks])).toEqual([
      [sam, null, ['taal en communicatie'], '2026-08-31', 12],
      [noor, 'Kikkers', ['taal en communicatie'], '2026-09-14', 10],
    ])
    expect(await backend.call('support.overview', { show: 'running' })).toMatchObject({
      rows: [{ childId: sam, arrangement: { kind: 'plus_groep', partner: null }, sinceOn: '2026-11-02', weeks: 3 }],
    })
    expect(await backend.call('support.overview', { show: 'without' })).toMatchObject({
      rows: [{ childId: mila, arrangement: null, sinceOn: '2026-08-03', weeks: 16 }],
    })
    expect(
      (await backend.call('support.overview', { show: 'waiting', page: { offset: 1, limit: 1 } })).rows.map((row) => row.childId),
    ).toEqual([noor])
  })

  test('asks the indexes', () => {
    const { record } = backend.backend.host.requireOpen()
    const plan = (statement: string) =>
      (record.prepare(`EXPLAIN QUERY PLAN ${statement}`).all() as { detail: string }[]).map((row) => row.detail).join('\n')
    expect(
      plan('SELECT child_id FROM support_arrangement WHERE started_on IS NULL AND ended_on IS NULL ORDER BY waiting_since_on'),
    ).toContain('support_arrangement_waiting')
    expect(plan(`SELECT kind FROM support_need WHERE child_id IN ('a','b') AND ended_on IS NULL`)).toContain('support_need_by_child')
    expect(plan(`SELECT * FROM field_change WHERE child_id = 'a' ORDER BY changed_at DESC, id DESC LIMIT 10`)).not.toContain('TEMP B-TREE')
  })
})

test('support.shareByGroup counts placed children and those with a need, on any day', async () => {
  const { id: kikkers } = await backend.call('groups.add', aGroup())
  const { id: otters } = await backend.call('groups.add', aGroup({ name: 'Otters' }))
  const place = async (firstName: string, groupId: string, endsOn: string | null = null) => {
    const childId = await register({ firstName })
    await backend.call('placements.place', aPlacement({ childId, groupId, endsOn }))
    return childId
  }
  const noor = await place('Noor', kikkers)
  await place('Sam', kikkers)
  const mila = await place('Mila', kikkers, '2026-10-31')
  await place('Adam', otters)
  await backend.call('support.recordNeed', aNeed({ childId: noor }))
  await backend.call('support.recordNeed', aNeed({ childId: noor, kind: 'motoriek' }))
  await backend.call('support.recordNeed', aNeed({ childId: mila, endedOn: '2026-10-15' }))
  const share = async (on?: string) =>
    (await backend.call('support.shareByGroup', on === undefined ? {} : { on })).sort((one, other) => other.children - one.children)
  expect(await share()).toEqual([
    { groupId: kikkers, children: 2, withNeed: 1 },
    { groupId: otters, children: 1, withNeed: 0 },
  ])
  expect((await share('2026-10-15'))[0]).toEqual({ groupId: kikkers, children: 3, withNeed: 2 })
  expect((await share('2026-10-16'))[0]).toEqual({ groupId: kikkers, children: 3, withNeed: 1 })
  expect((await share('2026-08-02'))[0]).toEqual({ groupId: kikkers, children: 3, withNeed: 0 })
})

test('support.kinds offers the list and what is in use', async () => {
  const kinds = await backend.call('support.kinds', {})
  expect(kinds).toContain('taal en communicatie')
  expect(new Set(kinds).size).toBe(kinds.length)
})
