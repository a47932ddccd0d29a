import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { chooseElectron } from './electron-binary.mjs'
import { findNode } from './node-binary.mjs'
import { root, say } from './project.mjs'
import { npm, succeed } from './run.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

/**
 * @typedef {object} Machine
 * @property {string} node a Node that can open the database
 */

/**
 * @typedef {object} WindowMachine
 * @property {string} node
 * @property {import('./electron-binary.mjs').ElectronBinary} electron
 */

/**
 * Makes a machine with nothing but Node 20 ready for everything that needs no window.
 * @returns {Promise<Machine>}
 */
export async function setUp() {
  await installPackages()
  const node = findNode()
  return { node }
}

/**
 * The same, and an Electron that starts.
 * @returns {Promise<WindowMachine>}
 */
export async function setUpWithElectron() {
  const { node } = await setUp()
  const electron = await chooseElectron(node)
  await ensureSystemPackages(electron.executable)
  return { node, electron }
}

/** `npm ci`, when the installed packages are missing or older than the lock file. */
async function installPackages() {
  const installed = path.join(root, 'node_modules/.package-lock.json')
  const wanted = path.join(root, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return
  say('Installing packages (npm ci) …')
  await succeed(npm(['ci', '--loglevel=error'], { capture: true }))
}
