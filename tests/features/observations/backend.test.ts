import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../../db/contract/dates.ts'
import { AppError } from '../../../db/contract/errors.ts'
import { countedUpTo, domains } from '../../../db/contract/observations.ts'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import { aChild, aGroup, anAdvies, anObservation, aPlacement, hostileTexts } from '../../support/builders.ts'

let backend: TestBackend<VoorschoolTables>
let noor: string
let sam: string
beforeEach(async () => {
  backend = await startTestBackend()
  noor = (await backend.call('children.register', aChild({ firstName: 'Noor' }))).id
  sam = (await backend.call('children.register', aChild({ firstName: 'Sam', lastName: 'de Vries' }))).id
})
afterEach(() => backend.stop())

type Filter = Parameters<typeof backend.call<'observations.list'>>[1]
type LogInput = Parameters<typeof anObservation>[0]
const logged = (overrides: Partial<LogInput> = {}) => backend.call('observations.log', anObservation({ childIds: [noor], ...overrides }))
/** Only what a change needs to know. */
const log = async (overrides: Partial<LogInput> = {}) => {
  const { id, version } = await logged(overrides)
  return { id, version }
}
const textsOf = async (filter: Filter) => (await backend.call('observations.list', filter)).rows.map((row) => row.text)

describe('observations.log', () => {
  test('keeps every field, of several children at once', async () => {
    const samira = await backend.signInAs('medewerker')
    const { childIds, ...fields } = anObservation({
      childIds: [sam, noor],
      domains: ['motoriek', 'taal'],
      level: 'aandacht',
      wellbeing: 4,
      involvement: 5,
      instrument: 'Eigen kijkwijzer',
      moment: 'tussentijds',
      subDomains: ['tekenen', 'spel'],
      context: 'buiten',
      isStaffOnly: true,
    })
    const { id, version } = await backend.call('observations.log', { childIds, ...fields })
    expect(version).toBe(1)
    const expected = {
      ...fields,
      id,
      domains: ['taal', 'motoriek'],
      subDomains: ['spel', 'tekenen'],
      children: [
        { childId: noor, name: 'Noor B.' },
        { childId: sam, name: 'Sam V.' },
      ],
      authorId: samira,
      authorName: 'Samira',
      loggedAt: '2026-11-23T11:41:00.000Z',
      corrections: 0,
      withdrawnAt: null,
      review: { state: 'none', byName: null, at: null, remark: null, mayReview: false },
      version: 1,
    }
    expect(await backend.call('observations.read', { id })).toEqual(expected)
    const snippet = [{ text: expected.text, isFound: false }]
    expect(await backend.call('observations.list', {})).toEqual({ rows: [{ ...expected, snippet }], total: 1 })
    await expectError(backend.call('observations.read', { id: randomUUID() }), 'not-found')
  })

  test('needs who and what, and nothing else', async () => {
    await log({ domains: [] })
    await expectError(log({ childIds: [] }), 'invalid-input')
    await expectError(log({ text: '  ' }), 'invalid-input')
    await expectError(log({ text: 'a'.repeat(10_001) }), 'invalid-input', { text: 'too_big' })
    await expectError(log({ text: 'a\u0000b' }), 'invalid-input')
    await expectError(log({ wellbeing: 6 }), 'invalid-input')
    await expectError(log({ observedOn: '2026-02-29' }), 'invalid-input')
    await expectError(log({ childIds: [noor, randomUUID()] }), 'not-found')
    expect((await backend.call('observations.count', {})).total).toBe(1)
  })

  test('refuses a date in the future, before birth, and after a child left', async () => {
    await expectError(log({ observedOn: '2026-11-24' }), 'rule-broken', { rule: 'future-date', field: 'observedOn' })
    await expectError(log({ observedOn: '2024-01-14' }), 'rule-broken', { rule: 'before-birth', field: 'observedOn' })
    await backend.call('children.leave', { id: sam, version: 1, leftOn: '2026-11-19' })
    await expectError(log({ childIds: [noor, sam] }), 'rule-broken', { rule: 'child-left', field: 'childIds' })
    await log({ childIds: [noor, sam], observedOn: '2026-11-19' })
  })

  test('takes hostile text as text, and finds it again', async () => {
    const texts = [...hostileTexts, `Regel één\nRegel twee\t${'😀'.repeat(500)}`, 'x'.repeat(10_000)]
    for (const text of texts) await log({ text })
    expect(new Set(await textsOf({}))).toEqual(new Set(texts.map((text) => text.normalize())))
    for (const text of hostileTexts) expect(await textsOf({ search: text })).toContain(text.normalize())
  })
})

describe('observations.list', () => {
  test('filters by child, group, domain, author and days, newest first', async () => {
    const group = await backend.call('groups.add', aGroup())
    await backend.call('advies.record', anAdvies({ childId: sam }))
    await backend.call('placements.place', aPlacement({ childId: sam, groupId: group.id }))
    await log({ text: 'een', observedOn: '2026-11-01' })
    await log({ text: 'twee', observedOn: '2026-11-10', childIds: [sam], domains: ['rekenen', 'motoriek'] })
    const samira = await backend.signInAs('medewerker')
    await log({ text: 'drie', observedOn: '2026-11-05', childIds: [noor, sam], domains: [] })
    await log({ text: 'vier', observedOn: '2026-11-10' })

    expect(await textsOf({})).toEqual(['vier', 'twee', 'drie', 'een'])
    expect(await textsOf({ childId: sam })).toEqual(['twee', 'drie'])
    expect(await textsOf({ groupId: group.id })).toEqual(['twee', 'drie'])
    expect(await textsOf({ domain: 'motoriek' })).toEqual(['twee'])
    expect(await textsOf({ authorId: samira })).toEqual(['vier', 'drie'])
    expect(await textsOf({ from: '2026-11-05', until: '2026-11-09' })).toEqual(['drie'])
    expect(await textsOf({ childId: sam, authorId: samira, from: '2026-11-05', search: 'drie' })).toEqual(['drie'])
    const page = await backend.call('observations.list', { page: { offset: 1, limit: 2 } })
    expect({ texts: page.rows.map((row) => row.text), total: page.total }).toEqual({ texts: ['twee', 'drie'], total: 4 })
    expect(await backend.call('observations.count', {})).toMatchObject({ total: 4, thisWeek: 0 })
    await log({ observedOn: '2026-11-23' })
    expect(await backend.call('observations.count', {})).toMatchObject({ total: 5, thisWeek: 1 })
  })

  test('finds beginnings of words without accents and case, and no operators', async () => {
    await log({ text: 'Noor bouwde een toren van blokken bij de bouwhoek' })
    await log({ text: 'Çağla telt NEAR de tafel AND zingt 10 liedjes' })
    await log({ text: '😀 lacht' })
    expect(await textsOf({ search: 'TOR bouwh' })).toEqual(['Noor bouwde een toren van blokken bij de bouwhoek'])
    expect(await textsOf({ search: 'cagla' })).toHaveLength(1)
    expect(await textsOf({ search: 'oren' })).toEqual([])
    expect(await textsOf({ search: 'toren cagla' })).toEqual([])
    expect(await textsOf({ search: 'toren OR cagla' })).toEqual([])
    expect(await textsOf({ search: '"near" AND' })).toHaveLength(1)
    expect(await textsOf({ search: '-toren' })).toHaveLength(1)
    expect(await textsOf({ search: '"*😀-' })).toHaveLength(3)
    await expectError(backend.call('observations.list', { search: 'a'.repeat(10_000) }), 'invalid-input')
  })

  test('whatever is typed in the search box, it answers', async () => {
    await log({ text: 'Noor bouwde een toren' })
    const typed = fc.oneof(
      fc.string({ maxLength: 40, unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            '"',
            "'",
            '*',
            'NEAR(',
            'AND',
            'OR',
            'NOT',
            '-',
            '^',
            'text:',
            '(',
            ')',
            '{',
            '}',
            '+',
            ' ',
            'a',
            'toren',
            '\u202e',
            '﷽',
            '🏳️‍🌈',
            '%',
          ),
          {
            maxLength: 15,
          },
        )
        .map((parts) => parts.join('')),
    )
    await fc.assert(
      fc.asyncProperty(typed, async (search) => {
        expect((await backend.call('observations.list', { search })).total).toBeLessThanOrEqual(1)
      }),
      { numRuns: 100 },
    )
  })

  test('a word of a note, or its beginning, finds the note', async () => {
    const word = fc.string({ minLength: 2, maxLength: 12, unit: fc.constantFrom('a', 'b', 'É', 'ğ', 'ı', '1', 'щ', '猫', 'ß') })
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.integer({ min: 2, max: 12 }),
        async (words, pick, length) => {
          const { id } = await log({ text: words.join(', ') })
          const search = (words[pick % words.length] ?? '').slice(0, length)
          expect((await backend.call('observations.list', { search, page: { limit: 500 } })).rows.map((row) => row.id)).toContain(id)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('counts as far as it says, and pages beyond', async () => {
    await log({ text: 'de oudste toren', observedOn: '2024-02-01' })
    const { number } = await backend.kysely.selectFrom('observation').selectAll().executeTakeFirstOrThrow()
    const record = backend.backend.host.requireOpen().record
    record
      .prepare(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
         INSERT INTO observation (id, author_id, text, observed_on, logged_at, is_staff_only, version)
         SELECT printf('019a0000-0000-7000-8000-%012d', i), author_id, CASE WHEN i % 50 THEN 'toren ' || i ELSE 'brug ' || i END, '2026-05-01', logged_at, 0, 1 FROM n, observation WHERE number = ?`,
      )
      .run(2 * countedUpTo + 1_000, number)
    expect((await backend.call('observations.list', { search: 'toren', page: { limit: 1 } })).total).toBe(countedUpTo)
    const toren = (await backend.call('observations.list', { search: 'tor', page: { offset: 2_940, limit: 10 } })).rows
    expect(toren.map((row) => row.text)).toEqual(['de oudste toren'])
    expect((await backend.call('observations.list', { search: 'brug', page: { limit: 2 } })).total).toBe(60)
    expect((await backend.call('observations.list', { search: 'brug 150' })).rows.map((row) => row.text)).toEqual(['brug 1500', 'brug 150'])
    expect((await backend.call('observations.list', { page: { offset: 3_000 } })).rows.map((row) => row.text)).toEqual(['de oudste toren'])
  })
})

describe('observations.correct, withdraw and reinstate', () => {
  test('a correction keeps the former text with its reason', async () => {
    const { id } = await log({ text: 'Noor zegt twee woorden.' })
    backend.clock.forward(60_000)
    const better = anObservation({
      childIds: [sam],
      text: 'Sam zegt drie woorden.',
      domains: ['taal', 'sociaal_emotioneel'],
      isStaffOnly: true,
    })
    expect(await backend.call('observations.correct', { ...better, id, version: 1, reason: 'Het was Sam' })).toMatchObject({
      id,
      version: 2,
    })
    const { childIds: _childIds, ...fields } = better
    expect(await backend.call('observations.read', { id })).toMatchObject({
      ...fields,
      children: [{ childId: sam, name: 'Sam V.' }],
      corrections: 1,
      version: 2,
    })
    expect(await backend.call('observations.history', { id })).toEqual([
      {
        change: 'corrected',
        text: 'Noor zegt twee woorden.',
        children: [{ childId: noor, name: 'Noor B.' }],
        former: {
          observedOn: '2026-11-20',
          domains: ['taal'],
          subDomains: [],
          level: null,
          wellbeing: null,
          involvement: null,
          context: null,
          instrument: null,
          moment: null,
          isStaffOnly: false,
        },
        reason: 'Het was Sam',
        changedAt: '2026-11-23T11:42:00.000Z',
        changedBy: 'Marieke',
      },
    ])
    expect(await textsOf({ search: 'twee' })).toEqual([])
    expect(await textsOf({ search: 'drie' })).toHaveLength(1)
    await expectError(backend.call('observations.correct', { ...better, id, version: 1, reason: 'Nog eens' }), 'conflict', { version: 2 })
    await expectError(
      backend.call('observations.correct', { ...better, id, version: 2, reason: 'x', observedOn: '2027-01-01' }),
      'rule-broken',
      {
        rule: 'future-date',
        field: 'observedOn',
      },
    )
    await expectError(backend.call('observations.correct', { ...better, id: randomUUID(), version: 1, reason: 'x' }), 'not-found')
    expect(await backend.call('observations.history', { id })).toHaveLength(1)
  })

  test('what is withdrawn is out of sight until it is asked for or comes back', async () => {
    const { id } = await log({ text: 'Verkeerd kind' })
    await log({ text: 'Goed kind' })
    const withdrawn = await backend.call('observations.withdraw', { id, version: 1, reason: 'Verkeerd kind gekozen' })
    expect(withdrawn).toEqual({ id, version: 2 })
    expect(await textsOf({})).toEqual(['Goed kind'])
    expect(await textsOf({ search: 'kind' })).toEqual(['Goed kind'])
    expect(await textsOf({ withdrawn: true })).toEqual(['Verkeerd kind'])
    expect((await backend.call('observations.count', {})).total).toBe(1)
    expect(await backend.call('observations.read', { id })).toMatchObject({ withdrawnAt: '2026-11-23T11:41:00.000Z', corrections: 0 })
    expect((await backend.call('observations.history', { id })).map((one) => one.reason)).toEqual(['Verkeerd kind gekozen'])

    const correction = { ...anObservation({ childIds: [noor] }), ...withdrawn, reason: 'x' }
    await expectError(backend.call('observations.correct', correction), 'rule-broken', { rule: 'observation-withdrawn' })
    await expectError(backend.call('observations.withdraw', { ...withdrawn, reason: 'x' }), 'rule-broken', {
      rule: 'observation-withdrawn',
    })
    const back = await backend.call('observations.reinstate', withdrawn)
    expect(await textsOf({ search: 'verkeerd' })).toHaveLength(1)
    await expectError(backend.call('observations.reinstate', back), 'rule-broken', { rule: 'observation-not-withdrawn' })
    await expectError(backend.call('observations.reinstate', withdrawn), 'conflict', { version: 3 })
  })

  test('are for the author and the locatiemanager', async () => {
    const mine = await log()
    await backend.signInAs('medewerker')
    const hers = await log({ text: 'Van Samira' })
    await expectError(backend.call('observations.correct', { ...anObservation({ childIds: [noor] }), ...mine, reason: 'x' }), 'not-allowed')
    await expectError(backend.call('observations.withdraw', { ...mine, reason: 'x' }), 'not-allowed')
    await backend.call('observations.withdraw', { ...hers, reason: 'x' })
    await backend.call('observations.reinstate', { id: hers.id, version: 2 })
    await backend.signInAsOwner()
    await backend.call('observations.correct', {
      ...anObservation({ childIds: [noor], text: 'Beter' }),
      id: hers.id,
      version: 3,
      reason: 'Spelling',
    })
    expect(await backend.call('observations.read', { id: hers.id })).toMatchObject({ authorName: 'Samira', text: 'Beter' })
  })
})

describe('when a child was last seen in a domain', () => {
  test('follows every observation that comes, changes, goes and returns', async () => {
    const lastSeen = async (id: string) => (await backend.call('children.read', { id })).lastSeen
    const nothing = { taal: null, rekenen: null, motoriek: null, sociaal_emotioneel: null }
    await log({ observedOn: '2026-11-01' })
    const { id } = await log({ observedOn: '2026-11-10', domains: ['taal', 'rekenen'], childIds: [noor, sam] })
    expect(await lastSeen(noor)).toEqual({ ...nothing, taal: '2026-11-10', rekenen: '2026-11-10' })
    await backend.call('observations.withdraw', { id, version: 1, reason: 'x' })
    expect(await lastSeen(noor)).toEqual({ ...nothing, taal: '2026-11-01' })
    expect(await lastSeen(sam)).toEqual(nothing)
    await backend.call('observations.reinstate', { id, version: 2 })
    await backend.call('observations.correct', {
      ...anObservation({ childIds: [sam], domains: ['motoriek'], observedOn: '2026-10-01' }),
      id,
      version: 3,
      reason: 'x',
    })
    expect(await lastSeen(noor)).toEqual({ ...nothing, taal: '2026-11-01' })
    expect(await lastSeen(sam)).toEqual({ ...nothing, motoriek: '2026-10-01' })
  })

  test('is what all observations together say, after any sequence of changes', async () => {
    const childIds = [noor, sam, (await backend.call('children.register', aChild({ firstName: 'Mila' }))).id]
    const fields = fc.record({
      children: fc.subarray([0, 1, 2], { minLength: 1 }),
      domains: fc.subarray([...domains]),
      observedOn: fc.integer({ min: 0, max: 20 }).map((days) => addDays('2026-11-01', days)),
    })
    const step = fc.oneof(
      { weight: 3, arbitrary: fields.map((values) => ({ what: 'log' as const, values })) },
      { weight: 2, arbitrary: fc.tuple(fields, fc.nat()).map(([values, pick]) => ({ what: 'correct' as const, values, pick })) },
      { weight: 2, arbitrary: fc.nat().map((pick) => ({ what: 'withdraw' as const, pick })) },
      { weight: 2, arbitrary: fc.nat().map((pick) => ({ what: 'reinstate' as const, pick })) },
    )
    type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
    const inputOf = (values: { children: number[]; domains: (typeof domains)[number][]; observedOn: string }) =>
      anObservation({
        childIds: values.children.map((index) => childIds[index] ?? ''),
        domains: values.domains,
        observedOn: values.observedOn,
      })
    const take = async (one: Step): Promise<void> => {
      if (one.what === 'log') {
        await backend.call('observations.log', inputOf(one.values))
        return
      }
      const all = await backend.kysely.selectFrom('observation').select(['id', 'version']).orderBy('number').execute()
      const seen = all[one.pick % Math.max(1, all.length)]
      if (seen === undefined) return
      if (one.what === 'correct') await backend.call('observations.correct', { ...inputOf(one.values), ...seen, reason: 'x' })
      else if (one.what === 'withdraw') await backend.call('observations.withdraw', { ...seen, reason: 'x' })
      else await backend.call('observations.reinstate', seen)
    }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 15 }), async (steps) => {
        for (const one of steps) {
          await take(one).catch((error: unknown) => {
            if (!(error instanceof AppError) || error.code !== 'rule-broken') throw error
          })
        }
        const fromScratch = await backend.kysely
          .selectFrom('observationChild')
          .innerJoin('observation', 'observation.id', 'observationChild.observationId')
          .innerJoin('observationDomain', 'observationDomain.observationId', 'observation.id')
          .select(['observationChild.childId', 'observationDomain.domain', 'observation.observedOn'])
          .where('observation.withdrawnAt', 'is', null)
          .execute()
        const expected = new Map<string, string>()
        for (const { childId, domain, observedOn } of fromScratch) {
          const key = `${childId} ${domain}`
          if (observedOn > (expected.get(key) ?? '')) expected.set(key, observedOn)
        }
        const kept = await backend.kysely.selectFrom('childDomain').selectAll().execute()
        expect(new Map(kept.map((row) => [`${row.childId} ${row.domain}`, row.lastSeenOn]))).toEqual(expected)
      }),
      { numRuns: 15 },
    )
  })
})

describe('the record', () => {
  test('keeps the search right through VACUUM, because the number of an observation is its own', async () => {
    const first = await log({ text: 'weg ermee' })
    await log({ text: 'Noor bouwde een toren' })
    const record = backend.backend.host.requireOpen().record
    record.prepare('DELETE FROM observation WHERE id = ?').run(first.id)
    record.exec('VACUUM')
    expect(await textsOf({ search: 'toren' })).toEqual(['Noor bouwde een toren'])
    expect(await textsOf({ search: 'weg' })).toEqual([])
    expect(() => record.exec(`INSERT INTO observation_search (observation_search, rank) VALUES ('integrity-check', 1)`)).not.toThrow()
  })

  test('lists walk an index and never read the whole table', async () => {
    const record = backend.backend.host.requireOpen().record
    const planOf = (sql: string): string =>
      (record.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map((step) => step.detail).join('\n')
    const newest = 'ORDER BY observed_on DESC, number DESC LIMIT 100'
    const standing = 'withdrawn_at IS NULL AND waits_since IS NULL'
    expect(planOf(`SELECT number FROM observation WHERE ${standing} ${newest}`)).toBe(
      'SCAN observation USING COVERING INDEX observation_by_day',
    )
    expect(planOf(`SELECT number FROM observation WHERE ${standing} AND author_id = 'a' ${newest}`)).toContain(
      'USING COVERING INDEX observation_by_author (author_id=?)',
    )
    expect(planOf(`SELECT number FROM observation WHERE ${standing} AND observed_on >= '2026-01-01' ${newest}`)).toContain(
      'USING COVERING INDEX observation_by_day (observed_on>?)',
    )
  })
})
