import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from './build.mjs'
import { electronFlags } from './open-app.mjs'
import { readJson, results, root, say } from './project.mjs'
import { nodeEnvironment, run, tool } from './run.mjs'
import { displayCommand } from './system-packages.mjs'

/**
 * What a step came to. A check counts as one; a test runner counts its tests.
 * @typedef {{ passed: number, failed: number }} Outcome
 */

/** Every folder is a TypeScript project of its own, so that Node's types stay out of the renderer. */
const projects = ['db', 'renderer', 'electron', 'tests']

/**
 * @param {string} node
 * @returns {Promise<Outcome>}
 */
export async function types(node) {
  title('types')
  const checks = projects.map((project) => {
    const remembered = ['--incremental', '--tsBuildInfoFile', `node_modules/.cache/typescript/${project}.tsbuildinfo`]
    return () => check(node, `tsc -p ${project}`, [tool('typescript', 'tsc'), '-p', project, ...remembered])
  })
  return sum(await inPairs(checks))
}

/**
 * `onlyChanged` trusts what was found in files that did not change since; a whole run also sees what a change does to other files' types.
 * @param {string} node
 * @param {{ onlyChanged?: boolean }} [how]
 * @returns {Promise<Outcome>}
 */
export async function lint(node, { onlyChanged = false } = {}) {
  title('lint')
  const cache = onlyChanged ? ['--cache', '--cache-strategy', 'content', '--cache-location', 'node_modules/.cache/eslint/'] : []
  const rules = [tool('eslint'), '.', '--max-warnings', '0', '--concurrency', '2', ...cache]
  const format = [tool('prettier'), '--check', '.', '--log-level', 'warn']
  return sum(await inPairs([() => check(node, 'eslint', rules), () => check(node, 'prettier', format)]))
}

/**
 * @param {string} node
 * @returns {Promise<Outcome>}
 */
export async function structure(node) {
  title('structure')
  const layers = [tool('dependency-cruiser', 'depcruise'), '--config', 'tests/config/dependency-cruiser.mjs', ...projects]
  const unused = [tool('knip'), '--config', 'tests/config/knip.json']
  return sum(await inPairs([() => check(node, 'dependency-cruiser', layers), () => check(node, 'knip', unused)]))
}

/**
 * @param {string} node
 * @param {readonly string[]} [filter] e.g. `--project unit`
 * @returns {Promise<Outcome>}
 */
export async function vitest(node, filter = []) {
  title('vitest')
  const report = freshReport('vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = [tool('vitest'), 'run', '--config', 'tests/config/vitest.config.ts', ...reporters, ...filter]
  const { code } = await run(node, args, { env: nodeEnvironment(node) })
  const found = readReport(report)
  return conclude(code, Number(found['numPassedTests'] ?? 0), Number(found['numFailedTests'] ?? 0))
}

/**
 * @param {string} node
 * @returns {Promise<Outcome>}
 */
export async function building(node) {
  title('build')
  try {
    await build(node)
    return { passed: 1, failed: 0 }
  } catch (error) {
    say(String(error))
    return { passed: 0, failed: 1 }
  }
}

/**
 * The flows and the security tests, in the real app, on a virtual display where there is none.
 * @param {import('./set-up.mjs').WindowMachine} machine
 * @param {readonly string[]} [filter]
 * @returns {Promise<Outcome>}
 */
export async function flows({ node, electron }, filter = []) {
  title(`flows in Electron ${electron.version}${electron.official ? '' : ' (fallback, for development and tests only)'}`)
  const report = freshReport('flows.json')
  const args = [tool('@playwright/test', 'playwright'), 'test', '--config', 'tests/config/playwright.config.ts', ...filter]
  const { code } = await runWithDisplay(node, args, {
    ...nodeEnvironment(node),
    KERNWIJZER_ELECTRON: electron.executable,
    KERNWIJZER_ELECTRON_FLAGS: electronFlags().join(' '),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  /** @type {{ expected?: number, unexpected?: number, flaky?: number }} */
  const { expected = 0, unexpected = 0, flaky = 0 } = readReport(report)['stats'] ?? {}
  return conclude(code, expected, unexpected + flaky)
}

/**
 * Runs a script that opens windows: on the display that is there, else on a virtual one.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function runWithDisplay(command, args, env) {
  return run(...displayCommand(command, args), { env })
}

/**
 * @param {readonly Outcome[]} outcomes
 * @returns {Outcome}
 */
export function sum(outcomes) {
  return outcomes.reduce((total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }), {
    passed: 0,
    failed: 0,
  })
}

/**
 * The closing line, and the exit code that goes with it.
 * @param {Outcome} outcome
 */
export function conclusion({ passed, failed }) {
  process.stdout.write(`${String(passed)} passed, ${String(failed)} failed\n`)
  return failed === 0 && passed > 0 ? 0 : 1
}

/**
 * A runner that fails without a failed test (a file that does not load, no test at all) counts as one failure.
 * @param {number} code
 * @param {number} passed
 * @param {number} failed
 * @returns {Outcome}
 */
function conclude(code, passed, failed) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
}

/**
 * @param {string} node
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<Outcome>}
 */
async function check(node, name, args) {
  const { code, output } = await run(node, args, { capture: true, env: nodeEnvironment(node) })
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`)
  if (code !== 0 || output.trim() !== '') say(output.trimEnd())
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/**
 * Two at a time: the smallest machine that runs this has two cores.
 * @template T
 * @param {readonly (() => Promise<T>)[]} tasks
 */
async function inPairs(tasks) {
  const waiting = [...tasks]
  /** @type {T[]} */
  const done = []
  const worker = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) done.push(await task())
  }
  await Promise.all([worker(), worker()])
  return done
}

/** @param {string} name */
function freshReport(name) {
  mkdirSync(results, { recursive: true })
  const file = path.join(results, name)
  rmSync(file, { force: true })
  return path.relative(root, file)
}

/**
 * @param {string} report
 * @returns {Record<string, unknown>}
 */
function readReport(report) {
  const file = path.join(root, report)
  return existsSync(file) ? readJson(file) : {}
}

/** @param {string} name */
function title(name) {
  say(`\n── ${name} ──`)
}
