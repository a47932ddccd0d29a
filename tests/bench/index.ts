import { cpus } from 'node:os'
import { measureBackend } from './backend.ts'
import { print } from './figures.ts'
import { designSize } from './seeded-record.ts'
import { measureWindow } from './window.ts'

/** `npm run bench [-- backend|window]`: prints what was measured beside what the design asks. Nothing here fails a test. */
const machine = `${String(cpus().length)} × ${cpus()[0]?.model ?? 'unknown processor'}, ${process.platform}, Node ${process.versions.node}`
process.stdout.write(
  `${machine}\n${designSize.children.toLocaleString('nl')} children, ${designSize.observations.toLocaleString('nl')} observations\n`,
)
const [part] = process.argv.slice(2)
if (part !== 'window') print('Backend', await measureBackend())
if (part !== 'backend') print('Window', await measureWindow())
