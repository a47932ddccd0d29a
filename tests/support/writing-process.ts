import { writeSync } from 'node:fs'
import { signIn, startCliSession } from '../../db/cli/session.ts'
import { anObservation } from './builders.ts'

/**
 * A process of its own that logs observations one after another and says the id of each once it was acknowledged, until
 * somebody kills it. Arguments: folder, user, password, child id.
 */
const [folder = '', user = '', password = '', childId = ''] = process.argv.slice(2)
const policy = { minimum: { memoryKib: 64, passes: 1, lanes: 1 }, maximum: { memoryKib: 262_144, passes: 10, lanes: 8 }, targetMs: 0 }
const session = await startCliSession({ appVersion: '0.1.0-test', policy, now: () => '2026-11-23T11:41:00.000Z' })
await signIn(session, { workspace: folder, user, password })
for (let count = 0; ; count += 1) {
  const { id } = await session.call('observations.log', anObservation({ childIds: [childId], text: `Bouwt toren nummer ${String(count)}` }))
  writeSync(1, `${id}\n`)
}
