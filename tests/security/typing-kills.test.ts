import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { afterAll, test } from 'vitest'
import { randomOf } from '../support/random-record.ts'
import { password, startTestBackend } from '../support/backend.ts'
import { bundledProcess } from '../support/bundled-process.ts'

/**
 * The laptop dies in the middle of a word. What was typed more than 300 ms before comes back: in two hundred lives of the app, each ended
 * by a kill at a moment that nothing but chance picks, while somebody types and saves are under way.
 */
const lanes = 4
const killsPerLane = 50
/** What may be lost, beside what the process itself says that it was kept from its work by a busy machine. */
const mayBeLostMs = 300

const typist = bundledProcess(new URL('../support/typing-process.ts', import.meta.url))

interface Keystroke {
  readonly at: number
  /** How much later the key came than it was meant: the machine was busy. */
  readonly lateMs: number
  /** When the next was meant to come. */
  readonly nextMs: number
  readonly text: string
}

const losses: number[] = []
afterAll(() => {
  const sorted = losses.toSorted((a, b) => a - b)
  const at = (share: number): string => String(Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0))
  process.stdout.write(
    `${String(losses.length)} kills while typing: the oldest lost keystroke was ${at(0.5)} ms old (median), ${at(1)} ms at most\n`,
  )
})

test.concurrent.for(Array.from({ length: lanes }, (_, lane) => lane))(
  `${String(killsPerLane)} kills while typing lose at most the last 300 ms of text (lane %i)`,
  { timeout: 600_000 },
  async (lane, { expect }) => {
    const { below } = randomOf(lane)
    const backend = await startTestBackend()
    const args = [backend.folder, 'Marieke', password]
    await backend.call('workspaces.lock', {})
    let typed: Keystroke[] = []
    let killedAt = 0
    let cameBack = ''
    for (let kill = 0; kill <= killsPerLane; kill += 1) {
      const life = await typeUntilKilled([...args, `${String(lane)}-${String(kill)}`], below(900))
      if (kill > 0) {
        // Every text that came back was typed like that, letter for letter; killed before the first save, the one of before came back.
        const kept = typed.findIndex((key) => key.text === life.found)
        if (kept === -1) expect(life.found).toBe(cameBack)
        const firstLost = typed[kept + 1]
        const lostMs = firstLost === undefined ? 0 : killedAt - firstLost.at
        losses.push(lostMs)
        expect(lostMs).toBeLessThanOrEqual(mayBeLostMs + stallMs(typed, killedAt))
      }
      typed = life.typed
      killedAt = life.killedAt
      cameBack = life.found
    }
    await backend.stop()
  },
)

/** How long the process was kept from its work shortly before it died: it could not have saved then either. */
function stallMs(typed: readonly Keystroke[], killedAt: number): number {
  const last = typed.at(-1)
  const overdue = last === undefined ? 0 : Math.max(0, killedAt - last.at - last.nextMs)
  return overdue + typed.filter((key) => killedAt - key.at < 1_000).reduce((sum, key) => sum + Math.max(0, key.lateMs - 2), 0)
}

async function typeUntilKilled(args: readonly string[], afterMs: number): Promise<{ found: string; typed: Keystroke[]; killedAt: number }> {
  const child = spawn(process.execPath, [typist, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const errors: string[] = []
  const typed: Keystroke[] = []
  let found = ''
  let killedAt = 0
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [, what = '', rest = ''] = /^(\w+) (.*)$/u.exec(line) ?? []
    if (what === 'found') {
      found = JSON.parse(rest) as string
      setTimeout(() => {
        killedAt = Date.now()
        child.kill('SIGKILL')
      }, 150 + afterMs)
      return
    }
    const [, at = '', late = '', next = '', text = '""'] = /^(\d+) (-?\d+) (\d+) (.*)$/u.exec(rest) ?? []
    typed.push({ at: Number(at), lateMs: Number(late), nextMs: Number(next), text: JSON.parse(text) as string })
  })
  const signal = await new Promise<string | null>((resolve) => child.on('close', (_code, by) => resolve(by)))
  if (signal !== 'SIGKILL') throw new Error(`The typist stopped by herself: ${errors.join('').slice(0, 2000)}`)
  return { found, typed, killedAt }
}
