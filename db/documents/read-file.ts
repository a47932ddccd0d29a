import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { AppError } from '../contract/errors.ts'
import { toAppError } from '../schema/open.ts'

/**
 * The bytes of a file from outside, of at most `maximumBytes`. The size is asked before anything is read, and reading stops
 * at the limit even when the file grows meanwhile. Throws `damaged-file` { reason: 'too-large' | 'not-a-file' } or `file-problem`.
 */
export function readLimited(path: string, maximumBytes: number): Uint8Array {
  try {
    // A pipe or device would keep `open` waiting for ever.
    if (!statSync(path).isFile()) throw new AppError('damaged-file', { reason: 'not-a-file' })
    const file = openSync(path, constants.O_RDONLY)
    try {
      const { size } = fstatSync(file)
      if (size > maximumBytes) throw new AppError('damaged-file', { reason: 'too-large' })
      const bytes = new Uint8Array(size)
      let at = 0
      for (let count = -1; at < size && count !== 0; at += count) count = readSync(file, bytes, at, size - at, null)
      return bytes.subarray(0, at)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw toAppError(error)
  }
}
