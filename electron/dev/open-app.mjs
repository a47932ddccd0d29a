import { readFileSync } from 'node:fs'
import { root } from './project.mjs'
import { run } from './run.mjs'
import { hasDisplay } from './system-packages.mjs'

/**
 * Opens the built app in the chosen Electron, and waits until it is closed.
 * @param {import('./set-up.mjs').WindowMachine} machine
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function openApp({ electron }, env = {}) {
  const { code } = await run(electron.executable, [...electronFlags(), root], { env })
  return code
}

/** What Electron needs on its command line on this machine. Only for starts from the source; an installed app has none. */
export function electronFlags() {
  return [...sandboxFlags(), ...graphicsFlags()]
}

/**
 * Chromium refuses its sandbox to root, and cannot make one where the system closes user namespaces to programs that it
 * does not know.
 */
function sandboxFlags() {
  if (process.platform !== 'linux') return []
  const closed =
    process.getuid?.() === 0 || systemSays('apparmor_restrict_unprivileged_userns', '1') || systemSays('unprivileged_userns_clone', '0')
  return closed ? ['--no-sandbox'] : []
}

/** A virtual display has no graphics card: looking for one fails, and now and then an older Electron hangs on that. */
function graphicsFlags() {
  return hasDisplay() ? [] : ['--disable-gpu']
}

/**
 * @param {string} setting
 * @param {string} value
 */
function systemSays(setting, value) {
  try {
    return readFileSync(`/proc/sys/kernel/${setting}`, 'utf8').trim() === value
  } catch {
    return false // a kernel without the setting does not restrict
  }
}
