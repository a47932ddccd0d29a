import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { indicatorIds } from '../../../db/contract/indicators.ts'
import { sealEnvelope } from '../../../db/crypto/export-envelope.ts'
import { cardWords, readKeyCard } from '../../../db/crypto/key-card.ts'
import { sixWords } from '../../../db/crypto/words.ts'
import type { ProjectleiderTables } from '../../../db/schema/database.ts'
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import { aBody, aLocation, hashOf, importFiles, introduce, writeBytes, writeDelivery } from '../../support/deliveries.ts'

let backend: TestBackend<ProjectleiderTables>
beforeEach(async () => {
  backend = await startTestBackend({ kind: 'projectleider' })
})
afterEach(() => backend.stop())

const everything = { page: { offset: 0, limit: 500 } }

describe('from a location to the projectleider', () => {
  test('the whole way: card, words, export, import, words, accept, table', async () => {
    const location = await startTestBackend({ kind: 'voorschool', name: 'De Zonnewijzer' })
    try {
      // The projectleider's card goes to the location, and the words are compared by phone.
      const card = join(location.scratch, 'kpa.kpa-sleutel')
      backend.dialogs.savePath = card
      expect(await backend.call('deliveries.saveKeyCard', {})).toEqual({ fileName: 'kpa.kpa-sleutel' })
      const { words: receiverWords } = await backend.call('deliveries.ownWords', {})
      expect(cardWords(readKeyCard(Uint8Array.from(readFileSync(card))))).toEqual(receiverWords)
      location.dialogs.openPaths = [card]
      const { id: recipientId } = await location.call('exports.addRecipient', {})
      await location.call('exports.verifyRecipient', { id: recipientId, words: receiverWords.join(' ') })

      const { version } = await location.call('location.read', {})
      await location.call('location.change', {
        name: 'De Zonnewijzer',
        houder: 'Spelenderwijs',
        wijkCode: 'WK034403',
        lrkNumber: null,
        hasPilotForTwoYearOlds: false,
        version,
      })
      const file = join(location.scratch, 'levering.kpa.age')
      location.dialogs.savePath = file
      const notes = { strengths: '=HYPERLINK("x")', opportunities: null }
      const made = await location.call('exports.create', { peildatum: '2026-10-01', recipientId, notes })

      await backend.call('deliveries.expectLocation', { name: 'de zonnewijzer', houder: 'onbekend', wijkCode: 'WK034403' })
      const { result, rows } = await importFiles(backend, file)
      expect(result).toMatchObject({ ready: 0, unknownSender: 1, refused: 0 })
      expect(rows).toMatchObject([
        { fileName: 'levering.kpa.age', state: 'unknown-sender', locationName: 'De Zonnewijzer', sequence: 1, cells: made.cells },
      ])
      const deliveryId = rows[0]?.id ?? ''
      await expectError(backend.call('deliveries.accept', { deliveryIds: [deliveryId] }), 'rule-broken', { rule: 'delivery-not-ready' })
      await expectError(backend.call('deliveries.confirmSender', { deliveryId, words: receiverWords.join(' ') }), 'rule-broken', {
        rule: 'words-differ',
      })
      const { words } = await location.call('exports.ownWords', {})
      expect(await backend.call('deliveries.confirmSender', { deliveryId, words: words.join(' ') })).toMatchObject({ ready: 1 })
      expect(await backend.call('deliveries.locations', {})).toMatchObject([
        { name: 'De Zonnewijzer', houder: 'Spelenderwijs', isVerified: true, lastPeildatum: null },
      ])

      expect((await backend.call('deliveries.missing', { peildatum: '2026-10-01' })).length).toBe(1)
      expect(await backend.call('deliveries.accept', { deliveryIds: [deliveryId] })).toEqual({ accepted: 1, replaced: 0 })
      expect(await backend.call('deliveries.missing', { peildatum: '2026-10-01' })).toEqual([])
      expect(await backend.call('deliveries.peildata', {})).toEqual([{ peildatum: '2026-10-01', accepted: 1, expected: 1 }])
      expect((await backend.call('wijkanalyse.table', { peildatum: '2026-10-01' })).city.deliveredLocations).toBe(1)
      expect(await backend.call('wijkanalyse.notes', { peildatum: '2026-10-01' })).toEqual([
        { wijkCode: 'WK034403', locationName: 'De Zonnewijzer', strengths: '=HYPERLINK("x")', opportunities: '' },
      ])

      // A second one needs no words any more, and replaces.
      await location.call('exports.create', { peildatum: '2026-10-01', recipientId, notes })
      const second = await importFiles(backend, file)
      expect(second.rows).toMatchObject([{ state: 'ready', sequence: 2, oddities: ['replaces'] }])
      expect(await backend.call('deliveries.accept', { deliveryIds: second.result.deliveryIds })).toEqual({ accepted: 1, replaced: 1 })
      const { counts } = await backend.call('deliveries.list', everything)
      expect(counts).toEqual({ 'unknown-sender': 0, ready: 0, accepted: 1, replaced: 1, refused: 0 })
    } finally {
      await location.stop()
    }
  })
})

describe('deliveries.import', () => {
  test('judges files in the order in which they were made, whatever the order of the dialog', async () => {
    const location = aLocation()
    await introduce(backend, location)
    const first = aBody(location)
    const second = aBody(location, {
      sequence: 2,
      previousHash: hashOf(first),
      peildatum: '2026-10-10',
      madeAt: '2026-10-11T09:00:00.000Z',
    })
    const third = aBody(location, {
      sequence: 3,
      previousHash: hashOf(second),
      peildatum: '2026-11-01',
      madeAt: '2026-11-02T09:00:00.000Z',
    })
    const paths = [
      await writeDelivery(backend, 'z.age', location.signer, third),
      await writeDelivery(backend, 'a.age', location.signer, second),
    ]
    const progress: number[] = []
    backend.dialogs.openPaths = paths
    const result = await backend.call('deliveries.import', {}, { onProgress: (done) => progress.push(done) })
    expect(result).toMatchObject({ ready: 2, refused: 0 })
    expect(progress).toEqual([1, 2])
    expect(await backend.call('deliveries.accept', { deliveryIds: [...result.deliveryIds].reverse() })).toEqual({
      accepted: 2,
      replaced: 0,
    })
    const { rows } = await backend.call('deliveries.list', everything)
    expect(rows.map((row) => row.oddities)).toEqual([[], [], []])
  })

  test('takes the same file once when it was chosen twice', async () => {
    const location = aLocation()
    const path = await writeDelivery(backend, 'a.age', location.signer, aBody(location))
    expect((await importFiles(backend, path, path)).rows.map((row) => row.refusal).sort()).toEqual([null, 'repeated'])
  })

  test('goes on after a bad file, and keeps every cell and goal of a good one', async () => {
    const location = aLocation()
    const goals = [
      {
        goalId: '0190a000-0000-7000-8000-00000000aaaa',
        theme: 'taal',
        indicator: 'places',
        baseline: null,
        target: 12.5,
        status: 'behaald',
      },
    ]
    const body = aBody(location, { goals })
    const missing = join(backend.scratch, 'weg.age')
    const folder = join(backend.scratch, 'map.age')
    mkdirSync(folder)
    const { result } = await importFiles(backend, missing, folder, await writeDelivery(backend, 'goed.age', location.signer, body))
    expect(result).toMatchObject({ unknownSender: 1, refused: 2 })
    const audit = await backend.kysely
      .selectFrom('auditEntry')
      .select(['outcome', 'figures'])
      .where('operation', '=', 'deliveries.import')
      .execute()
    expect(audit.map(({ outcome, figures }) => ({ outcome, figures: JSON.parse(figures) as unknown }))).toEqual([
      { outcome: 'ok', figures: { ready: 0, unknownSender: 1, refused: 2 } },
    ])
    const [id = ''] = result.deliveryIds.slice(2)
    const cells = await backend.kysely.selectFrom('deliveryCell').selectAll().where('deliveryId', '=', id).execute()
    expect(cells).toHaveLength(indicatorIds.length)
    expect(cells.find((cell) => cell.indicator === 'sixteenHours')).toEqual({
      deliveryId: id,
      indicator: 'sixteenHours',
      wijkCode: '',
      status: '',
      count: 40,
      denominator: 60,
    })
    expect(await backend.kysely.selectFrom('deliveryGoal').selectAll().execute()).toEqual([{ deliveryId: id, ...goals[0] }])
  })

  test('changes nothing when the dialog is closed or the work is cancelled', async () => {
    backend.dialogs.openPaths = []
    await expectError(backend.call('deliveries.import', {}), 'cancelled')
    const location = aLocation()
    const paths = []
    for (const name of ['a', 'b', 'c', 'd', 'e']) paths.push(await writeDelivery(backend, name, location.signer, aBody(location)))
    backend.dialogs.openPaths = paths
    const abort = new AbortController()
    await expectError(backend.call('deliveries.import', {}, { signal: abort.signal, onProgress: () => abort.abort() }), 'cancelled')
    expect((await backend.call('deliveries.list', everything)).total).toBe(0)
  })

  test('has a list with a filter, pages and counts', async () => {
    const bodies = Array.from({ length: 5 }, () => aLocation())
    const paths = []
    for (const [index, location] of bodies.entries()) {
      const peildatum = index < 2 ? '2026-10-01' : '2026-01-01'
      paths.push(
        await writeDelivery(
          backend,
          `${String(index)}.age`,
          location.signer,
          aBody(location, { peildatum, madeAt: `${peildatum}T12:00:00.000Z` }),
        ),
      )
    }
    await importFiles(backend, ...paths)
    const list = await backend.call('deliveries.list', { state: 'unknown-sender', peildatum: '2026-01-01', page: { offset: 1, limit: 1 } })
    expect(list.rows).toHaveLength(1)
    expect(list.total).toBe(3)
    expect(list.counts['unknown-sender']).toBe(3)
  })
})

describe('deliveries.accept', () => {
  test('judges the number again at that moment: an older one that waited is refused', async () => {
    const location = aLocation()
    await introduce(backend, location)
    const second = aBody(location, { sequence: 2, previousHash: hashOf(aBody(location)) })
    const third = aBody(location, { sequence: 3, previousHash: hashOf(second) })
    const waiting = await importFiles(backend, await writeDelivery(backend, '2.age', location.signer, second))
    const newer = await importFiles(backend, await writeDelivery(backend, '3.age', location.signer, third))
    expect(await backend.call('deliveries.accept', { deliveryIds: newer.result.deliveryIds })).toEqual({ accepted: 1, replaced: 1 })
    expect(await backend.call('deliveries.accept', { deliveryIds: waiting.result.deliveryIds })).toEqual({ accepted: 0, replaced: 0 })
    const { rows } = await backend.call('deliveries.list', { ...everything, state: 'refused' })
    expect(rows).toMatchObject([{ fileName: '2.age', refusal: 'older-than-known', sequence: null, cells: null }])
    expect(await backend.kysely.selectFrom('delivery').select('sequence').where('state', '=', 'accepted').execute()).toEqual([
      { sequence: 3 },
    ])
  })

  test('is all or nothing: one unknown id and nothing counts', async () => {
    const location = aLocation()
    await introduce(backend, location)
    const body = aBody(location, { sequence: 2, previousHash: hashOf(aBody(location)) })
    const { result } = await importFiles(backend, await writeDelivery(backend, '2.age', location.signer, body))
    const deliveryIds = [...result.deliveryIds, '0190a000-0000-7000-8000-00000000ffff']
    await expectError(backend.call('deliveries.accept', { deliveryIds }), 'not-found')
    expect(await backend.kysely.selectFrom('delivery').select('sequence').where('state', '=', 'accepted').execute()).toEqual([
      { sequence: 1 },
    ])
  })

  test('knows a location that moved or was renamed by its newest delivery', async () => {
    const location = aLocation({ name: 'Oud' })
    await introduce(backend, location)
    const moved = { locationId: location.locationId, name: 'Nieuw', houder: 'Ludens', wijkCode: 'WK034408' }
    const body = aBody(location, { sequence: 2, previousHash: hashOf(aBody(location)), location: moved })
    const { result } = await importFiles(backend, await writeDelivery(backend, '2.age', location.signer, body))
    await backend.call('deliveries.accept', { deliveryIds: result.deliveryIds })
    expect(await backend.call('deliveries.locations', {})).toMatchObject([{ name: 'Nieuw', houder: 'Ludens', wijkCode: 'WK034408' }])
  })
})

describe('deliveries.confirmSender', () => {
  test('moves all of that signer to ready and refuses those that another key signed for the same location', async () => {
    const location = aLocation()
    const impostor = aLocation({ locationId: location.locationId, name: location.name })
    const first = aBody(location)
    const second = aBody(location, { sequence: 2, previousHash: hashOf(first) })
    const { result, rows } = await importFiles(
      backend,
      await writeDelivery(backend, '1.age', location.signer, first),
      await writeDelivery(backend, '2.age', location.signer, second),
      await writeDelivery(backend, 'vals.age', impostor.signer, aBody(impostor, { notes: { strengths: 'vals', opportunities: '' } })),
    )
    expect(result.unknownSender).toBe(3)
    const deliveryId = rows.find((row) => row.fileName === '1.age')?.id ?? ''
    expect(await backend.call('deliveries.confirmSender', { deliveryId, words: sixWords(location.signer.publicKey).join('-') })).toEqual({
      locationId: location.locationId,
      ready: 2,
    })
    const { rows: after } = await backend.call('deliveries.list', everything)
    expect(Object.fromEntries(after.map((row) => [row.fileName, row.refusal ?? row.state]))).toEqual({
      '1.age': 'ready',
      '2.age': 'ready',
      'vals.age': 'changed-sender',
    })
    const forged = after.find((row) => row.fileName === 'vals.age')?.id ?? ''
    expect(await backend.kysely.selectFrom('deliveryCell').selectAll().where('deliveryId', '=', forged).execute()).toEqual([])
    expect(await backend.kysely.selectFrom('delivery').select(['strengths', 'signer']).where('id', '=', forged).execute()).toEqual([
      { strengths: '', signer: null },
    ])
    await expectError(
      backend.call('deliveries.confirmSender', { deliveryId, words: sixWords(location.signer.publicKey).join(' ') }),
      'rule-broken',
      {
        rule: 'sender-not-waiting',
      },
    )
  })
})

describe('the list', () => {
  test('what waits or was refused can be dismissed, what counts or counted stays', async () => {
    const location = aLocation()
    const id = await introduce(backend, location)
    await expectError(backend.call('deliveries.dismiss', { id }), 'rule-broken', { rule: 'delivery-counts' })
    const { rows } = await importFiles(backend, await writeDelivery(backend, 'x.age', location.signer, aBody(location)))
    expect(await backend.call('deliveries.dismiss', { id: rows[0]?.id ?? '' })).toEqual({ id: rows[0]?.id })
    await expectError(backend.call('deliveries.dismiss', { id: rows[0]?.id ?? '' }), 'not-found')
    expect((await backend.call('deliveries.list', everything)).total).toBe(1)
  })

  test('an expected location is listed once, and missing until it delivered', async () => {
    const expected = { name: 'De Maan', houder: 'Ludens', wijkCode: 'WK034407' as const }
    await backend.call('deliveries.expectLocation', expected)
    await expectError(backend.call('deliveries.expectLocation', { ...expected, name: 'DE MAAN' }), 'not-unique', { field: 'name' })
    await backend.call('deliveries.expectLocation', { ...expected, wijkCode: 'WK034408' })
    expect(await backend.call('deliveries.missing', { peildatum: '2026-10-01' })).toHaveLength(2)
  })

  test('seventy deliveries are imported, accepted and analysed', async () => {
    const paths = []
    for (let index = 0; index < 70; index++) {
      const location = aLocation()
      paths.push(await writeDelivery(backend, `${String(index)}.age`, location.signer, aBody(location)))
    }
    const { result } = await importFiles(backend, ...paths)
    expect(result).toMatchObject({ unknownSender: 70, refused: 0 })
  })
})

test('a file that was sealed to a second, own key as well still opens: an escrow key may come along', async () => {
  const location = aLocation()
  const { recipient } = await backend.call('deliveries.ownWords', {})
  const other = await startTestBackend({ kind: 'projectleider' })
  try {
    const { recipient: escrow } = await other.call('deliveries.ownWords', {})
    const file = await sealEnvelope(aBody(location), location.signer.secret, [escrow, recipient])

    expect((await importFiles(backend, writeBytes(backend, 'twee.age', file))).result.unknownSender).toBe(1)
  } finally {
    await other.stop()
  }
})
