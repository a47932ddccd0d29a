import { say } from './project.mjs'
import { nodeEnvironment, run, succeed, tool } from './run.mjs'

/**
 * Builds main, preload, renderer and backend into `out/`.
 * @param {string} node
 */
export async function build(node) {
  say('Building …')
  const args = [tool('electron-vite'), 'build', '--config', 'electron/electron.vite.config.ts', '--logLevel', 'warn']
  await succeed(run(node, args, { env: nodeEnvironment(node) }))
}
