import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { familyNames } from '../../db/demo/names.ts'
import { sightings } from '../../db/demo/sentences.ts'
import { aChild, aContact, anObservation } from '../support/builders.ts'
import { startTestBackend } from '../support/backend.ts'

const scratch = mkdtempSync(join(tmpdir(), 'kernwijzer-plaintext-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** Words that stand nowhere else on this machine. */
const secrets = ['Xandrijntje', 'Quispelbrugge', 'zeepaardenkwartet', 'wisselwoldraad', 'onafgemaaktezinnetje', 'kruimelvlechtgesprek']

test('no name and no note of a record stands readable in any byte of its folders, its backups, its export or the log', async () => {
  const backend = await startTestBackend()
  const { id } = await backend.call('children.register', aChild({ firstName: 'Xandrijntje', lastName: 'Quispelbrugge' }))
  await backend.call('observations.log', anObservation({ childIds: [id], text: 'Speelt zeepaardenkwartet met wisselwoldraad.' }))
  await backend.call('parents.log', aContact({ childId: id, note: 'Een kruimelvlechtgesprek met moeder.' }))
  await backend.call('drafts.save', { key: 'observations.log', values: { text: 'onafgemaaktezinnetje' } })
  await backend.call('observations.list', { search: 'zeepaardenkwartet' })
  await backend.call('children.list', { search: 'xandrijn' })
  await backend.call('backups.make', {})

  const whileOpen = findIn(backend.scratch, secrets)
  await backend.call('workspaces.lock', {})
  const afterLock = findIn(backend.scratch, secrets)
  const log = JSON.stringify(backend.log)
  await backend.stop()

  expect(whileOpen).toEqual([])
  expect(afterLock).toEqual([])
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([])
  // The search itself works: the workspace's name on the lock screen is found.
  expect(log).toContain('observations.log')
})

test('the search would find what is there', () => {
  const folder = join(scratch, 'control')
  mkdirSync(folder)
  for (const [name, encoding] of [
    ['a', 'utf8'],
    ['b', 'utf16le'],
  ] as const) {
    const bytes = Buffer.concat([Buffer.alloc(70_000, 7), Buffer.from('xx zeepaardenkwartet yy', encoding)])
    expect(bytes.length).toBeGreaterThan(65_536)
    writeFileSync(join(folder, name), bytes)
  }
  expect(findIn(folder, secrets).map((hit) => hit.secret)).toEqual(['zeepaardenkwartet', 'zeepaardenkwartet'])
})

test('the demo city leaves no child and no observation readable, in its output or in the temp folder', { timeout: 120_000 }, async () => {
  const temp = join(scratch, 'temp')
  mkdirSync(temp)
  await runDemo(join(scratch, 'city'), temp)
  const words = [
    ...familyNames.filter((name) => name.length > 6),
    ...Object.values(sightings)
      .flat()
      .filter((one) => !one.includes('%')),
  ]
  expect(findIn(join(scratch, 'city'), words)).toEqual([])
  expect(findIn(temp, words)).toEqual([])
})

function runDemo(folder: string, temp: string): Promise<void> {
  const demo = fileURLToPath(new URL('../../db/demo/index.ts', import.meta.url))
  const env = { ...process.env, TMPDIR: temp, TEMP: temp, TMP: temp }
  const child = spawn(process.execPath, [demo, '--locations', '1', '--folder', folder], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const said: string[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  return new Promise((resolve, reject) => {
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(said.join('').slice(-2000)))))
  })
}

/** Every file below the folder, byte by byte, in UTF-8 and UTF-16; also the names of the files. */
function findIn(folder: string, words: readonly string[]): { file: string; secret: string }[] {
  const hits: { file: string; secret: string }[] = []
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    for (const secret of words) if (entry.name.includes(secret)) hits.push({ file, secret })
    if (!entry.isFile()) continue
    const bytes = readFileSync(file)
    for (const secret of words) {
      if (bytes.includes(Buffer.from(secret, 'utf8')) || bytes.includes(Buffer.from(secret, 'utf16le'))) hits.push({ file, secret })
    }
  }
  return hits
}
