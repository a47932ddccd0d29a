import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { test } from 'vitest'
import { signIn, startCliSession } from '../../db/cli/session.ts'
import { verifyRecord } from '../../db/schema/open.ts'
import { aChild } from '../support/builders.ts'
import { password, startTestBackend, testNow, testPolicy } from '../support/backend.ts'
import { bundledProcess } from '../support/bundled-process.ts'

const writer = bundledProcess(new URL('../support/writing-process.ts', import.meta.url))
/** Two workspaces at once, as there are two cores nearly everywhere. */
const lanes = 2
const killsPerLane = 25

test.concurrent.for(Array.from({ length: lanes }, (_, lane) => lane))(
  `${String(killsPerLane)} kills in the middle of writing lose no acknowledged write and leave a record that verifies (lane %i)`,
  { timeout: 300_000 },
  async (lane, { expect }) => {
    const backend = await startTestBackend()
    const { id: childId } = await backend.call('children.register', aChild())
    await backend.call('workspaces.lock', {})

    const acknowledged = new Set<string>()
    for (let kill = 0; kill < killsPerLane; kill += 1) {
      const before = acknowledged.size
      await writeUntilKilled([backend.folder, 'Marieke', password, childId], (kill * lanes + lane) * 7, (id) => acknowledged.add(id))
      expect(acknowledged.size).toBeGreaterThan(before)
      const found = await readBack(backend.folder)
      expect([...acknowledged].filter((id) => !found.ids.has(id))).toEqual([])
      expect(found.brokenAt).toBeNull()
    }
    process.stdout.write(`${String(killsPerLane)} kills, ${String(acknowledged.size)} acknowledged writes, 0 lost\n`)
    await backend.stop()
  },
)

/** Kills after the first acknowledged write and a few milliseconds more, so that each kill falls somewhere else in a write. */
async function writeUntilKilled(args: readonly string[], spread: number, onAcknowledged: (id: string) => void): Promise<void> {
  const child = spawn(process.execPath, [writer, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const errors: string[] = []
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
  const lines = createInterface({ input: child.stdout })
  lines.once('line', () => setTimeout(() => child.kill('SIGKILL'), spread % 40))
  lines.on('line', onAcknowledged)
  const signal = await new Promise<string | null>((resolve) => child.on('close', (_code, by) => resolve(by)))
  if (signal !== 'SIGKILL') throw new Error(`The writer ended by itself: ${errors.join('').slice(0, 2000)}`)
}

async function readBack(folder: string): Promise<{ ids: Set<string>; brokenAt: number | null }> {
  const session = await startCliSession({ appVersion: '0.1.0-test', policy: testPolicy, now: () => testNow })
  try {
    await signIn(session, { workspace: folder, user: 'Marieke', password })
    const { record } = session.backend.host.requireSignedIn()
    verifyRecord(record)
    const ids = new Set(record.prepare('SELECT id FROM observation').pluck().all() as string[])
    const { brokenAt } = await session.call('audit.verify', {})
    return { ids, brokenAt }
  } finally {
    await session.close()
  }
}
