// Runs a TypeScript file of the project under the Node that can open the database, e.g. `npm run -s cli -- operations`.
import path from 'node:path'
import { Instruction, root, script } from './project.mjs'
import { nodeEnvironment, run } from './run.mjs'
import { setUp } from './set-up.mjs'

await script(async () => {
  const [file, ...args] = process.argv.slice(2)
  if (file === undefined) throw new Instruction('Usage: node electron/dev/run-node.mjs <file> [arguments]')
  const { node } = await setUp()
  // npm starts scripts in the project's folder; paths that a person types are relative to where that person is
  const cwd = process.env['INIT_CWD'] ?? process.cwd()
  const { code } = await run(node, [path.join(root, file), ...args], { interactive: true, cwd, env: nodeEnvironment(node) })
  return code
})
