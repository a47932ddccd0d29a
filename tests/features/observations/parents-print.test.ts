import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { VoorschoolTables } from '../../../db/schema/database.ts'
import { expectError, startTestBackend, type TestBackend } from '../../support/backend.ts'
import { aChild, anObservation } from '../../support/builders.ts'

let backend: TestBackend<VoorschoolTables>
let noor: string
let sam: string
beforeEach(async () => {
  backend = await startTestBackend()
  noor = (await backend.call('children.register', aChild())).id
  sam = (await backend.call('children.register', aChild({ firstName: 'Sam', lastName: 'de Vries' }))).id
})
afterEach(() => backend.stop())

const period = { from: '2026-11-01', until: '2026-11-23' }
const log = (text: string, more: Partial<Parameters<typeof anObservation>[0]> = {}) =>
  backend.call('observations.log', anObservation({ childIds: [noor], text, ...more }))

test('observations.forParents gives what parents may read, by day, with other children masked', async () => {
  await log('Bouwde met Sam een toren. Sams moeder kwam kijken.', {
    childIds: [noor, sam],
    domains: ['motoriek', 'taal'],
    observedOn: '2026-11-12',
  })
  await log('Noor zong.', { observedOn: '2026-11-05', domains: [] })
  await log('Te vroeg', { observedOn: '2026-10-31' })
  await log('Voor het team', { isStaffOnly: true })
  expect(await backend.call('observations.forParents', { childId: noor, ...period })).toEqual({
    name: 'Noor B.',
    entries: [
      { id: expect.any(String) as string, observedOn: '2026-11-05', domains: [], text: 'Noor zong.', masked: 0, authorName: 'Marieke' },
      {
        id: expect.any(String) as string,
        observedOn: '2026-11-12',
        domains: ['taal', 'motoriek'],
        text: 'Bouwde met een ander kind een toren. Een ander kind z’n moeder kwam kijken.',
        masked: 2,
        authorName: 'Marieke',
      },
    ],
    staffOnly: 1,
  })
})

test('the print is a whole page in plain words, with what was typed as text', async () => {
  await log('<img src=x onerror=alert(1)> zei zij\nen {{author}} lachte', { observedOn: '2026-11-12', domains: ['rekenen'] })
  expect(await backend.call('observations.printForParents', { childId: noor, ...period, to: 'printer' })).toEqual({
    observations: 1,
    fileName: null,
  })
  const [html = ''] = backend.dialogs.printed
  expect(html).toContain('<title>Wat wij zagen: Noor B.</title>')
  expect(html).toContain('12 november 2026 · tellen en puzzelen · gezien door Marieke')
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; zei zij<br>en {{author}} lachte')
  expect(html).not.toMatch(/<(script|img|link|a)\b/)
  expect(html).not.toMatch(/aandacht|zorg\b|volgens verwachting/)
  const { rows } = await backend.call('audit.list', { operation: 'observations.printForParents' })
  expect(rows).toMatchObject([{ subjectId: noor, outcome: 'ok', figures: { observations: 1 } }])
})

test('as a PDF it stands where the user chose, and nowhere when she changes her mind', async () => {
  await log('Telde tot vier')
  backend.dialogs.savePath = join(backend.scratch, 'noor.pdf')
  expect(await backend.call('observations.printForParents', { childId: noor, ...period, to: 'pdf' })).toEqual({
    observations: 1,
    fileName: 'noor.pdf',
  })
  expect(readFileSync(backend.dialogs.savePath).subarray(0, 5).toString()).toBe('%PDF-')
  backend.dialogs.savePath = null
  await expectError(backend.call('observations.printForParents', { childId: noor, ...period, to: 'pdf' }), 'cancelled')
})

test('a period in which nothing was written says so', async () => {
  await backend.call('observations.printForParents', { childId: noor, ...period, to: 'printer' })
  expect(backend.dialogs.printed[0]).toContain('In deze tijd is niets opgeschreven')
})
