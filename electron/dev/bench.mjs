// `npm run bench`: prints the figures of the design beside their targets; measures, never fails on a slow machine.
import path from 'node:path'
import { build } from './build.mjs'
import { electronFlags } from './open-app.mjs'
import { root, script } from './project.mjs'
import { nodeEnvironment } from './run.mjs'
import { setUpWithElectron } from './set-up.mjs'
import { runWithDisplay } from './steps.mjs'

await script(async () => {
  const { node, electron } = await setUpWithElectron()
  await build(node)
  const args = [path.join(root, 'tests/bench/index.ts'), ...process.argv.slice(2)]
  const { code } = await runWithDisplay(node, args, {
    ...nodeEnvironment(node),
    KERNWIJZER_ELECTRON: electron.executable,
    KERNWIJZER_ELECTRON_FLAGS: electronFlags().join(' '),
  })
  return code
})
