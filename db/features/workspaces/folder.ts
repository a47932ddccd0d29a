import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { foldForSearch } from '../../contract/names.ts'

/** An empty or new folder becomes the workspace itself; in a folder with other things a folder of its own is made. */
export function workspaceFolderIn(chosen: string, name: string): string {
  const folder = resolve(chosen)
  if (!existsSync(folder) || readdirSync(folder).length === 0) return folder
  return join(folder, folderName(name))
}

/** A name that every operating system accepts: "Voorschool De Zon!" becomes "voorschool-de-zon". */
export function folderName(name: string): string {
  const plain = foldForSearch(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return plain === '' ? 'werkruimte' : plain
}
