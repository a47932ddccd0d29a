import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract, type AppContract, type OperationName } from '../../db/contract/index.ts'
import type { Input, Operation } from '../../db/contract/operation.ts'
import { generateReceiverKey } from '../../db/crypto/age-file.ts'
import { openEnvelope } from '../../db/crypto/export-envelope.ts'
import { cardWords, makeKeyCard } from '../../db/crypto/key-card.ts'
import { generateSignerKey } from '../../db/crypto/signature.ts'
import type { VoorschoolTables } from '../../db/schema/database.ts'
import { startTestBackend, type TestBackend } from '../support/backend.ts'
import { aChild, aGroup, anAdvies, anObservation, aPlacement } from '../support/builders.ts'

/**
 * A colleague writes down what is for the team only: a worry that is not a fact yet. If it reached the parents on paper, or the wijk in a
 * delivery, nobody would write such a note again. So every operation that hands out a document is called on a record that is full of notes
 * that must not leave, and no word of them may be in what comes out. Who adds such an operation adds it here.
 */
const secrets = ['zeepaardengeheim', 'wachtendewaterval', 'ingetrokkenijsvogel', 'samenzeepaardje']
const shareable = 'bouwdeeenvuurtoren'

type Documents = { readonly [N in OperationName]?: readonly ((ids: Ids) => Input<AppContract[N]>)[] }

interface Ids {
  readonly noor: string
  readonly groupId: string
  readonly recipientId: string
}

/** What gives a document to somebody outside the team, on paper or as a file or a screen that a parent looks at. */
const documents: Documents = {
  'observations.printForParents': (['printer', 'pdf'] as const).map((to) => (ids) => ({
    childId: ids.noor,
    from: '2026-08-01',
    until: '2026-11-23',
    to,
  })),
  'observations.forParents': [({ noor: childId }) => ({ childId, from: '2026-08-01', until: '2026-11-23' })],
  'presence.printWeek': (['empty', 'filled'] as const).map((kind) => ({ groupId }) => ({ groupId, monday: '2026-11-23', kind })),
  'hours.printPbm': [() => ({})],
  'children.print': (['printer', 'pdf'] as const).map((to) => ({ noor: id }) => ({ id, to })),
  'handover.print': (['minimum', 'gesprek'] as const).map((scope) => ({ noor: childId }) => ({ childId, scope, to: 'printer' })),
  'exports.create': [({ recipientId }) => ({ peildatum: '2026-10-01', recipientId, notes: { strengths: 'Goed', opportunities: null } })],
  'exports.preview': [() => ({ peildatum: '2026-10-01' })],
}

/** Jobs and views that hand out nothing of the record: keys, backups (which are encrypted), lists for who is signed in. */
const handOutNothing: readonly OperationName[] = [
  'users.add',
  'users.changeRole',
  'users.deactivate',
  'users.resetPassword',
  'users.changeOwnPassword',
  'backups.make',
  'backups.prove',
  'backups.chooseSecondFolder',
  'backups.clearSecondFolder',
  'exports.addRecipient',
]

let backend: TestBackend<VoorschoolTables>
let ids: Ids
let identity: string

beforeAll(async () => {
  backend = await startTestBackend()
  const { id: groupId } = await backend.call('groups.add', aGroup())
  const { id: noor } = await backend.call('children.register', aChild())
  const { id: sam } = await backend.call('children.register', aChild({ firstName: 'Sam', lastName: 'de Vries' }))
  for (const childId of [noor, sam]) {
    await backend.call('advies.record', anAdvies({ childId }))
    await backend.call('placements.place', aPlacement({ childId, groupId }))
  }
  const log = (text: string, more: Partial<Parameters<typeof anObservation>[0]> = {}) =>
    backend.call('observations.log', anObservation({ childIds: [noor], text, ...more }))
  await log(shareable)
  await log('Zeepaardengeheim: de sfeer bij het halen.', { isStaffOnly: true, instrument: 'zeepaardengeheim' })
  await log('Samenzeepaardje', { isStaffOnly: true, childIds: [noor, sam] })
  const gone = await log('Ingetrokkenijsvogel')
  await backend.call('observations.withdraw', { id: gone.id, version: 1, reason: 'Ingetrokkenijsvogel' })
  const once = await log('Zeepaardengeheim stond hier eerst open')
  await backend.call('observations.correct', {
    ...anObservation({ childIds: [noor], text: 'Zeepaardengeheim, nu voor het team', isStaffOnly: true }),
    id: once.id,
    version: 1,
    reason: 'Niet voor ouders',
  })
  await backend.call('settings.change', { name: 'secondPairOfEyes', value: true })
  await log('Wachtendewaterval')

  await backend.call('handover.begin', { childId: noor })
  const location = await backend.call('location.read', {})
  await backend.call('location.change', {
    name: location.name,
    houder: 'De Vaart',
    wijkCode: 'WK034403',
    lrkNumber: null,
    hasPilotForTwoYearOlds: false,
    version: location.version,
  })
  const receiver = await generateReceiverKey()
  identity = receiver.identity
  const { card, file } = makeKeyCard(
    { name: 'KPA', role: 'projectleider', recipient: receiver.recipient, madeOn: '2026-09-01' },
    generateSignerKey().secret,
  )
  const cardPath = join(backend.scratch, 'kpa.kpa-sleutel')
  writeFileSync(cardPath, file)
  backend.dialogs.openPaths = [cardPath]
  const { id: recipientId } = await backend.call('exports.addRecipient', {})
  await backend.call('exports.verifyRecipient', { id: recipientId, words: cardWords(card).join(' ') })
  ids = { noor, groupId, recipientId }
})
afterAll(() => backend.stop())

/** Everything that the operation let out of the record: what was printed, what stands in the file, what the screen gets. */
async function handedOut(name: OperationName, input: unknown): Promise<string> {
  backend.dialogs.printed.length = 0
  const path = join(backend.scratch, `uit-${name}-${String(Math.random())}`)
  backend.dialogs.savePath = path
  const answer = await backend.call(name as 'exports.preview', input as { peildatum: string })
  const file = await readIfThere(path)
  return [...backend.dialogs.printed, file, JSON.stringify(answer)].join('\n').toLowerCase()
}

async function readIfThere(path: string): Promise<string> {
  try {
    const bytes = readFileSync(path)
    return bytes.subarray(0, 3).toString() === 'age' ? JSON.stringify(await openEnvelope(identity, bytes)) : bytes.toString()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

const cases = Object.entries(documents).flatMap(([name, inputs]) =>
  inputs.map((input, index) => [name as OperationName, index, input as (ids: Ids) => unknown] as const),
)

describe('what is for the team, waits or was withdrawn', () => {
  test.for(cases)('is in nothing that %s hands out (%i)', async ([name, , inputOf]) => {
    const all = await handedOut(name, inputOf(ids))
    expect(all).not.toBe('')
    expect(secrets.filter((word) => all.includes(word))).toEqual([])
  })

  test('while what parents may read is in their print', async () => {
    expect(
      await handedOut('observations.printForParents', { childId: ids.noor, from: '2026-08-01', until: '2026-11-23', to: 'pdf' }),
    ).toContain(shareable)
    expect(await backend.call('observations.forParents', { childId: ids.noor, from: '2026-08-01', until: '2026-11-23' })).toMatchObject({
      staffOnly: 3,
    })
  })

  test('and no operation that hands out documents stays unlooked at', () => {
    const known = new Set<string>([...Object.keys(documents), ...handOutNothing])
    const suspects = Object.entries<Operation>(contract)
      .filter(
        ([name, { place, kind }]) =>
          (place === 'voorschool' || place === 'any') &&
          (kind === 'job' || /\.(print|export|save\w*(File|Pdf|Sheet))|forParents/i.test(name)),
      )
      .map(([name]) => name)
    expect(suspects.filter((name) => !known.has(name))).toEqual([])
  })
})
