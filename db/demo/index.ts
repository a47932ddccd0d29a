import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { KnownWorkspaces } from '../backend/known-workspaces.ts'
import { dayInUtrecht, lastPeildatum } from '../contract/dates.ts'
import { makeLocations } from './city-workers.ts'
import { planCity } from './city.ts'
import { writeDamagedCopy, writeForgedDelivery } from './hostile-files.ts'
import { demoPassword } from './make-location.ts'
import { importFolder, listRefused, makeProjectleider, takeIn, wijkTableText } from './projectleider.ts'

/**
 * `npm run demo`: makes a city of real workspaces with invented children, lets each deliver to the wijk, takes the deliveries
 * in as the projectleider would, and prints the wijk table.
 */
const started = performance.now()
const root = fileURLToPath(new URL('../..', import.meta.url))
const markerName = 'kernwijzer-demo.json'
const { values } = parseArgs({
  options: {
    locations: { type: 'string', default: '70' },
    seed: { type: 'string', default: '1' },
    folder: { type: 'string', default: join(root, 'demo-stad') },
  },
})
const locationCount = wholeNumber('--locations', values.locations, 1, 200)
const seed = wholeNumber('--seed', values.seed, 0, 1_000_000)
const folder = freshFolder(resolve(values.folder))
const appVersion = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
const now = new Date().toISOString()
const peildatum = lastPeildatum(dayInUtrecht(now))
const workspacesFolder = join(folder, 'locaties')
const deliveriesFolder = join(folder, 'leveringen')
for (const one of [workspacesFolder, deliveriesFolder]) mkdirSync(one, { recursive: true })

const keyCard = join(folder, 'kpa-utrecht.kpa-sleutel')
const { session, words, recipient } = await makeProjectleider(join(folder, 'projectleider'), keyCard, appVersion)
const plans = planCity(locationCount, seed)
let ready = 0
let operations = 0
showProgress()
const made = await makeLocations(
  plans,
  { now, peildatum, workspacesFolder, deliveriesFolder, keyCard, receiverWords: words, appVersion },
  (one) => {
    ready += 1
    operations += one.operations
    showProgress()
  },
)
process.stderr.write('\n')

const [firstFile] = readdirSync(deliveriesFolder).sort()
const [victim] = made
const [victimPlan] = plans
if (firstFile === undefined || victim === undefined || victimPlan === undefined) throw new Error('The city has no delivery')
await takeIn(session, { plans, made, deliveriesFolder, peildatum })

// A day later two more files lie in the folder: one broken on its way, one that somebody else made.
const genuine = new Set(readdirSync(deliveriesFolder))
writeDamagedCopy(deliveriesFolder, firstFile)
await writeForgedDelivery(deliveriesFolder, victim, victimPlan, recipient, { peildatum, now })
await importFolder(session, deliveriesFolder, genuine)
const refused = await listRefused(session)
const table = await session.call('wijkanalyse.table', { peildatum })
const missing = await session.call('deliveries.missing', { peildatum })
for (const format of ['xlsx', 'csv'] as const) {
  session.answers.savePath = join(folder, `wijkanalyse-${peildatum}.${format}`)
  await session.call('wijkanalyse.saveTable', { peildatum, format })
}
await session.close()
rememberInApp()

const lines = [
  `Wijktabel op peildatum ${peildatum} (kleiner dan ${String(table.smallCount)} wordt niet getoond)`,
  '',
  wijkTableText(table),
  '',
  ...refused.map((one) => `Geweigerd: ${one.fileName} (${one.refusal})`),
  ...missing.map((one) => `Nog niet geleverd: ${one.name}`),
  '',
  `${String(readdirSync(deliveriesFolder).length)} leveringen in ${deliveriesFolder}`,
  `${String(operations)} bewerkingen in ${String(Math.round((performance.now() - started) / 1000))} seconden`,
  `Tabel: ${join(folder, `wijkanalyse-${peildatum}.xlsx`)}`,
  `Wachtwoord van elke demo-werkruimte: ${demoPassword}`,
]
process.stdout.write(`${lines.join('\n')}\n`)

/** The app opens on the showcase; the projectleider and a few others are one click away. */
function rememberInApp(): void {
  const known = new KnownWorkspaces(join(folder, 'app'))
  const face = (path: string) => JSON.parse(readFileSync(join(path, 'keys.json'), 'utf8')) as { vaultId: string; workspaceName: string }
  const remember = (path: string, kind: 'voorschool' | 'projectleider'): void => {
    const { vaultId, workspaceName } = face(path)
    known.remember({ workspaceId: vaultId, name: workspaceName, kind, practice: false, folder: path })
  }
  for (const one of made.slice(1, 4).reverse()) remember(one.folder, 'voorschool')
  remember(join(folder, 'projectleider'), 'projectleider')
  if (victim !== undefined) remember(victim.folder, 'voorschool')
}

/** Only a folder that an earlier demo made is emptied. */
function freshFolder(path: string): string {
  if (existsSync(path) && readdirSync(path).length > 0) {
    if (!existsSync(join(path, markerName))) stop(`In ${path} staat iets anders. Kies een lege map met --folder.`)
    rmSync(path, { recursive: true })
  }
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, markerName), '{"demo":true}\n')
  return path
}

function wholeNumber(name: string, typed: string, low: number, high: number): number {
  const value = Number(typed)
  if (!Number.isInteger(value) || value < low || value > high) stop(`${name} is een getal van ${String(low)} tot en met ${String(high)}.`)
  return value
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

function showProgress(): void {
  const width = 30
  const done = Math.round((ready / locationCount) * width)
  const bar = `${'█'.repeat(done)}${'░'.repeat(width - done)}`
  process.stderr.write(
    `${process.stderr.isTTY ? '\r' : ''}${bar} ${String(ready)} van ${String(locationCount)} locaties${process.stderr.isTTY ? '' : '\n'}`,
  )
}
