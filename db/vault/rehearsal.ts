import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openRecord, toAppError, verifyRecord, type RecordDatabase } from '../schema/open.ts'
import { writeDurably } from './atomic-file.ts'
import { keysFileName } from './keys-file.ts'

/**
 * Makes a copy of the vault in a folder of its own inside the workspace, lets `openKeys` get the database key out of the
 * copied keys.json, opens the copied record with it and reads it whole. The copy is encrypted like the original and removed
 * in any case. Throws what `openKeys` throws, `damaged-database`, `file-problem`.
 */
export function rehearseOnCopy(folder: string, db: RecordDatabase | null, openKeys: (copyFolder: string) => Uint8Array): void {
  try {
    const copy = mkdtempSync(join(folder, '.rehearsal-'))
    try {
      writeDurably(join(copy, keysFileName), readFileSync(join(folder, keysFileName)))
      if (db !== null) db.prepare('VACUUM INTO ?').run(join(copy, 'record.db'))
      const databaseKey = openKeys(copy)
      if (db !== null) {
        const opened = openRecord(join(copy, 'record.db'), databaseKey, { readonly: true })
        try {
          verifyRecord(opened)
        } finally {
          opened.close()
        }
      }
      databaseKey.fill(0)
    } finally {
      rmSync(copy, { recursive: true, force: true })
    }
  } catch (error) {
    throw toAppError(error)
  }
}
