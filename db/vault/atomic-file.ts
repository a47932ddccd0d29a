import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { toAppError } from '../schema/open.ts'

/**
 * Replaces a file so that after a crash or power cut it holds either the old or the new bytes, whole: temporary file in the
 * same folder, fsync, rename, fsync of the folder. On any failure the old file is untouched and the temporary one gone.
 * Throws `file-problem`.
 */
export function writeFileAtomically(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    try {
      writeDurably(temporary, bytes)
      renameSync(temporary, path)
    } catch (error) {
      rmSync(temporary, { force: true })
      throw error
    }
    syncFolder(dirname(path))
  } catch (error) {
    throw toAppError(error)
  }
}

/** Copies bytes to a new file that is on the disk when this returns; refuses to overwrite. Throws what the disk throws. */
export function writeDurably(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes a rename durable. Windows cannot open a folder and orders its metadata itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The bytes of a file, or null when there is none. Throws `file-problem` for everything else. */
export function readIfThere(path: string): Uint8Array | null {
  try {
    return Uint8Array.from(readFileSync(path))
  } catch (error) {
    if (isNotFound(error)) return null
    throw toAppError(error)
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
