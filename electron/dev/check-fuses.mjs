// Reads the fuses back from a packaged app: exit code 1, and which, when one is not as it must be.
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { say, script } from './project.mjs'

const wanted = {
  RunAsNode: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
}

await script(async () => {
  const wire = await getCurrentFuseWire(process.argv[2] ?? '')
  let wrong = 0
  for (const [name, isOn] of Object.entries(wanted)) {
    const state = wire[FuseV1Options[/** @type {keyof typeof wanted} */ (name)]]
    const isRight = state === (isOn ? FuseState.ENABLE : FuseState.DISABLE)
    say(`${isRight ? 'ok    ' : 'WRONG '} fuse ${name} is ${isOn ? 'on' : 'off'}`)
    if (!isRight) wrong++
  }
  return wrong === 0 ? 0 : 1
})
