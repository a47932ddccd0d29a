import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { WorkspaceSummary } from '../contract/workspaces.ts'
import { writeFileAtomically } from '../vault/atomic-file.ts'

const fileName = 'workspaces.json'
const KnownFile = z.strictObject({ format: z.literal(1), workspaces: z.array(WorkspaceSummary).max(200) })

/** The workspaces that this computer has opened before, newest first: folders and names of locations, nothing of their records. */
export class KnownWorkspaces {
  readonly #appFolder: string | null

  /** Without a folder nothing is remembered: the command line opens what it is told. */
  constructor(appFolder: string | null) {
    this.#appFolder = appFolder
  }

  /** A list that cannot be read is a list that is empty: the folders are the truth, and can be opened again. */
  list(): readonly WorkspaceSummary[] {
    if (this.#appFolder === null) return []
    const path = join(this.#appFolder, fileName)
    if (!existsSync(path)) return []
    try {
      return KnownFile.parse(JSON.parse(readFileSync(path, 'utf8'))).workspaces
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof z.ZodError) return []
      throw error
    }
  }

  remember(workspace: WorkspaceSummary): void {
    this.#write([workspace, ...this.list().filter((one) => one.workspaceId !== workspace.workspaceId && one.folder !== workspace.folder)])
  }

  forget(workspaceId: string): void {
    this.#write(this.list().filter((one) => one.workspaceId !== workspaceId))
  }

  #write(workspaces: readonly WorkspaceSummary[]): void {
    if (this.#appFolder === null) return
    mkdirSync(this.#appFolder, { recursive: true })
    const file: z.input<typeof KnownFile> = { format: 1, workspaces: workspaces.slice(0, 200) }
    writeFileAtomically(join(this.#appFolder, fileName), Buffer.from(JSON.stringify(file, null, 2)))
  }
}
