import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { AppError } from '../contract/errors.ts'
import { workspaceKinds, type WorkspaceKind } from '../contract/roles.ts'

export const usage = `Gebruik:
  operations
  create-workspace --kind voorschool|projectleider --folder DIR --name TEKST --user NAAM --password-file F --recovery-file UIT [--practice]
  call BEWERKING --workspace DIR --user NAAM --password-file F [--input JSON|@BESTAND] [--save-to PAD] [--open PAD ...]
  verify --workspace DIR --user NAAM --password-file F
Een wachtwoord komt uit een bestand, of met "-" van de standaardinvoer.`

interface Access {
  readonly workspace: string
  readonly user: string
  readonly password: string
}

export type Arguments =
  | { readonly command: 'help' }
  | { readonly command: 'operations' }
  | {
      readonly command: 'create-workspace'
      readonly kind: WorkspaceKind
      readonly folder: string
      readonly name: string
      readonly user: string
      readonly password: string
      readonly recoveryFile: string
      readonly practice: boolean
    }
  | ({
      readonly command: 'call'
      readonly operation: string
      readonly input: unknown
      readonly saveTo: string | null
      readonly open: readonly string[]
    } & Access)
  | ({ readonly command: 'verify' } & Access)

const options = {
  kind: { type: 'string' },
  folder: { type: 'string' },
  name: { type: 'string' },
  user: { type: 'string' },
  'password-file': { type: 'string' },
  'recovery-file': { type: 'string' },
  practice: { type: 'boolean' },
  workspace: { type: 'string' },
  input: { type: 'string' },
  'save-to': { type: 'string' },
  open: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const

/** Reads what was typed, and the files that it names. Throws `invalid-input` { argument } or `file-problem`. */
export function readArguments(typed: readonly string[]): Arguments {
  const { values, positionals } = parse(typed)
  const required = (name: Exclude<keyof typeof options, 'practice' | 'help' | 'open'>): string => {
    const value = values[name]
    if (value === undefined || value === '') throw new AppError('invalid-input', { argument: `--${name}` })
    return value
  }
  const access = (): Access => ({
    workspace: required('workspace'),
    user: required('user'),
    password: readPassword(required('password-file')),
  })
  const [command, operation] = positionals
  if (values.help === true || command === undefined || command === 'help') return { command: 'help' }
  switch (command) {
    case 'operations':
      return { command }
    case 'create-workspace': {
      const kind = workspaceKinds.find((one) => one === values.kind)
      if (kind === undefined) throw new AppError('invalid-input', { argument: '--kind' })
      return {
        command,
        kind,
        folder: required('folder'),
        name: required('name'),
        user: required('user'),
        password: readPassword(required('password-file')),
        recoveryFile: required('recovery-file'),
        practice: values.practice ?? false,
      }
    }
    case 'call': {
      if (operation === undefined) throw new AppError('invalid-input', { argument: 'operation' })
      return { command, operation, input: readInput(values.input), saveTo: values['save-to'] ?? null, open: values.open ?? [], ...access() }
    }
    case 'verify':
      return { command, ...access() }
    default:
      throw new AppError('invalid-input', { argument: 'command' })
  }
}

function parse(typed: readonly string[]) {
  try {
    return parseArgs({ args: [...typed], options, allowPositionals: true, strict: true })
  } catch (error) {
    // parseArgs throws for an option that it does not know or that lacks its value.
    if (error instanceof TypeError) throw new AppError('invalid-input', { argument: 'options' })
    throw error
  }
}

/** The first line of the file, or of standard input for "-". */
function readPassword(path: string): string {
  const password = read(path === '-' ? 0 : path).split(/\r?\n/)[0] ?? ''
  if (password === '') throw new AppError('invalid-input', { argument: '--password-file' })
  return password
}

function readInput(typed: string | undefined): unknown {
  const text = typed?.startsWith('@') === true ? read(typed.slice(1)) : (typed ?? '{}')
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError('invalid-input', { argument: '--input' })
    throw error
  }
}

function read(path: string | 0): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new AppError('file-problem', { reason: 'missing' })
    throw error
  }
}
