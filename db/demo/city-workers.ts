import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { LocationPlan } from './city.ts'
import type { MakeOptions, MadeLocation } from './make-location.ts'

/** Makes all locations, as many at once as there are cores; `onMade` hears of each. */
export async function makeLocations(
  plans: readonly LocationPlan[],
  options: MakeOptions,
  onMade: (made: MadeLocation) => void,
): Promise<MadeLocation[]> {
  const waiting = [...plans]
  const made: MadeLocation[] = []
  const lane = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./location-worker.ts', import.meta.url), { workerData: options })
      const next = (): void => {
        const plan = waiting.shift()
        if (plan === undefined) void worker.terminate().then(() => resolve(), reject)
        else worker.postMessage({ plan })
      }
      worker.on('error', reject)
      worker.on('message', (one: MadeLocation) => {
        made.push(one)
        onMade(one)
        next()
      })
      next()
    })
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), plans.length) }, lane))
  return made.sort((a, b) => a.index - b.index)
}
