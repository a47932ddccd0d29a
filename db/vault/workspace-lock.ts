import { createHash, randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { homedir, hostname, uptime } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../contract/errors.ts'
import { fromUtf8, utf8 } from '../crypto/bytes.ts'
import { toAppError } from '../schema/open.ts'
import { isNotFound, readIfThere, syncFolder, writeDurably } from './atomic-file.ts'

const LockFile = z.strictObject({
  format: z.literal('kernwijzer-lock-1'),
  /** Shown to whoever is refused. */
  host: z.string().max(255),
  /** Says whether a process id means anything here: host names change with the network. */
  machine: z.string(),
  pid: z.int().min(1),
  /** Start of that process and of the computer, where the system tells; a number that was given out again is another process. */
  processStart: z.string().nullable(),
  bootId: z.string().nullable(),
  startedAt: z.iso.datetime(),
  token: z.string(),
})
type LockFile = z.output<typeof LockFile>

/** One writer per workspace. Held until `release`, which removes the file only while it is still ours. */
export interface WorkspaceLock {
  readonly token: string
  isHeld(): boolean
  release(): void
}

/** What the lock asks of the operating system; tests give their own. */
export interface Machine {
  readonly host: string
  readonly machine: string
  readonly pid: number
  readonly bootId: string | null
  /** When the computer started, in milliseconds; about. */
  readonly bootedAtMs: number
  isAlive(pid: number): boolean
  processStart(pid: number): string | null
}

export const lockFileName = 'workspace.lock'
/** A lock file that is being written by another process may be read half; after this it is rubbish of a crash. */
const writingMs = 5_000

/**
 * Takes the workspace for this process. Throws `workspace-in-use` { host, since } when another process or computer has it.
 * A lock of a process on this computer that is gone is taken over; one of another computer never is, unless the user
 * says so (`takeOver`), because only a person can know that it is switched off.
 */
export function acquireWorkspaceLock(
  folder: string,
  options: { readonly now: string; readonly takeOver?: boolean; readonly machine?: Machine },
): WorkspaceLock {
  const { now, takeOver = false, machine = thisMachine(now) } = options
  const path = join(folder, lockFileName)
  const mine: LockFile = {
    format: 'kernwijzer-lock-1',
    host: machine.host.slice(0, 255),
    machine: machine.machine,
    pid: machine.pid,
    processStart: machine.processStart(machine.pid),
    bootId: machine.bootId,
    startedAt: now,
    token: randomBytes(16).toString('hex'),
  }
  for (let round = 0; round < 3; round++) {
    if (createLock(path, mine)) return heldLock(path, mine.token)
    const found = readIfThere(path)
    if (found === null) continue
    const holder = parseLock(found)
    if (!takeOver && !isStale(path, holder, machine, now)) throw inUse(holder)
    setAside(path, found)
  }
  throw inUse(null)
}

function heldLock(path: string, token: string): WorkspaceLock {
  const isHeld = (): boolean => {
    const bytes = readIfThere(path)
    return bytes !== null && parseLock(bytes)?.token === token
  }
  return {
    token,
    isHeld,
    release() {
      if (isHeld()) rmSync(path, { force: true })
    },
  }
}

/** False when the file is there already. A hard link makes name and content appear together; where there are none, an exclusive write does. */
function createLock(path: string, lock: LockFile): boolean {
  const bytes = utf8(`${JSON.stringify(lock)}\n`)
  const temporary = `${path}.${lock.token}.tmp`
  try {
    try {
      writeDurably(temporary, bytes)
      try {
        linkSync(temporary, path)
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return false
        writeDurably(path, bytes)
      }
    } finally {
      rmSync(temporary, { force: true })
    }
    syncFolder(join(path, '..'))
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw toAppError(error)
  }
}

/** Moves the stale lock away; if in the meantime it became somebody's fresh lock, puts that back. */
function setAside(path: string, seen: Uint8Array): void {
  const aside = `${path}.${randomBytes(6).toString('hex')}.stale`
  try {
    renameSync(path, aside)
    if (!Buffer.from(seen).equals(readFileSync(aside))) renameSync(aside, path)
    else rmSync(aside)
  } catch (error) {
    if (!isNotFound(error)) throw toAppError(error)
  }
}

function isStale(path: string, holder: LockFile | null, machine: Machine, now: string): boolean {
  if (holder === null) return isOld(path, now)
  if (holder.machine !== machine.machine) return false
  if (holder.bootId !== null && machine.bootId !== null && holder.bootId !== machine.bootId) return true
  if (holder.bootId === null && Date.parse(holder.startedAt) < machine.bootedAtMs - 60_000) return true
  if (!machine.isAlive(holder.pid)) return true
  const start = machine.processStart(holder.pid)
  return holder.processStart !== null && start !== null && start !== holder.processStart
}

function isOld(path: string, now: string): boolean {
  try {
    return Math.abs(Date.parse(now) - statSync(path).mtimeMs) > writingMs
  } catch (error) {
    if (isNotFound(error)) return true
    throw toAppError(error)
  }
}

function parseLock(bytes: Uint8Array): LockFile | null {
  try {
    const parsed = LockFile.safeParse(JSON.parse(fromUtf8(bytes)))
    return parsed.success ? parsed.data : null
  } catch {
    // Half-written or damaged: the age of the file decides.
    return null
  }
}

function inUse(holder: LockFile | null): AppError {
  return new AppError('workspace-in-use', holder === null ? { reason: 'unknown' } : { host: holder.host, since: holder.startedAt })
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

export function thisMachine(now: string): Machine {
  const host = hostname()
  const linuxId = readText('/etc/machine-id') ?? ''
  const identity = [process.platform, linuxId === '' ? (host.split('.')[0] ?? host).toLowerCase() : linuxId, homedir()].join('\0')
  return {
    host,
    machine: createHash('sha256').update(identity).digest('hex').slice(0, 32),
    pid: process.pid,
    bootId: readText('/proc/sys/kernel/random/boot_id'),
    bootedAtMs: Date.parse(now) - uptime() * 1_000,
    isAlive(pid) {
      try {
        process.kill(pid, 0)
        return true
      } catch (error) {
        return codeOf(error) !== 'ESRCH'
      }
    },
    // Field 22 of /proc/<pid>/stat; the name in field 2 may hold spaces, so count from its closing bracket.
    processStart: (pid) =>
      readText(`/proc/${String(pid)}/stat`)
        ?.split(') ')
        .at(-1)
        ?.split(' ')[19] ?? null,
  }
}

/** The system's own small files; absent on other systems, where the answer is null. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}
