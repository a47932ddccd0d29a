// `npm run demo`: makes the demo city, does the main job, and opens the app on it where there is a display.
import path from 'node:path'
import { build } from './build.mjs'
import { openApp } from './open-app.mjs'
import { root, say, script } from './project.mjs'
import { nodeEnvironment, run } from './run.mjs'
import { setUp, setUpWithElectron } from './set-up.mjs'
import { hasDisplay } from './system-packages.mjs'

await script(async () => {
  const args = process.argv.slice(2)
  const withWindow = !args.includes('--no-window') && hasDisplay()
  const { node } = await setUp()
  await build(node)
  const flags = args.filter((argument) => argument !== '--no-window')
  const { code } = await run(node, [path.join(root, 'db/demo/index.ts'), ...flags], { env: nodeEnvironment(node) })
  if (code !== 0 || !withWindow) return code
  say('Opening the app on the demo city …')
  return openApp(await setUpWithElectron(), { KERNWIJZER_APP_FOLDER: path.join(root, 'demo-stad/app') })
})
