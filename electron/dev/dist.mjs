// `npm run dist`: the installer for this platform; `npm run dist -- --dir`: the unpacked app, with the npm registry alone.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from './build.mjs'
import { packagedNode } from './node-binary.mjs'
import { Instruction, root, say, script } from './project.mjs'
import { nodeEnvironment, run, succeed, tool } from './run.mjs'
import { setUpWithElectron } from './set-up.mjs'

await script(async () => {
  const args = process.argv.slice(2)
  const { node, electron } = await setUpWithElectron()
  if (!electron.official && !args.includes('--dir')) {
    throw new Instruction('An installer needs the official Electron. Here only `npm run dist -- --dir` works: an unpacked development build.')
  }
  await build(node)
  const config = writeConfig(electron)
  await succeed(run(node, [tool('electron-builder'), '--config', config, '--publish', 'never', ...args], { env: nodeEnvironment(node) }))
  const app = unpackedApp()
  await succeed(run(node, [path.join(root, 'electron/dev/check-fuses.mjs'), app], { env: nodeEnvironment(node) }))
  say(`Ready: ${path.relative(root, app)}`)
})

/**
 * The committed configuration, with the Electron of this machine. A development build takes along what an old Electron
 * lacks: a newer Node, and the backend's code outside the asar, where that Node can read it.
 * @param {import('./electron-binary.mjs').ElectronBinary} electron
 */
function writeConfig(electron) {
  const folder = path.join(root, 'node_modules/.cache/kernwijzer')
  const file = path.join(folder, 'electron.builder.json')
  const chosen = { extends: path.join(root, 'electron.builder.yml'), electronDist: electron.folder, electronVersion: electron.version }
  const development = {
    asarUnpack: ['out/backend/**', 'node_modules/**'],
    extraResources: [{ from: packagedNode(), to: 'node/bin/node' }],
    extraMetadata: { description: 'Development build of Kernwijzer, not for use' },
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, JSON.stringify(electron.official ? chosen : { ...chosen, ...development }, null, 2))
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
