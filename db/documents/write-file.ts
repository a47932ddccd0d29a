import { randomBytes } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { toAppError } from '../schema/open.ts'
import { syncFolder, writeDurably } from '../vault/atomic-file.ts'

/** A file that is whole and safe on the disk, beside its target, and not yet there. */
export interface StagedFile {
  /** Puts it in the target's place. Throws `file-problem`; the target is then as it was. */
  publish(): void
  /** Takes it away; does nothing after `publish`. */
  discard(): void
}

/**
 * The two halves of an atomic write, for whoever must do something in between: what can go wrong with the disk
 * (full, read-only, vanished) goes wrong here, before that something. Throws `file-problem`.
 */
export function stageFile(target: string, bytes: Uint8Array): StagedFile {
  const staged = `${target}.${randomBytes(6).toString('hex')}.tmp`
  const discard = (): void => rmSync(staged, { force: true })
  try {
    writeDurably(staged, bytes)
  } catch (error) {
    discard()
    throw toAppError(error)
  }
  return {
    publish: () => {
      try {
        renameSync(staged, target)
      } catch (error) {
        throw toAppError(error)
      }
      trySyncFolder(dirname(target))
    },
    discard,
  }
}

/** The file is in place; some network folders and USB sticks do not know how to sync a folder, and that loses nothing but speed of a journal. */
function trySyncFolder(folder: string): void {
  try {
    syncFolder(folder)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EINVAL' || error.code === 'ENOTSUP' || error.code === 'EPERM')))
      throw toAppError(error)
  }
}
