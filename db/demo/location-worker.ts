import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import type { LocationPlan } from './city.ts'
import { makeLocation, type MakeOptions } from './make-location.ts'

/** Runs beside the others on its own thread: one location per message. */
const options = workerData as MakeOptions
const port = parentPort
if (port === null) throw new Error('This file runs as a worker')
port.on('message', (message: unknown) => {
  const { plan } = z.object({ plan: z.custom<LocationPlan>((value) => typeof value === 'object') }).parse(message)
  void makeLocation(plan, options).then((made) => port.postMessage(made))
})
