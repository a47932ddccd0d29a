import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { generateReceiverKey } from '../../db/crypto/age-file.ts'
import { openEnvelope } from '../../db/crypto/export-envelope.ts'
import { cardWords, makeKeyCard } from '../../db/crypto/key-card.ts'
import { generateSignerKey } from '../../db/crypto/signature.ts'
import { startTestBackend } from '../support/backend.ts'

/**
 * The power fails while a delivery gets its name. Were the file there before its number was recorded, the next delivery would bear
 * the same number with another content, and the projectleider would have to refuse the location as forked.
 */

const moment = vi.hoisted(() => ({ beforeRename: undefined as ((target: string) => void) | undefined }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  return {
    ...fs,
    renameSync: (from: string, to: string) => {
      if (to.endsWith('.kpa.age')) moment.beforeRename?.(to)
      fs.renameSync(from, to)
    },
  }
})
afterEach(() => {
  moment.beforeRename = undefined
})

test('the number is on the disk before the file has its name, and until then the file is encrypted under another', async () => {
  const backend = await startTestBackend({ kind: 'voorschool' })
  try {
    const { version, name } = await backend.call('location.read', {})
    await backend.call('location.change', {
      name,
      houder: 'Spelenderwijs',
      wijkCode: 'WK034403',
      lrkNumber: null,
      hasPilotForTwoYearOlds: false,
      version,
    })
    const { identity, recipient } = await generateReceiverKey()
    const { card, file } = makeKeyCard({ name: 'KPA', role: 'projectleider', recipient, madeOn: '2026-09-01' }, generateSignerKey().secret)
    const cardPath = join(backend.scratch, 'kpa.kpa-sleutel')
    writeFileSync(cardPath, file)
    backend.dialogs.openPaths = [cardPath]
    const { id } = await backend.call('exports.addRecipient', {})
    await backend.call('exports.verifyRecipient', { id, words: cardWords(card).join(' ') })
    const target = join(backend.scratch, 'levering.kpa.age')
    backend.dialogs.savePath = target

    let seen: unknown
    moment.beforeRename = () => {
      const { record } = backend.backend.host.requireOpen()
      const staged = readdirSync(backend.scratch).filter((one) => one.endsWith('.tmp'))
      seen = {
        isCommitted: !record.inTransaction,
        rows: record.prepare('SELECT sequence FROM sent_delivery').pluck().all(),
        isTargetThere: readdirSync(backend.scratch).includes('levering.kpa.age'),
        staged: staged.map((one) => readFileSync(join(backend.scratch, one)).subarray(0, 21).toString()),
      }
    }
    await backend.call('exports.create', { peildatum: '2026-10-01', recipientId: id, notes: { strengths: null, opportunities: null } })
    expect(seen).toEqual({ isCommitted: true, rows: [1], isTargetThere: false, staged: ['age-encryption.org/v1'] })
    await expect(openEnvelope(identity, Uint8Array.from(readFileSync(target)))).resolves.toBeDefined()
  } finally {
    await backend.stop()
  }
})
