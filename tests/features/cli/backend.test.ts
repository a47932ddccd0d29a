import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { contract } from '../../../db/contract/index.ts'
import { password } from '../../support/backend.ts'
import { aChild, aGroup, anAdvies } from '../../support/builders.ts'

const cli = fileURLToPath(new URL('../../../db/cli/index.ts', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'kernwijzer-cli-'))
const passwordFile = join(scratch, 'password')
writeFileSync(passwordFile, `${password}\n`)
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

interface Answer {
  readonly code: number
  readonly value: unknown
  readonly error: unknown
}

/** One process, as an administrator would start it. */
function run(args: readonly string[], standardInput = ''): Promise<Answer> {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['pipe', 'pipe', 'pipe'], cwd: scratch })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  child.stdin.end(standardInput)
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const text = Buffer.concat(out).toString()
      const wrong = Buffer.concat(err).toString()
      resolve({
        code: code ?? -1,
        value: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
        error: wrong === '' ? null : JSON.parse(wrong),
      })
    })
  })
}

async function call(
  workspace: string,
  user: string,
  operation: string,
  input: unknown = {},
  extra: readonly string[] = [],
): Promise<never> {
  const answer = await run([
    'call',
    operation,
    '--workspace',
    workspace,
    '--user',
    user,
    '--password-file',
    passwordFile,
    '--input',
    JSON.stringify(input),
    ...extra,
  ])
  expect(answer).toMatchObject({ code: 0, error: null })
  return answer.value as never
}

test('operations lists every operation with the schema of its input', async () => {
  const { value } = await run(['operations'])
  const listed = value as { name: string; kind: string; role: string; input: { type: string } }[]
  expect(listed.map((one) => one.name)).toEqual(Object.keys(contract))
  expect(listed.find((one) => one.name === 'children.register')).toMatchObject({
    kind: 'command',
    role: 'medewerker',
    input: { type: 'object', additionalProperties: false, required: expect.arrayContaining(['firstName', 'bornOn']) as string[] },
  })
})

test('errors are JSON on stderr with exit code 1', async () => {
  expect(await run(['fly'])).toEqual({ code: 1, value: '', error: { error: { code: 'invalid-input', details: { argument: 'command' } } } })
  expect(await run(['verify', '--workspace', scratch])).toMatchObject({ code: 1, error: { error: { details: { argument: '--user' } } } })
  const wrong = ['call', 'children.list', '--workspace', join(scratch, 'nowhere'), '--user', 'Jo', '--password-file', passwordFile]
  expect(await run(wrong)).toMatchObject({ code: 1, error: { error: { code: 'unreadable-workspace' } } })
})

describe('the main job, from an observation to the wijk table, by command line alone', { timeout: 120_000 }, () => {
  const location = join(scratch, 'voorschool')
  const city = join(scratch, 'kpa')
  const card = join(scratch, 'kpa.kpa-sleutel')

  test('makes both workspaces, with the recovery code in a file of its own', async () => {
    const create = (kind: string, folder: string, name: string, user: string): Promise<Answer> =>
      run(
        [
          'create-workspace',
          '--kind',
          kind,
          '--folder',
          folder,
          '--name',
          name,
          '--user',
          user,
          '--password-file',
          '-',
          '--recovery-file',
          `${folder}.code`,
        ],
        `${password}\n`,
      )
    expect(await create('voorschool', location, 'Voorschool De Wilg', 'Marieke')).toMatchObject({ code: 0, value: { folder: location } })
    expect(await create('projectleider', city, 'KPA Utrecht', 'Hanna')).toMatchObject({ code: 0 })
    expect(statSync(`${location}.code`).mode & 0o077).toBe(0)
    expect(
      await create('voorschool', `${location}2`, 'De Wilg', 'Marieke').then(() => create('voorschool', `${location}3`, 'x', 'y')),
    ).toMatchObject({ code: 0 })
    expect(await create('voorschool', location, 'Nog een', 'Marieke')).toMatchObject({
      code: 1,
      error: { error: { code: 'file-problem', details: { reason: 'exists' } } },
    })
  })

  test('fills the record, exports, imports and makes the table', async () => {
    const at = <T>(operation: string, input: unknown = {}, extra: readonly string[] = []): Promise<T> =>
      call(location, 'marieke', operation, input, extra)
    const atCity = <T>(operation: string, input: unknown = {}, extra: readonly string[] = []): Promise<T> =>
      call(city, 'Hanna', operation, input, extra)
    const today = new Date().toISOString().slice(0, 10)
    await at('location.change', {
      name: 'Voorschool De Wilg',
      houder: 'De Vaart',
      wijkCode: 'WK034403',
      lrkNumber: null,
      hasPilotForTwoYearOlds: false,
      version: 1,
    })
    const { id: groupId } = await at<{ id: string }>('groups.add', aGroup())
    const { id: childId } = await at<{ id: string }>('children.register', aChild())
    await at('advies.record', anAdvies({ childId }))
    await at('placements.place', { childId, groupId, startsOn: '2026-05-04', endsOn: null, dagdelen: [{ weekday: 1, dagdeel: 'ochtend' }] })
    writeFileSync(
      join(scratch, 'observation.json'),
      JSON.stringify({
        childIds: [childId],
        text: 'Wijst de beer aan.',
        observedOn: today,
        domains: ['taal'],
        level: null,
        wellbeing: null,
        involvement: null,
        instrument: null,
        moment: null,
        isStaffOnly: false,
      }),
    )
    expect(
      await run([
        'call',
        'observations.log',
        '--workspace',
        location,
        '--user',
        'Marieke',
        '--password-file',
        passwordFile,
        '--input',
        '@observation.json',
      ]),
    ).toMatchObject({ code: 0 })

    await atCity('deliveries.saveKeyCard', {}, ['--save-to', card])
    const { words } = await atCity<{ words: string[] }>('deliveries.ownWords')
    const { id: recipientId } = await at<{ id: string }>('exports.addRecipient', {}, ['--open', card])
    await at('exports.verifyRecipient', { id: recipientId, words: words.join(' ') })
    const peildatum = '2026-10-01'
    await at('exports.create', { peildatum, recipientId, notes: { strengths: null, opportunities: null } }, ['--save-to', scratch])
    const [file = ''] = readdirSync(scratch).filter((name) => name.endsWith('.kpa.age'))
    expect(readFileSync(join(scratch, file)).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n/)

    const imported = await atCity<{ unknownSender: number; deliveryIds: string[] }>('deliveries.import', {}, [
      '--open',
      join(scratch, file),
    ])
    expect(imported.unknownSender).toBe(1)
    const own = await at<{ words: string[] }>('exports.ownWords')
    await atCity('deliveries.confirmSender', { deliveryId: imported.deliveryIds[0], words: own.words.join(' ') })
    expect(await atCity('deliveries.accept', { deliveryIds: imported.deliveryIds })).toEqual({ accepted: 1, replaced: 0 })
    const table = await atCity<{ rows: { wijkCode: string; deliveredLocations: number }[] }>('wijkanalyse.table', { peildatum })
    expect(table.rows.find((row) => row.wijkCode === 'WK034403')?.deliveredLocations).toBe(1)
    await atCity('wijkanalyse.saveTable', { peildatum, format: 'xlsx' }, ['--save-to', join(scratch, 'tabel.xlsx')])
    expect(existsSync(join(scratch, 'tabel.xlsx'))).toBe(true)
  })

  test('verify reads database, audit, keys and the newest backup', async () => {
    const answer = await run(['verify', '--workspace', location, '--user', 'Marieke', '--password-file', passwordFile])
    expect(answer).toMatchObject({ code: 0, value: { ok: true, audit: { brokenAt: null }, newestBackup: { outcome: 'good' } } })
  })
})
