import { expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from '../../db/contract/index.ts'
import type { Operation } from '../../db/contract/operation.ts'
import { mayDo, roles, rolesOfKind } from '../../db/contract/roles.ts'

const operations = Object.entries<Operation>(contract)

test.for(operations)('%s is named <feature>.<verb>', ([name]) => {
  expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]+$/)
})

test.for(operations)('%s takes no path, address, query text or column name', ([, { input }]) => {
  const schema = JSON.stringify(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }))
  const names = [...schema.matchAll(/"([A-Za-z]+)":\{/g)].map((match) => match[1] ?? '')
  expect(names.filter((name) => /path|folder|url|sql|where|column|table/i.test(name))).toEqual([])
})

test.for(operations)('%s refuses what it does not know', ([, { input }]) => {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  const shapes = schema.oneOf ?? [schema]
  expect(shapes.map((shape) => typeof shape === 'object' && shape.additionalProperties)).toEqual(shapes.map(() => false))
})

test.for(operations.filter(([, { kind }]) => kind !== 'query'))(
  '%s names what it changes or is known to change nothing that is shown',
  ([name, { topics }]) => {
    const silent = [
      'workspaces.touch',
      'placements.previewBulk',
      'workspaces.printRecoverySheet',
      'presence.printWeek',
      'hours.printPbm',
      'deliveries.saveKeyCard',
      'wijkanalyse.saveTable',
      'backups.candidates',
      'observations.printForParents',
    ]
    if (silent.includes(name)) expect(topics).toEqual([])
    else expect(topics.length).toBeGreaterThan(0)
  },
)

test('only what must work before anybody is signed in is open to anyone', () => {
  const open = operations.filter(([, { role }]) => role === 'anyone').map(([name]) => name.split('.')[0])
  expect([...new Set(open)].sort()).toEqual(['backups', 'workspaces'])
  for (const [name, { role, place }] of operations) if (role === 'anyone') expect([name, place]).toEqual([name, 'none'])
})

test('a role fits the place: nobody of the one kind of workspace may do what belongs to the other', () => {
  for (const [name, { role, place }] of operations) {
    if (place === 'voorschool') expect([name, rolesOfKind.projectleider.some((one) => mayDo(one, role))]).toEqual([name, false])
    if (place === 'projectleider') expect([name, rolesOfKind.voorschool.some((one) => mayDo(one, role))]).toEqual([name, false])
  }
})

test('mayDo: a locatiemanager may what a medewerker may, never the other way; nobody may without a session', () => {
  const table = Object.fromEntries(roles.map((role) => [role, roles.filter((required) => mayDo(role, required))]))
  expect(table).toEqual({ medewerker: ['medewerker'], locatiemanager: ['medewerker', 'locatiemanager'], projectleider: ['projectleider'] })
  expect(roles.filter((required) => mayDo(undefined, required))).toEqual([])
  expect([mayDo(undefined, 'user'), mayDo(undefined, 'anyone'), mayDo('medewerker', 'user')]).toEqual([false, true, true])
})
