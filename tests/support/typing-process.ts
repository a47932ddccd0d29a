import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { MessageChannel } from 'node:worker_threads'
import { signIn, startCliSession } from '../../db/cli/session.ts'
import { createClient } from '../../renderer/backend/client.ts'
import { KeptDraft } from '../../renderer/backend/kept-draft.ts'
import { nodeTransport } from './node-transport.ts'

/**
 * A process of its own in which somebody types, until it is killed: the real backend, the renderer's own client over a message port, and the
 * renderer's own keeping of drafts. It first says which text came back, then each keystroke with its instant before the form hears of it.
 * Arguments: folder, user, password, name of this life.
 */
const [folder = '', user = '', password = '', life = ''] = process.argv.slice(2)
const policy = { minimum: { memoryKib: 64, passes: 1, lanes: 1 }, maximum: { memoryKib: 262_144, passes: 10, lanes: 8 }, targetMs: 0 }
const session = await startCliSession({ appVersion: '0.1.0-test', policy })
await signIn(session, { workspace: folder, user, password })
const { port1, port2 } = new MessageChannel()
session.backend.connect(nodeTransport(port2))
const client = createClient()
client.connect(nodeTransport(port1))

const draft = new KeptDraft(client, 'observations.log')
const found = await draft.open(() => true)
say(`found ${JSON.stringify((found?.values as { text?: string } | undefined)?.text ?? '')}`)

let text = `${life}:`
for (let wait = 0, next = 50; ; wait = next) {
  // A quick typist, who now and then looks up at the children.
  next = Math.random() < 0.04 ? 400 : 20 + Math.random() * 60
  const from = performance.now()
  await pause(wait)
  text += text.length % 6 === 0 ? ' ' : ('abcdefghijklmnopqrstuvwxyzé😀'.at(Math.floor(Math.random() * 27)) ?? 'x')
  say(
    `key ${String(Date.now())} ${String(Math.round(performance.now() - from - wait))} ${String(Math.round(next))} ${JSON.stringify(text)}`,
  )
  draft.change({ text })
}

function say(line: string): void {
  writeSync(1, `${line}\n`)
}
