// `npm run check`: the inner loop. Types, lint, structure and unit tests, without a window.
import { script } from './project.mjs'
import { setUp } from './set-up.mjs'
import { conclusion, lint, structure, sum, types, vitest } from './steps.mjs'

await script(async () => {
  const { node } = await setUp()
  const outcomes = [
    await types(node),
    await lint(node, { onlyChanged: true }),
    await structure(node),
    await vitest(node, ['--project', 'unit']),
  ]
  return conclusion(sum(outcomes))
})
