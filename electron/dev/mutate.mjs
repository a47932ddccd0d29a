// `npm run mutate [-- <files>]`: which changes of the rules no test notices (tests/config/stryker.config.mjs).
import path from 'node:path'
import { root, script } from './project.mjs'
import { nodeEnvironment, run } from './run.mjs'
import { setUp } from './set-up.mjs'

await script(async () => {
  const { node } = await setUp()
  const files = process.argv.slice(2)
  const stryker = path.join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js')
  const args = [
    stryker,
    'run',
    path.join(root, 'tests/config/stryker.config.mjs'),
    ...(files.length > 0 ? ['--mutate', files.join(',')] : []),
  ]
  const { code } = await run(node, args, { interactive: true, env: nodeEnvironment(node) })
  return code
})
