import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../../db/contract/errors.ts'
import { presenceStates, type PresenceCell, type PresenceState, type PresenceWeek } from '../../../db/contract/presence.ts'
import { cellKey, shownState } from '../../../renderer/features/presence/presence-edits.ts'
import { createPresenceSaver, pauseMs, type SaveDagdeel } from '../../../renderer/features/presence/presence-saver.ts'
import { firstSpot, moved, rowsOf, stateOfKey, totalsOf } from '../../../renderer/features/presence/week-model.ts'

const at = { on: '2026-11-23', dagdeel: 'ochtend' as const }
const emptyCell: PresenceCell = { ...at, isPlanned: true, elsewhere: null, state: null, version: 0, authorName: null, recordedAt: null }
const children = ['noor', 'sam', 'mila']
const keyOf = (childId: string) => cellKey({ childId, ...at })

/** A backend of one dagdeel that keeps versions as the real one does, and answers after a while. */
function fakeBackend(delayMs = 50) {
  const stands = new Map<string, { state: PresenceState | null; version: number }>()
  const calls: Parameters<SaveDagdeel>[0][] = []
  const save: SaveDagdeel = async (input) => {
    calls.push(input)
    await new Promise((resolve) => setTimeout(resolve, delayMs))
    const saved: { childId: string; version: number }[] = []
    const conflicts: Awaited<ReturnType<SaveDagdeel>>['conflicts'] = []
    for (const { childId, state, version } of input.marks) {
      const now = stands.get(childId) ?? { state: null, version: 0 }
      if (now.version !== version) conflicts.push({ childId, ...now, authorName: 'Samira', recordedAt: '2026-11-23T09:00:00.000Z' })
      else {
        stands.set(childId, { state, version: version + 1 })
        saved.push({ childId, version: version + 1 })
      }
    }
    return { saved, conflicts }
  }
  return { stands, calls, save }
}

describe('filling in', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('letters that follow each other go in one call, and what is typed meanwhile in the next', async () => {
    const backend = fakeBackend()
    const saver = createPresenceSaver('kikkers', backend.save)
    for (const childId of children) saver.choose([{ key: keyOf(childId), cell: emptyCell, state: 'aanwezig' }])
    await vi.advanceTimersByTimeAsync(pauseMs)
    expect(backend.calls.map((call) => call.marks.length)).toEqual([3])

    saver.choose([{ key: keyOf('sam'), cell: emptyCell, state: 'ziek' }])
    expect(shownState(saver.edits(), keyOf('sam'), emptyCell)).toBe('ziek')
    await vi.runAllTimersAsync()
    expect(backend.calls.map((call) => call.marks.map(({ state, version }) => [state, version]))).toEqual([
      [
        ['aanwezig', 0],
        ['aanwezig', 0],
        ['aanwezig', 0],
      ],
      [['ziek', 1]],
    ])
    expect(saver.edits().pending.size).toBe(0)
  })

  test('whatever is typed, and whenever, the record ends with the last letter of each cell', async () => {
    const state = fc.option(fc.constantFrom(...presenceStates), { nil: null })
    const step = fc.record({ child: fc.constantFrom(...children), state, wait: fc.integer({ min: 0, max: 400 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), fc.integer({ min: 0, max: 500 }), async (steps, delayMs) => {
        const backend = fakeBackend(delayMs)
        const saver = createPresenceSaver('kikkers', backend.save)
        const last = new Map<string, PresenceState | null>()
        for (const one of steps) {
          saver.choose([{ key: keyOf(one.child), cell: emptyCell, state: one.state }])
          last.set(one.child, one.state)
          await vi.advanceTimersByTimeAsync(one.wait)
        }
        await vi.runAllTimersAsync()
        expect(saver.edits()).toMatchObject({ pending: new Map(), sending: new Set(), clashes: new Map(), failures: new Map() })
        for (const [child, wanted] of last) expect(backend.stands.get(child)?.state ?? null).toBe(wanted)
      }),
      { numRuns: 60 },
    )
  })

  test('a cell that somebody else filled in meanwhile keeps both, until the user chooses', async () => {
    const backend = fakeBackend()
    backend.stands.set('noor', { state: 'ziek', version: 1 })
    const saver = createPresenceSaver('kikkers', backend.save)
    saver.choose([{ key: keyOf('noor'), cell: emptyCell, state: 'aanwezig' }])
    await vi.runAllTimersAsync()
    expect(saver.edits().clashes.get(keyOf('noor'))).toMatchObject({ mine: 'aanwezig', theirs: { state: 'ziek', authorName: 'Samira' } })
    expect(shownState(saver.edits(), keyOf('noor'), emptyCell)).toBe('ziek')

    saver.choose([{ key: keyOf('noor'), cell: emptyCell, state: 'aanwezig' }])
    await vi.runAllTimersAsync()
    expect(saver.edits().clashes.size).toBe(0)
    expect(backend.stands.get('noor')).toEqual({ state: 'aanwezig', version: 2 })
  })

  test('a refusal loses nothing: it is said, and sent again or taken back', async () => {
    const backend = fakeBackend()
    let isRefused = true
    const saver = createPresenceSaver('kikkers', (input) =>
      isRefused ? Promise.reject(new AppError('rule-broken', { rule: 'presence-closed-day' })) : backend.save(input),
    )
    saver.choose([{ key: keyOf('noor'), cell: emptyCell, state: 'aanwezig' }])
    await vi.runAllTimersAsync()
    const session = '2026-11-23 ochtend'
    expect(saver.edits().failures.get(session)?.code).toBe('rule-broken')
    expect(shownState(saver.edits(), keyOf('noor'), emptyCell)).toBe('aanwezig')

    isRefused = false
    saver.retry(session)
    await vi.runAllTimersAsync()
    expect(backend.stands.get('noor')).toEqual({ state: 'aanwezig', version: 1 })

    isRefused = true
    saver.choose([{ key: keyOf('sam'), cell: emptyCell, state: 'ziek' }])
    await vi.runAllTimersAsync()
    saver.drop(session)
    expect(shownState(saver.edits(), keyOf('sam'), emptyCell)).toBeNull()
    expect(saver.edits().failures.size).toBe(0)
  })

  test('going back before the pause is over sends nothing', async () => {
    const backend = fakeBackend()
    const saver = createPresenceSaver('kikkers', backend.save)
    saver.choose([{ key: keyOf('noor'), cell: emptyCell, state: 'aanwezig' }])
    saver.choose([{ key: keyOf('noor'), cell: emptyCell, state: null }])
    await vi.runAllTimersAsync()
    expect(backend.calls).toEqual([])
  })
})

/** Noor is there on both days, Sam only on Tuesday, Mila only on Monday. */
const week: PresenceWeek = {
  groupId: 'kikkers',
  groupName: 'Kikkers',
  monday: '2026-11-23',
  sessions: ['2026-11-23', '2026-11-24'].map((on, index) => ({
    on,
    weekday: index + 1,
    dagdeel: 'ochtend',
    startsAt: '08:30',
    endsAt: '12:30',
    maximum: 1,
    refusal: null,
    closedFor: null,
  })),
  children: [
    { childId: 'noor', name: 'Noor', cells: [emptyCell, { ...emptyCell, on: '2026-11-24', state: 'aanwezig', version: 1 }] },
    { childId: 'sam', name: 'Sam', cells: [{ ...emptyCell, on: '2026-11-24', state: 'aanwezig', version: 1 }] },
    { childId: 'mila', name: 'Mila', cells: [{ ...emptyCell, isPlanned: false, state: 'aanwezig', version: 1 }] },
  ],
}
const noEdits = createPresenceSaver('kikkers', fakeBackend().save).edits()

describe('the grid of a week', () => {
  const rows = rowsOf(week, noEdits)

  test('arrows go from cell to cell over the places where nobody is planned', () => {
    expect(moved(rows, { row: 0, column: 0 }, 'down')).toEqual({ row: 2, column: 0 })
    expect(moved(rows, { row: 2, column: 0 }, 'down')).toEqual({ row: 2, column: 0 })
    expect(moved(rows, { row: 2, column: 0 }, 'right')).toEqual({ row: 1, column: 1 })
    expect(moved(rows, { row: 1, column: 1 }, 'left')).toEqual({ row: 0, column: 0 })
    expect(moved(rows, { row: 0, column: 1 }, 'home')).toEqual({ row: 0, column: 0 })
    expect(moved(rows, { row: 0, column: 0 }, 'end')).toEqual({ row: 0, column: 1 })
    expect(moved(rows, { row: 1, column: 1 }, 'up')).toEqual({ row: 0, column: 1 })
  })

  test('counts who is there against the maximum, and the beroepskrachten that asks for', () => {
    expect(totalsOf(rows, 0, 1)).toEqual({ present: 1, empty: 1, planned: 1, over: 0, professionals: 1 })
    expect(totalsOf(rows, 1, 1)).toEqual({ present: 2, empty: 0, planned: 2, over: 1, professionals: 1 })
  })

  test('the work begins at the first empty cell of today, else at the newest dagdeel', () => {
    expect(firstSpot(week, rows, '2026-11-23')).toEqual({ row: 0, column: 0 })
    expect(firstSpot(week, rows, '2026-11-24')).toEqual({ row: 0, column: 0 })
    const future = { ...week, sessions: week.sessions.map((one) => ({ ...one, refusal: 'future' as const })) }
    expect(firstSpot(future, rows, '2026-11-20')).toEqual({ row: 0, column: 0 })
    expect(firstSpot({ ...week, children: [] }, [], '2026-11-23')).toBeNull()
  })

  test('every state has a letter of its own', () => {
    const letters = { aanwezig: 'A', ziek: 'Z', vakantie: 'V', afgemeld: 'F', zonder_bericht: 'B' }
    for (const state of presenceStates) expect(stateOfKey(letters[state].toLowerCase(), (one) => letters[one])).toBe(state)
    expect(stateOfKey('x', (one) => letters[one])).toBeUndefined()
  })
})
