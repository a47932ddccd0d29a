// `npm test`: everything, on any machine with Node 20. The last line is `N passed, N failed`.
// `npm test -- flows observations` runs one step; what follows the step's name goes to its runner.
import { Instruction, script } from './project.mjs'
import { setUpWithElectron } from './set-up.mjs'
import { building, conclusion, flows, lint, structure, sum, types, vitest } from './steps.mjs'

/** @typedef {import('./steps.mjs').Outcome} Outcome */

await script(async () => {
  const [only, ...filter] = process.argv.slice(2)
  const machine = await setUpWithElectron()
  const { node } = machine
  /** @type {Record<string, () => Promise<Outcome>>} */
  const steps = {
    types: () => types(node),
    lint: () => lint(node),
    structure: () => structure(node),
    vitest: () => vitest(node, filter),
    build: () => building(node),
    flows: () => flows(machine, filter),
  }
  if (only !== undefined && !(only in steps))
    throw new Instruction(`There is no step ${only}. The steps are ${Object.keys(steps).join(', ')}.`)
  /** @type {Outcome[]} */
  const outcomes = []
  for (const [name, step] of Object.entries(steps)) {
    const needed = only === undefined || only === name || (only === 'flows' && name === 'build')
    if (needed) outcomes.push(await step())
  }
  return conclusion(sum(outcomes))
})
