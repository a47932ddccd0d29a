import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '../contract/errors.ts'
import { contract } from '../contract/index.ts'
import type { Operation } from '../contract/operation.ts'
import { toAppError, verifyRecord } from '../schema/open.ts'
import { readArguments, usage, type Arguments } from './arguments.ts'
import { signIn, startCliSession, type CliSession } from './session.ts'

// Whoever reads only the beginning (`| head`) has what she wants.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

/** Result as JSON on stdout; an error as `{"error":{"code","details"}}` on stderr with exit code 1. */
try {
  const answer = await run(readArguments(process.argv.slice(2)))
  if (typeof answer === 'string') process.stdout.write(`${answer}\n`)
  else process.stdout.write(`${JSON.stringify(answer.value, null, 2)}\n`)
  if (typeof answer !== 'string' && answer.isBad === true) process.exitCode = 1
} catch (error) {
  const expected = toAppError(error)
  if (!(expected instanceof AppError)) throw error
  process.stderr.write(`${JSON.stringify({ error: { code: expected.code, details: expected.details } })}\n`)
  process.exitCode = 1
}

type Answer = string | { readonly value: unknown; readonly isBad?: boolean }

async function run(typed: Arguments): Promise<Answer> {
  if (typed.command === 'help') return usage
  if (typed.command === 'operations') return { value: operations() }
  const session = await startCliSession({ appVersion: appVersion() })
  try {
    switch (typed.command) {
      case 'create-workspace':
        return { value: await createWorkspace(session, typed) }
      case 'call':
        await signIn(session, typed)
        session.answers.savePath = typed.saveTo === null ? null : resolve(typed.saveTo)
        session.answers.openPaths = typed.open.map((path) => resolve(path))
        return { value: await session.callUntyped(typed.operation, typed.input) }
      case 'verify':
        await signIn(session, typed)
        return await verify(session)
    }
  } finally {
    await session.close()
  }
}

function operations(): unknown {
  return Object.entries<Operation>(contract).map(([name, { kind, place, role, input }]) => ({
    name,
    kind,
    place,
    role,
    input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
  }))
}

/** The recovery code goes to a new file and is read back from there: that is the rehearsal. */
async function createWorkspace(session: CliSession, typed: Extract<Arguments, { command: 'create-workspace' }>): Promise<unknown> {
  const recoveryFile = resolve(typed.recoveryFile)
  if (existsSync(recoveryFile)) throw new AppError('file-problem', { reason: 'exists' })
  session.answers.folder = resolve(typed.folder)
  const { kind, practice, name, user, password } = typed
  const { recoveryCode } = await session.call('workspaces.create', { kind, practice, name, userName: user, password })
  writeFileSync(recoveryFile, `${recoveryCode}\n`, { flag: 'wx', mode: 0o600 })
  await session.call('workspaces.confirmRecoveryCode', { recoveryCode: readFileSync(recoveryFile, 'utf8') })
  const { workspace } = await session.call('workspaces.status', {})
  return { workspaceId: workspace?.workspaceId, folder: workspace?.folder, recoveryFile }
}

/** Database, audit chain, keys (opening them authenticated each) and the newest backup. */
async function verify(session: CliSession): Promise<Answer> {
  const { record } = session.backend.host.requireSignedIn()
  const { counts } = verifyRecord(record)
  const audit = await session.call('audit.verify', {})
  const { backups } = await session.call('backups.list', {})
  const proef = backups.length === 0 ? null : await session.call('backups.prove', {})
  const isBad = audit.brokenAt !== null || (proef !== null && proef.outcome !== 'good')
  return { isBad, value: { ok: !isBad, database: { ok: true, counts }, keys: { ok: true }, audit, newestBackup: proef } }
}

function appVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
  return manifest.version
}
