// `npm start`: the app, for real use from the source.
import { build } from './build.mjs'
import { openApp } from './open-app.mjs'
import { Instruction, script } from './project.mjs'
import { setUpWithElectron } from './set-up.mjs'
import { hasDisplay } from './system-packages.mjs'

await script(async () => {
  if (!hasDisplay()) throw new Instruction('There is no display to open a window on. `npm run cli` works without one.')
  const machine = await setUpWithElectron()
  await build(machine.node)
  return openApp(machine)
})
