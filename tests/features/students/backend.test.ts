import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ErrorDetails } from '../../../db/contract/errors.ts'
import { expectError, startTestBackend } from '../../support/backend.ts'
import { aGroup, aStudent, anAssignment, hostileTexts } from '../../support/builders.ts'

const today = '2026-11-23'
let backend: Awaited<ReturnType<typeof startTestBackend<'voorschool'>>>
let groupId: string
beforeEach(async () => {
  backend = await startTestBackend()
  groupId = (await backend.call('groups.add', aGroup())).id
})
afterEach(() => backend.stop())

const add = (overrides: Parameters<typeof aStudent>[0] = {}) => backend.call('students.add', aStudent(overrides))
const change = (seen: { id: string; version: number }, overrides: Parameters<typeof aStudent>[0] = {}) =>
  backend.call('students.change', { ...aStudent(overrides), ...seen })
const assign = (studentId: string, overrides: Partial<Parameters<typeof anAssignment>[0]> = {}) =>
  backend.call('students.assign', anAssignment({ studentId, groupId, ...overrides }))
const list = (includeLeft = false) => backend.call('students.list', { includeLeft })
const assignmentsOf = async (id: string) => (await list(true)).find((student) => student.id === id)?.assignments

describe('students.add', () => {
  test('keeps the student with an open gate and no assignments', async () => {
    const saved = await add()
    expect(await list()).toEqual([{ ...aStudent(), ...saved, gate: 'open', assignments: [] }])
  })

  test('shows what keeps a student from working today', async () => {
    await add({ name: 'A', personRegisterOn: null, registerLinkedOn: null })
    await add({ name: 'B', registerLinkedOn: null })
    await add({ name: 'C', registerLinkedOn: today })
    expect((await list()).map(({ name, gate }) => [name, gate])).toEqual([
      ['A', 'not-registered'],
      ['B', 'not-linked'],
      ['C', 'open'],
    ])
  })

  test('refuses days that cannot be', async () => {
    await expectError(add({ personRegisterOn: '2026-11-24', registerLinkedOn: null }), 'rule-broken', {
      rule: 'future-date',
      field: 'personRegisterOn',
    })
    await expectError(add({ registerLinkedOn: '2026-11-24' }), 'rule-broken', { rule: 'future-date', field: 'registerLinkedOn' })
    await expectError(add({ registerLinkedOn: '2026-08-31' }), 'rule-broken', {
      rule: 'linked-before-registered',
      field: 'registerLinkedOn',
    })
    await expectError(add({ endsOn: '2026-08-31' }), 'rule-broken', { rule: 'ends-before-start', field: 'endsOn' })
    await expectError(add({ startsOn: '2027-02-29' }), 'invalid-input')
    expect(await list(true)).toEqual([])
  })

  test('keeps every name as it was typed', async () => {
    for (const name of hostileTexts) await add({ name })
    expect((await list()).map((student) => student.name).sort()).toEqual([...hostileTexts].sort())
  })

  test('is for the locatiemanager, and so is every other change; a medewerker may look', async () => {
    const student = await add()
    const planned = await assign(student.id)
    await backend.signInAs('medewerker')
    expect(await list()).toHaveLength(1)
    await expectError(add(), 'not-allowed')
    await expectError(change(student), 'not-allowed')
    await expectError(assign(student.id, { weekday: 2 }), 'not-allowed')
    await expectError(backend.call('students.activate', planned), 'not-allowed')
    await expectError(backend.call('students.endAssignment', { ...planned, endsOn: today }), 'not-allowed')
  })
})

test('students.list leaves out who has left, unless asked', async () => {
  await add({ name: 'Weg', endsOn: '2026-11-22' })
  await add({ name: 'Laatste dag', endsOn: today })
  expect((await list()).map((student) => student.name)).toEqual(['Laatste dag'])
  expect((await list(true)).map((student) => student.name)).toEqual(['Laatste dag', 'Weg'])
})

describe('students.assign', () => {
  test('plans a weekly dagdeel that waits for the gate', async () => {
    const student = await add()
    const saved = await assign(student.id)
    expect(await assignmentsOf(student.id)).toEqual([
      { ...anAssignment({ studentId: student.id, groupId }), ...saved, studentName: 'Eva Smit', groupName: 'Kikkers', state: 'gepland' },
    ])
  })

  test('may be planned before the student is linked', async () => {
    const student = await add({ personRegisterOn: null, registerLinkedOn: null })
    await assign(student.id)
    expect(await assignmentsOf(student.id)).toHaveLength(1)
  })

  test('lasts as long as the student does', async () => {
    const student = await add({ endsOn: '2027-07-02' })
    await assign(student.id)
    expect(await assignmentsOf(student.id)).toMatchObject([{ endsOn: '2027-07-02' }])
  })

  test('refuses what the group, the student or the week does not have', async () => {
    const student = await add({ endsOn: '2027-07-02' })
    const broken = (details: ErrorDetails) => ['rule-broken', details] as const
    await expectError(assign(student.id, { weekday: 3 }), ...broken({ rule: 'dagdeel-not-in-group', weekday: 3, dagdeel: 'ochtend' }))
    await expectError(
      assign(student.id, { startsOn: '2026-08-31' }),
      ...broken({ rule: 'outside-student-period', startsOn: '2026-09-01', endsOn: '2027-07-02' }),
    )
    await expectError(
      assign(student.id, { startsOn: '2027-07-03' }),
      ...broken({ rule: 'outside-student-period', startsOn: '2026-09-01', endsOn: '2027-07-02' }),
    )
    await expectError(assign(student.id, { endsOn: '2026-10-04' }), ...broken({ rule: 'ends-before-start', field: 'endsOn' }))
    await expectError(assign(student.id, { deployment: 'formatief' }), ...broken({ rule: 'no-guidance-plan' }))
    await expectError(assign(student.id, { groupId: student.id }), 'not-found')
    await expectError(assign(groupId), 'not-found')
    await expectError(assign(student.id, { weekday: 6 }), 'invalid-input')
    expect(await assignmentsOf(student.id)).toEqual([])
  })

  test('refuses a second place at the same time, in any group, and allows it afterwards', async () => {
    const student = await add()
    const { id: egels } = await backend.call('groups.add', aGroup({ name: 'Egels' }))
    await assign(student.id, { endsOn: '2026-11-30' })
    await expectError(assign(student.id, { groupId: egels, startsOn: '2026-11-30' }), 'rule-broken', { rule: 'student-already-there' })
    await assign(student.id, { groupId: egels, startsOn: '2026-12-01' })
    await assign(student.id, { groupId: egels, dagdeel: 'middag' })
    const other = await add({ name: 'Tim Jansen' })
    await assign(other.id)
    expect(await assignmentsOf(student.id)).toHaveLength(3)
  })

  test('refuses a group that was closed', async () => {
    const student = await add()
    await backend.call('groups.close', { id: groupId, version: 1 })
    await expectError(assign(student.id), 'rule-broken', { rule: 'group-closed' })
  })

  test('allows formatief with a begeleidingsplan by the first day', async () => {
    const student = await add({ guidancePlanOn: '2026-10-05' })
    await expectError(assign(student.id, { deployment: 'formatief', startsOn: '2026-10-04' }), 'rule-broken', { rule: 'no-guidance-plan' })
    await assign(student.id, { deployment: 'formatief' })
  })
})

describe('students.activate', () => {
  test('lets a linked student through', async () => {
    const student = await add()
    const planned = await assign(student.id)
    expect(await backend.call('students.activate', planned)).toEqual({ id: planned.id, version: 2 })
    expect(await assignmentsOf(student.id)).toMatchObject([{ state: 'actief', version: 2 }])
  })

  test.each([
    [{ personRegisterOn: null, registerLinkedOn: null }, { rule: 'student-not-registered' }],
    [{ registerLinkedOn: null }, { rule: 'student-not-linked' }],
    [{ registerLinkedOn: '2026-10-06' }, { rule: 'student-linked-later', linkedOn: '2026-10-06' }],
  ])('stops a student with %o', async (registration, details) => {
    const student = await add(registration)
    const planned = await assign(student.id)
    await expectError(backend.call('students.activate', planned), 'rule-broken', details)
    expect(await assignmentsOf(student.id)).toMatchObject([{ state: 'gepland', version: 1 }])
  })

  test('opens on the very day of the link', async () => {
    const student = await add({ registerLinkedOn: '2026-10-05' })
    await backend.call('students.activate', await assign(student.id))
  })

  test('asks again for the begeleidingsplan of a formatief one', async () => {
    const student = await add({ guidancePlanOn: '2026-10-01' })
    const planned = await assign(student.id, { deployment: 'formatief' })
    await change(student, { guidancePlanOn: null })
    await expectError(backend.call('students.activate', planned), 'rule-broken', { rule: 'no-guidance-plan' })
  })

  test('sees a change by somebody else, and what is not there', async () => {
    const student = await add()
    const planned = await assign(student.id)
    await backend.call('students.activate', planned)
    await expectError(backend.call('students.activate', planned), 'conflict', { version: 2 })
    await expectError(backend.call('students.activate', student), 'not-found')
  })
})

describe('students.change', () => {
  test('that removes the link or moves it later puts active assignments back, in the same transaction', async () => {
    const student = await add()
    const active = await backend.call('students.activate', await assign(student.id))
    const waiting = await assign(student.id, { weekday: 2 })

    const moved = await change(student, { registerLinkedOn: '2026-10-06' })
    expect(moved).toEqual({ id: student.id, version: 2 })
    expect((await assignmentsOf(student.id))?.map(({ id, state, version }) => ({ id, state, version }))).toEqual([
      { id: active.id, state: 'gepland', version: 3 },
      { id: waiting.id, state: 'gepland', version: 1 },
    ])
    const back = await change(moved)
    await backend.call('students.activate', { id: active.id, version: 3 })
    await change(back, { registerLinkedOn: null })
    expect(await assignmentsOf(student.id)).toMatchObject([{ state: 'gepland', version: 5 }, { version: 1 }])
    expect((await list())[0]?.gate).toBe('not-linked')
  })

  test('leaves past assignments and an untouched link alone', async () => {
    const student = await add()
    const past = await backend.call('students.activate', await assign(student.id, { endsOn: '2026-11-20' }))
    const current = await backend.call('students.activate', await assign(student.id, { weekday: 2 }))
    const renamed = await change(student, { name: 'Eva de Smit' })
    expect(await assignmentsOf(student.id)).toMatchObject([
      { version: past.version },
      { version: current.version, studentName: 'Eva de Smit' },
    ])
    await change(renamed, { registerLinkedOn: null })
    expect(await assignmentsOf(student.id)).toMatchObject([{ state: 'actief' }, { state: 'gepland' }])
  })

  test('of the last day ends what goes on and cancels what was still to come', async () => {
    const student = await add()
    await assign(student.id)
    await assign(student.id, { weekday: 2, startsOn: '2027-01-05' })
    await change(student, { endsOn: '2026-12-18' })
    expect((await assignmentsOf(student.id))?.map(({ weekday, endsOn }) => [weekday, endsOn])).toEqual([[1, '2026-12-18']])
  })

  test('refuses days that cannot be, a first day after an assignment, a stale version and an unknown student', async () => {
    const student = await add()
    await assign(student.id)
    await expectError(change(student, { startsOn: '2026-10-06' }), 'rule-broken', {
      rule: 'assignments-before-start',
      startsOn: '2026-10-05',
    })
    await expectError(change(student, { registerLinkedOn: '2026-12-01' }), 'rule-broken', {
      rule: 'future-date',
      field: 'registerLinkedOn',
    })
    await expectError(change({ id: groupId, version: 1 }), 'not-found')
    await change(student, { name: 'Eva' })
    await expectError(change(student, { name: 'Iris', registerLinkedOn: null }), 'conflict', { version: 2 })
    expect(await list()).toMatchObject([{ name: 'Eva', gate: 'open' }])
  })
})

describe('students.endAssignment', () => {
  test('sets an end and brings it forward, but never back', async () => {
    const student = await add()
    const planned = await assign(student.id)
    const end = (version: number, endsOn: string) => backend.call('students.endAssignment', { id: planned.id, version, endsOn })
    await expectError(end(1, '2026-10-04'), 'rule-broken', { rule: 'ends-before-start', field: 'endsOn' })
    await end(1, '2026-12-18')
    await expectError(end(2, '2026-12-19'), 'rule-broken', { rule: 'assignment-ends-sooner', endsOn: '2026-12-18' })
    await expectError(end(1, '2026-12-11'), 'conflict', { version: 2 })
    await end(2, '2026-12-11')
    expect(await assignmentsOf(student.id)).toMatchObject([{ endsOn: '2026-12-11', version: 3 }])
  })
})

test('students.removeAssignment takes away what was planned by mistake', async () => {
  const student = await add()
  const planned = await assign(student.id)
  await expectError(backend.call('students.removeAssignment', { id: planned.id, version: 7 }), 'conflict', { version: 1 })
  await backend.call('students.removeAssignment', { id: planned.id, version: 1 })
  expect(await assignmentsOf(student.id)).toEqual([])
})
