import { existsSync } from 'node:fs'
import { Instruction, say } from './project.mjs'
import { run, succeed } from './run.mjs'

/**
 * What Electron needs of Debian or Ubuntu, each with the name it has in newer releases first.
 * Xvfb is the display of a machine without one.
 */
const packages = [
  ['xvfb'],
  ['xauth'],
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['libxss1'],
  ['fonts-dejavu-core'],
]

/**
 * Installs what the chosen Electron misses on this Linux, when root on Debian or Ubuntu; otherwise says what to run.
 * @param {string} executable
 */
export async function ensureSystemPackages(executable) {
  if (process.platform !== 'linux') return
  const missing = await missingParts(executable)
  if (missing.length === 0) return
  const install = 'apt-get install -y --no-install-recommends'
  if (!existsSync('/usr/bin/apt-get')) {
    throw new Instruction(
      `Electron misses ${missing.join(', ')}. Install what your distribution calls ${packages.map((names) => names.at(-1)).join(' ')}, and run the same command again.`,
    )
  }
  if (process.getuid?.() !== 0) {
    throw new Instruction(
      `Electron misses ${missing.join(', ')}. Run this once, and then the same command again:\n\n  sudo ${install} ${(await knownNames()).join(' ')}\n`,
    )
  }
  say(`Installing what Electron misses (${missing.join(', ')}) …`)
  const environment = { env: { DEBIAN_FRONTEND: 'noninteractive' }, capture: true }
  const wait = ['-o', 'DPkg::Lock::Timeout=300']
  await succeed(run('apt-get', [...wait, 'update'], environment))
  await succeed(run('apt-get', [...wait, ...install.split(' ').slice(1), ...(await knownNames())], environment))
  const still = await missingParts(executable)
  if (still.length > 0)
    throw new Instruction(`Electron still misses ${still.join(', ')} after installing ${(await knownNames()).join(' ')}.`)
}

/** @param {string} executable */
async function missingParts(executable) {
  const { output } = await run('ldd', [executable], { capture: true })
  const missing = [...output.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '')
  if (!hasDisplay() && (await run('xvfb-run', ['--help'], { capture: true })).code === 127) missing.push('a display (xvfb)')
  if (!existsSync('/usr/share/fonts')) missing.push('fonts')
  return missing
}

/** True where a window can be shown to a person. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

/**
 * A command that opens windows: on the display that is there, else on a virtual one. Without `-noreset` the virtual one starts anew
 * when its last window closes, and an app that starts in that moment finds no display.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export function displayCommand(command, args) {
  if (hasDisplay()) return [command, [...args]]
  return ['xvfb-run', ['--auto-servernum', '--server-args=-screen 0 1600x1000x24 -noreset', command, ...args]]
}

async function knownNames() {
  const names = []
  for (const candidates of packages) {
    let known = candidates.at(-1) ?? ''
    for (const candidate of candidates) {
      if ((await run('apt-cache', ['show', candidate], { capture: true })).code !== 0) continue
      known = candidate
      break
    }
    names.push(known)
  }
  return names
}
