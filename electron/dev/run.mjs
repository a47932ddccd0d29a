import { spawn } from 'node:child_process'
import path from 'node:path'
import { readJson, root } from './project.mjs'

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the repository's root when left out
 * @property {NodeJS.ProcessEnv} [env] added to the environment
 * @property {boolean} [capture] keep the output instead of showing it
 * @property {boolean} [interactive] hand our standard input to the program
 * @property {boolean} [shell] only for npm on Windows, which is a .cmd file
 * @property {number} [timeoutMs]
 */

/**
 * Runs a program to its end. A program that cannot be started counts as exit code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: [options.interactive ? 'inherit' : 'ignore', options.capture ? 'pipe' : 'inherit', options.capture ? 'pipe' : 'inherit'],
      shell: options.shell ?? false,
      timeout: options.timeoutMs,
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += String(chunk)))
    child.stderr?.on('data', (chunk) => (output += String(chunk)))
    child.on('error', (error) => resolve({ code: 127, output: output + error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/**
 * Waits for a program that must succeed: its output is the message of the error when it does not.
 * @param {Promise<{ code: number, output: string }>} running
 */
export async function succeed(running) {
  const { code, output } = await running
  if (code !== 0) throw new Error(output || `a step ended with exit code ${String(code)}; its output stands above`)
}

/**
 * Runs npm, with the npm that started us where there is one.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options = {}) {
  const cli = process.env['npm_execpath']
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args], options)
  return process.platform === 'win32' ? run('npm.cmd', args, { ...options, shell: true }) : run('npm', args, options)
}

/**
 * The script behind a package's command, to be run by the Node of our choice, without a shell.
 * @param {string} packageName
 * @param {string} [command] the package's own name when left out
 */
export function tool(packageName, command = packageName) {
  const folder = path.join(root, 'node_modules', packageName)
  const bin = /** @type {string | Record<string, string>} */ (readJson(path.join(folder, 'package.json'))['bin'])
  const script = typeof bin === 'string' ? bin : bin[command]
  if (script === undefined) throw new Error(`${packageName} has no command ${command}`)
  return path.join(folder, script)
}

/**
 * The environment in which tools and tests run: our Node first on the path, so that what they start is that Node too. What it compiled is
 * kept: the same files are started again and again.
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
export function nodeEnvironment(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return {
    [key]: [path.dirname(node), path.join(root, 'node_modules/.bin'), process.env[key]].join(path.delimiter),
    NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node'),
  }
}
