import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { anObservation } from '../support/builders.ts'
import { password, startTestBackend } from '../support/backend.ts'
import { sealDeliveries } from './city.ts'
import { indexNames } from '../../db/contract/shorthand-names.ts'
import { suggestAt } from '../../db/contract/shorthand-suggest.ts'
import { parseShorthand } from '../../db/contract/shorthand.ts'
import { once, spread, timed, type Row } from './figures.ts'
import { designSize, seedRecord } from './seeded-record.ts'

const peildatum = '2026-10-01'

/** Everything between the message that comes in and the answer that goes out, at the size of the design. */
export async function measureBackend(): Promise<Row[]> {
  const backend = await startTestBackend()
  const location = await backend.call('location.read', {})
  await backend.call('location.change', {
    name: location.name,
    houder: 'De Vaart',
    wijkCode: 'WK034403',
    lrkNumber: null,
    hasPilotForTwoYearOlds: false,
    version: 1,
  })
  const { childIds, groupIds } = seedRecord(backend.backend.host.requireSignedIn().record, designSize, backend.ownerId, '2026-11-23')
  await backend.call('backups.make', {})
  const childAt = (index: number): string => childIds[(index * 37) % childIds.length] ?? ''
  const groupAt = (index: number): string => groupIds[(index * 37) % groupIds.length] ?? ''
  const words = ['bouwhoek', 'prentenboek', 'glijbaan', 'knuffel', 'telt', 'toren', 'winkeltje', 'drie']

  const rows = [
    await measureUnlock(backend),
    spread(
      'observation saved (durable and acknowledged)',
      await timed(400, (index) => backend.call('observations.log', anObservation({ childIds: [childAt(index)] }))),
      20,
    ),
    spread(
      'search in all notes, first 20 hits',
      await timed(80, (index) =>
        backend.call('observations.list', { search: words[index % words.length] ?? '', page: { offset: 0, limit: 20 } }),
      ),
      120,
    ),
    spread('child page: file and first page of the timeline', await timed(100, (index) => openChild(backend, childAt(index))), 100),
    spread(
      'children: list, sorted, first 100',
      await timed(40, (index) => backend.call('children.list', { sort: index % 2 === 0 ? 'name' : 'hours' })),
      100,
    ),
    spread(
      'children found by name',
      await timed(60, (index) => backend.call('children.search', { search: ['noo', 'yu', 'van d', 'cag'][index % 4] ?? '' })),
      100,
    ),
    spread('names for the shorthand line', await timed(20, () => backend.call('children.roster', {})), 100),
    spread('shorthand line: one key among all names', await measureLine(backend), 5),
    spread('shorthand line: ten thousand characters of names', await measureLongLine(backend), 50),
    spread('groups: list with this week', await timed(20, () => backend.call('groups.list', {})), 100),
    spread('group: its week and children', await timed(40, (index) => backend.call('groups.read', { id: groupAt(index) })), 100),
    spread(
      'presence: one group, one week',
      await timed(40, (index) => backend.call('presence.week', { groupId: groupAt(index), monday: '2026-11-16' })),
      100,
    ),
    spread('waiting list, in order, with who fits', await timed(20, () => backend.call('placements.waitlist', {})), 100),
    spread('hours: all children to their fourth birthday', await timed(10, () => backend.call('hours.ofLocation', {})), null),
    spread('hours of one child', await timed(40, (index) => backend.call('hours.ofChild', { childId: childAt(index) })), 100),
    spread('Vandaag', await timed(20, () => backend.call('tasks.today', {})), null),
    spread('indicators of one location', await timed(20, () => backend.call('indicators.current', { peildatum })), 600),
  ]
  const exported = await measureExport(backend)
  const size = statSync(join(backend.folder, 'record.db')).size
  await backend.stop()
  return [
    ...rows,
    ...exported,
    { what: 'record on the disk', measured: `${String(Math.round(size / 1_048_576))} MB`, target: '', isReached: null },
  ]
}

type Voorschool = Awaited<ReturnType<typeof startTestBackend>>

/** The derivation of the key costs half a second by intent and is left out: the tests' policy makes it nothing. */
async function measureUnlock(backend: Voorschool): Promise<Row> {
  const durations: number[] = []
  for (let count = 0; count < 8; count += 1) {
    await backend.call('workspaces.lock', {})
    durations.push(
      ...(await timed(1, async () => {
        await backend.call('workspaces.unlock', { userId: backend.ownerId, password })
        await backend.call('tasks.today', {})
      })),
    )
  }
  return spread('unlock (after key derivation) to Vandaag, backend', durations, 1500)
}

async function openChild(backend: Voorschool, id: string): Promise<void> {
  await Promise.all([backend.call('children.read', { id }), backend.call('children.timeline', { id, page: { offset: 0, limit: 50 } })])
}

async function measureExport(location: Voorschool): Promise<Row[]> {
  const city = await startTestBackend({ kind: 'projectleider' })
  const folder = join(city.scratch, 'deliveries')
  mkdirSync(folder)
  city.dialogs.savePath = join(city.scratch, 'kpa.kpa-sleutel')
  await city.call('deliveries.saveKeyCard', {})
  const { words, recipient } = await city.call('deliveries.ownWords', {})

  location.dialogs.openPaths = [city.dialogs.savePath]
  const { id: recipientId } = await location.call('exports.addRecipient', {})
  await location.call('exports.verifyRecipient', { id: recipientId, words: words.join(' ') })
  const exporting = await timed(5, (index) => {
    location.dialogs.savePath = join(folder, `own-${String(index)}.kpa.age`)
    return location.call('exports.create', { peildatum, recipientId, notes: { strengths: null, opportunities: null } })
  })

  const sealed = await sealDeliveries(folder, recipient, 70, peildatum)
  city.dialogs.openPaths = sealed.map((one) => one.path)
  const wordsOf = new Map(sealed.map((one) => [one.locationId, one.words]))
  const first = await city.call('deliveries.import', {})
  const { rows: waiting } = await city.call('deliveries.list', { state: 'unknown-sender', page: { offset: 0, limit: 500 } })
  for (const one of waiting)
    await city.call('deliveries.confirmSender', { deliveryId: one.id, words: wordsOf.get(one.locationId ?? '') ?? '' })
  for (const id of first.deliveryIds) await city.call('deliveries.dismiss', { id })

  // The senders are known now, as they are every quarter but the first.
  const started = performance.now()
  const { deliveryIds } = await city.call('deliveries.import', {})
  await city.call('deliveries.accept', { deliveryIds })
  await city.call('wijkanalyse.table', { peildatum })
  const merged = performance.now() - started
  const table = await timed(10, () => city.call('wijkanalyse.table', { peildatum }))
  await city.stop()
  return [
    spread('export: click to file', exporting, 1000),
    once('70 deliveries verified, merged and analysed', merged, 3000),
    spread('wijk table', table, null),
  ]
}

/** A line that is typed key after key, with a mistake and a beginning in its names. */
async function measureLine(backend: Awaited<ReturnType<typeof startTestBackend<'voorschool'>>>): Promise<number[]> {
  const roster = await backend.call('children.roster', {})
  const names = indexNames(roster, roster[0]?.groupIds ?? [], '2026-11-23')
  const [one, other] = [roster[3]?.firstName ?? '', roster[40]?.firstName ?? '']
  const line = `${one.toLowerCase()}, ${other.slice(0, 3)}, ${one}x: driewoordzin bij de bouwhoek #taal *intern`
  return timed(line.length, (index) => {
    const shorthand = parseShorthand(line.slice(0, index + 1), names)
    suggestAt(shorthand, index + 1, names)
    return Promise.resolve()
  })
}

/** A whole paragraph of names that nobody types, in the place of the line. */
async function measureLongLine(backend: Awaited<ReturnType<typeof startTestBackend<'voorschool'>>>): Promise<number[]> {
  const names = indexNames(await backend.call('children.roster', {}), [], '2026-11-23')
  const line = 'noor, '.repeat(1_670)
  return timed(20, () => {
    parseShorthand(line, names)
    return Promise.resolve()
  })
}
