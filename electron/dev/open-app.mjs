import { readFileSync } from 'node:fs'
import { root } from './project.mjs'
import { run } from './run.mjs'

/**
 * Opens the built app in the chosen Electron, and waits until it is closed.
 * @param {import('./set-up.mjs').WindowMachine} machine
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function openApp({ electron }, env = {}) {
  const { code } = await run(electron.executable, [...sandboxFlags(), root], { env })
  return code
}

/**
 * Chromium refuses its sandbox to root, and cannot make one where the system closes user namespaces to programs that it
 * does not know. Only for starts from the source; an installed app keeps its sandbox.
 */
export function sandboxFlags() {
  if (process.platform !== 'linux') return []
  const closed = process.getuid?.() === 0 || systemSays('apparmor_restrict_unprivileged_userns', '1') || systemSays('unprivileged_userns_clone', '0')
  return closed ? ['--no-sandbox'] : []
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
