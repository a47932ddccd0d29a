import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ExportBody } from '../../../db/contract/exports.ts'
import { openEnvelope } from '../../../db/crypto/export-envelope.ts'
import { generateReceiverKey } from '../../../db/crypto/age-file.ts'
import { makeKeyCard, type KeyCard } from '../../../db/crypto/key-card.ts'
import { generateSignerKey } from '../../../db/crypto/signature.ts'
import { cardWords } from '../../../db/crypto/key-card.ts'
import { sixWords } from '../../../db/crypto/words.ts'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import { hashOf } from '../../support/deliveries.ts'

let backend: TestBackend<VoorschoolTables>
beforeEach(async () => {
  backend = await startTestBackend({ kind: 'voorschool' })
})
afterEach(() => backend.stop())

const peildatum = '2026-10-01'
const input = (recipientId: string) => ({ peildatum, recipientId, notes: { strengths: 'Veel ouders doen mee', opportunities: null } })

async function completeLocation(on: TestBackend<VoorschoolTables> = backend): Promise<void> {
  const { version, name } = await on.call('location.read', {})
  const fields = { name, houder: 'Spelenderwijs', wijkCode: 'WK034403' as const, lrkNumber: null, hasPilotForTwoYearOlds: false }
  await on.call('location.change', { ...fields, version })
}

interface Receiver {
  readonly identity: string
  readonly card: KeyCard
  readonly path: string
}

/** A projectleider with a key card in the scratch folder. */
async function aReceiver(
  overrides: Partial<Pick<KeyCard, 'name' | 'role' | 'practice'>> = {},
  on: TestBackend<VoorschoolTables> = backend,
): Promise<Receiver> {
  const { identity, recipient } = await generateReceiverKey()
  const { card, file } = makeKeyCard(
    { name: 'KPA Utrecht', role: 'projectleider', recipient, madeOn: '2026-09-01', ...overrides },
    generateSignerKey().secret,
  )
  const path = join(on.scratch, `${recipient.slice(-8)}.kpa-sleutel`)
  writeFileSync(path, file)
  return { identity, card, path }
}

async function addVerified(receiver: Receiver, on: TestBackend<VoorschoolTables> = backend): Promise<string> {
  on.dialogs.openPaths = [receiver.path]
  const { id } = await on.call('exports.addRecipient', {})
  await on.call('exports.verifyRecipient', { id, words: cardWords(receiver.card).join(' ') })
  return id
}

async function sentRows() {
  return backend.kysely.selectFrom('sentDelivery').selectAll().orderBy('sequence').execute()
}

describe('recipients', () => {
  test('a card is added unverified, and counts only after its six words', async () => {
    const receiver = await aReceiver()
    backend.dialogs.openPaths = [receiver.path]
    const added = await backend.call('exports.addRecipient', {})
    expect(added).toMatchObject({ name: 'KPA Utrecht', madeOn: '2026-09-01', isVerified: false, isPractice: false })
    await completeLocation()
    await expectError(backend.call('exports.create', input(added.id)), 'unverified-key')

    const words = cardWords(receiver.card)
    await expectError(backend.call('exports.verifyRecipient', { id: added.id, words: [...words].reverse().join(' ') }), 'rule-broken', {
      rule: 'words-differ',
    })
    await expectError(backend.call('exports.verifyRecipient', { id: added.id, words: words.slice(0, 5).join(' ') }), 'rule-broken', {
      rule: 'words-differ',
    })
    expect((await backend.call('exports.recipients', {}))[0]).toMatchObject({ isVerified: false })

    const verified = await backend.call('exports.verifyRecipient', { id: added.id, words: ` ${words.join(',  ').toUpperCase()} ` })
    expect(verified.isVerified).toBe(true)
    expect(await backend.call('exports.recipients', {})).toEqual([verified])
  })

  test('refuses a card of a location, a card twice, something else and a closed dialog', async () => {
    const location = await aReceiver({ role: 'locatie' })
    backend.dialogs.openPaths = [location.path]
    await expectError(backend.call('exports.addRecipient', {}), 'refused-file', { reason: 'not-a-receiver' })

    const receiver = await aReceiver()
    backend.dialogs.openPaths = [receiver.path]
    await backend.call('exports.addRecipient', {})
    await expectError(backend.call('exports.addRecipient', {}), 'not-unique')

    const other = join(backend.scratch, 'brief.kpa-sleutel')
    writeFileSync(other, 'Beste locatie')
    backend.dialogs.openPaths = [other]
    await expectError(backend.call('exports.addRecipient', {}), 'damaged-file', { reason: 'not-a-card' })
    writeFileSync(other, Buffer.alloc(1_000_000))
    await expectError(backend.call('exports.addRecipient', {}), 'damaged-file', { reason: 'too-large' })

    backend.dialogs.openPaths = []
    await expectError(backend.call('exports.addRecipient', {}), 'cancelled')
    expect(await backend.call('exports.recipients', {})).toHaveLength(1)
  })

  test('is removed, and then unknown', async () => {
    const id = await addVerified(await aReceiver())
    await backend.call('exports.removeRecipient', { id })
    expect(await backend.call('exports.recipients', {})).toEqual([])
    await expectError(backend.call('exports.removeRecipient', { id }), 'not-found')
    await expectError(backend.call('exports.create', input(id)), 'not-found')
  })
})

describe('exports.preview', () => {
  test('shows exactly the cells of the indicators, and what stands in the way', async () => {
    const preview = await backend.call('exports.preview', { peildatum: '2026-11-24' })
    expect(preview.obstacles).toEqual(['no-wijk', 'no-houder', 'future-peildatum'])
    await completeLocation()
    const { cells } = await backend.call('indicators.current', { peildatum })
    expect(await backend.call('exports.preview', { peildatum })).toEqual({
      cells,
      sequence: 1,
      goalCount: 0,
      replacesEarlier: false,
      obstacles: [],
    })
  })
})

describe('exports.create', () => {
  test('writes one encrypted, signed file with exactly the cells of the preview, and records it', async () => {
    await completeLocation()
    const receiver = await aReceiver()
    const recipientId = await addVerified(receiver)
    const { cells } = await backend.call('exports.preview', { peildatum })
    const target = join(backend.scratch, 'levering.kpa.age')
    backend.dialogs.savePath = target

    const made = await backend.call('exports.create', input(recipientId))
    expect(made).toEqual({ fileName: 'levering.kpa.age', sequence: 1, cells: cells.length, bytes: readFileSync(target).length })

    const file = Uint8Array.from(readFileSync(target))
    expect(new TextDecoder().decode(file.subarray(0, 21))).toBe('age-encryption.org/v1')
    const { body: text, signer } = await openEnvelope(receiver.identity, file)
    const body = ExportBody.parse(JSON.parse(text))
    expect(body).toMatchObject({
      format: 1,
      location: { name: 'Voorschool De Zonnewijzer', houder: 'Spelenderwijs', wijkCode: 'WK034403' },
      peildatum,
      sequence: 1,
      previousHash: null,
      madeAt: backend.clock.now,
      appVersion: '0.1.0-test',
      notes: { strengths: 'Veel ouders doen mee', opportunities: '' },
    })
    expect(body.cells).toEqual(cells)
    expect(sixWords(signer)).toEqual((await backend.call('exports.ownWords', {})).words)

    expect(await sentRows()).toEqual([
      {
        sequence: 1,
        peildatum,
        madeAt: backend.clock.now,
        madeBy: backend.ownerId,
        fileName: 'levering.kpa.age',
        cells: cells.length,
        bodyHash: hashOf(text),
        recipientName: 'KPA Utrecht',
      },
    ])
    expect(await backend.call('exports.history', {})).toMatchObject([{ sequence: 1, madeByName: 'Marieke', recipientName: 'KPA Utrecht' }])
    const audit = await backend.kysely.selectFrom('auditEntry').selectAll().where('operation', '=', 'exports.create').execute()
    expect(audit).toMatchObject([{ outcome: 'ok', subjectId: recipientId }])
    expect(JSON.parse(audit[0]?.figures ?? '{}')).toMatchObject({ cells: cells.length, sequence: 1 })
    expect(readdirSync(backend.scratch).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('numbers and chains: each names the hash of the one before', async () => {
    await completeLocation()
    const receiver = await aReceiver()
    const recipientId = await addVerified(receiver)
    const bodies: string[] = []
    for (const name of ['a.age', 'b.age', 'c.age']) {
      backend.dialogs.savePath = join(backend.scratch, name)
      await backend.call('exports.create', input(recipientId))
      bodies.push((await openEnvelope(receiver.identity, Uint8Array.from(readFileSync(join(backend.scratch, name))))).body)
    }
    const parsed = bodies.map((text) => ExportBody.parse(JSON.parse(text)))
    expect(parsed.map((body) => body.sequence)).toEqual([1, 2, 3])
    expect(parsed.map((body) => body.previousHash)).toEqual([null, hashOf(bodies[0] ?? ''), hashOf(bodies[1] ?? '')])
    expect((await backend.call('exports.preview', { peildatum })).replacesEarlier).toBe(true)
  })

  test('leaves no number used when the dialog is closed', async () => {
    await completeLocation()
    const recipientId = await addVerified(await aReceiver())
    backend.dialogs.savePath = null
    await expectError(backend.call('exports.create', input(recipientId)), 'cancelled')
    expect(await sentRows()).toEqual([])
    expect((await backend.call('exports.preview', { peildatum })).sequence).toBe(1)
  })

  test('leaves no number used and no file behind when the folder is gone or the name is a folder', async () => {
    await completeLocation()
    const recipientId = await addVerified(await aReceiver())
    backend.dialogs.savePath = join(backend.scratch, 'usb', 'levering.kpa.age')
    await expectError(backend.call('exports.create', input(recipientId)), 'file-problem', { reason: 'missing' })
    expect(await sentRows()).toEqual([])

    const occupied = join(backend.scratch, 'levering.kpa.age')
    mkdirSync(join(occupied, 'iets'), { recursive: true })
    backend.dialogs.savePath = occupied
    await expectError(backend.call('exports.create', input(recipientId)), 'file-problem')
    expect(await sentRows()).toEqual([])
    expect(readdirSync(backend.scratch).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(existsSync(join(occupied, 'iets'))).toBe(true)
  })

  test('refuses an incomplete location and a peildatum that is still to come', async () => {
    const recipientId = await addVerified(await aReceiver())
    backend.dialogs.savePath = join(backend.scratch, 'levering.kpa.age')
    await expectError(backend.call('exports.create', input(recipientId)), 'rule-broken', { rule: 'location-incomplete' })
    await completeLocation()
    await expectError(backend.call('exports.create', { ...input(recipientId), peildatum: '2026-11-24' }), 'rule-broken', {
      rule: 'future-peildatum',
    })
    expect(existsSync(backend.dialogs.savePath)).toBe(false)
    expect(await sentRows()).toEqual([])
  })

  test('is for the locatiemanager', async () => {
    const recipientId = await addVerified(await aReceiver())
    await backend.signInAs('medewerker')
    await expectError(backend.call('exports.create', input(recipientId)), 'not-allowed')
    await expectError(backend.call('exports.recipients', {}), 'not-allowed')
  })

  test('practice figures go to a practice key only, and real figures to a real key only', async () => {
    await completeLocation()
    const practiceKey = await addVerified(await aReceiver({ practice: true }))
    backend.dialogs.savePath = join(backend.scratch, 'echt.kpa.age')
    await expectError(backend.call('exports.create', input(practiceKey)), 'rule-broken', { rule: 'practice-recipient' })
    expect(existsSync(backend.dialogs.savePath)).toBe(false)

    const practice = await startTestBackend({ kind: 'voorschool', practice: true })
    try {
      await completeLocation(practice)
      const real = await addVerified(await aReceiver({}, practice), practice)
      expect((await practice.call('exports.preview', { peildatum })).obstacles).toEqual(['practice'])
      practice.dialogs.savePath = join(practice.scratch, 'oefening.kpa.age')
      await expectError(practice.call('exports.create', input(real)), 'rule-broken', { rule: 'practice-export' })
      expect(existsSync(practice.dialogs.savePath)).toBe(false)

      const rehearsal = await addVerified(await aReceiver({ practice: true }, practice), practice)
      expect((await practice.call('exports.preview', { peildatum })).obstacles).toEqual([])
      expect((await practice.call('exports.create', input(rehearsal))).sequence).toBe(1)
    } finally {
      await practice.stop()
    }
  })
})
