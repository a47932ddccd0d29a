import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** What the tests leave behind: JSON results, screenshots, traces. */
export const results = path.join(root, 'tests/results')

/** What is fetched once per machine and shared by every clone. Never inside the repository. */
export const cache = path.join(cacheHome(), 'kernwijzer')

function cacheHome() {
  if (process.env['XDG_CACHE_HOME']) return process.env['XDG_CACHE_HOME']
  if (process.platform === 'win32' && process.env['LOCALAPPDATA']) return process.env['LOCALAPPDATA']
  if (process.platform === 'darwin') return path.join(homedir(), 'Library/Caches')
  return path.join(homedir(), '.cache')
}

/**
 * One line that says what is being done. It goes to stderr, so that stdout holds results only.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** What a person must do first: printed without a stack, ends the script with exit code 1. */
export class Instruction extends Error {}

/**
 * Runs the whole of a script: an instruction is printed plainly, a bug with its stack, and both end with exit code 1.
 * @param {() => Promise<number | void>} main returns the exit code, if it is not 0
 */
export async function script(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    process.stderr.write(`\n${error instanceof Instruction ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  }
}

/**
 * A JSON file of the project or of a package, or what a tool reported.
 * @param {string} file
 * @returns {Record<string, unknown>}
 */
export function readJson(file) {
  /** @type {unknown} */
  const value = JSON.parse(readFileSync(file, 'utf8'))
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
