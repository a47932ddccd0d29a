// `npm run dist`: the installer for this platform; `npm run dist -- --dir`: the unpacked app, with the npm registry alone.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from './build.mjs'
import { packagedNode } from './node-binary.mjs'
import { Instruction, root, say, script } from './project.mjs'
import { nodeEnvironment, run, succeed, tool } from './run.mjs'
import { electronFlags } from './open-app.mjs'
import { setUpWithElectron } from './set-up.mjs'
import { displayCommand } from './system-packages.mjs'

await script(async () => {
  const args = process.argv.slice(2)
  const { node, electron } = await setUpWithElectron()
  if (!electron.official && !args.includes('--dir')) {
    throw new Instruction(
      'An installer needs the official Electron. Here only `npm run dist -- --dir` works: an unpacked development build.',
    )
  }
  await build(node)
  const config = writeConfig(electron)
  await succeed(run(node, [tool('electron-builder'), '--config', config, '--publish', 'never', ...args], { env: nodeEnvironment(node) }))
  const app = unpackedApp()
  // left over from Electron's own distribution: the part that runs any folder
  if (args.includes('--dir')) rmSync(path.join(path.dirname(app), 'resources/default_app.asar'), { force: true })
  await succeed(run(node, [path.join(root, 'electron/dev/check-fuses.mjs'), app], { env: nodeEnvironment(node) }))
  if (args.includes('--dir')) await seeItStart(app)
  say(`Ready: ${path.relative(root, app)}`)
})

/**
 * Starts the packaged app on an empty folder and waits until its log says that window and backend are there.
 * @param {string} app
 */
async function seeItStart(app) {
  const folder = mkdtempSync(path.join(tmpdir(), 'kernwijzer-dist-'))
  const executable = process.platform === 'darwin' ? path.join(app, 'Contents/MacOS/Kernwijzer') : app
  const [command, args] = displayCommand(executable, electronFlags())
  const running = spawn(command, args, {
    env: { ...process.env, KERNWIJZER_APP_FOLDER: folder },
    stdio: 'ignore',
    detached: process.platform !== 'win32',
  })
  const log = path.join(folder, 'logs/kernwijzer.log')
  const isUp = () => existsSync(log) && ['painted', 'backend-ready'].every((event) => readFileSync(log, 'utf8').includes(`"${event}"`))
  for (let waited = 0; waited < 60_000 && !isUp(); waited += 200) await sleep(200)
  const started = isUp()
  // a virtual display is a parent of its own: the whole group ends
  if (running.pid !== undefined) process.kill(process.platform === 'win32' ? running.pid : -running.pid)
  await new Promise((resolve) =>
    running.exitCode === null && running.signalCode === null ? running.once('exit', resolve) : resolve(undefined),
  )
  if (!started) throw new Error(`the packaged app did not start; its log: ${existsSync(log) ? readFileSync(log, 'utf8') : 'none'}`)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  say('ok     the packaged app starts from its asar')
}

/**
 * The committed configuration, with the Electron of this machine. A development build takes along what an old Electron
 * lacks: a newer Node, and the backend's code outside the asar, where that Node can read it.
 * @param {import('./electron-binary.mjs').ElectronBinary} electron
 */
function writeConfig(electron) {
  const folder = path.join(root, 'node_modules/.cache/kernwijzer')
  const file = path.join(folder, 'electron.builder.json')
  const chosen = { extends: path.join(root, 'electron.builder.yml'), electronDist: electron.folder, electronVersion: electron.version }
  const release = { electronFuses: { grantFileProtocolExtraPrivileges: false } } // an old Electron does not have this fuse
  const development = {
    asarUnpack: ['out/backend/**', 'node_modules/**'],
    extraResources: [{ from: packagedNode(), to: 'node/bin/node' }],
    extraMetadata: { description: 'Development build of Kernwijzer, not for use' },
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, JSON.stringify({ ...chosen, ...(electron.official ? release : development) }, null, 2))
  return file
}

/** The executable (on macOS the app) in the folder that electron-builder unpacked to. */
function unpackedApp() {
  const dist = path.join(root, 'dist')
  const names = { win32: 'Kernwijzer.exe', darwin: 'Kernwijzer.app', linux: 'kernwijzer' }
  const name = process.platform === 'win32' || process.platform === 'darwin' ? names[process.platform] : names.linux
  const found = readdirSync(dist)
    .map((folder) => path.join(dist, folder, name))
    .find((file) => existsSync(file))
  if (found === undefined) throw new Error(`electron-builder left no ${name} in dist`)
  return found
}
