import { z } from 'zod'

/** The kinds of file a dialog can be about; the shell turns them into filters with Dutch names. */
export const fileKinds = ['export', 'key-card', 'xlsx', 'csv', 'pdf'] as const
export type FileKind = (typeof fileKinds)[number]

/**
 * The few things that the backend asks of the shell, so that one click of the user stays one operation and no path
 * passes through the renderer. A dialog that the user closes answers null (or an empty list).
 */
export interface Shell {
  chooseSavePath(request: { readonly suggestedName: string; readonly kind: FileKind }): Promise<string | null>
  chooseOpenPaths(request: { readonly kind: FileKind; readonly multiple: boolean }): Promise<readonly string[]>
  /** `purpose` picks the title of the dialog. */
  chooseFolder(request: { readonly purpose: FolderPurpose }): Promise<string | null>
  /** Prints a complete, self-contained HTML document (no script, no links) through the system's print dialog. */
  printHtml(request: { readonly html: string }): Promise<void>
  /** The same document as tagged PDF bytes. */
  renderPdf(request: { readonly html: string }): Promise<Uint8Array>
  showFolder(request: { readonly path: string }): Promise<void>
}

export const folderPurposes = ['new-workspace', 'open-workspace', 'second-backup'] as const
export type FolderPurpose = (typeof folderPurposes)[number]

/** What the backend process asks of the main process, over the parent port. */
export const ShellRequest = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('chooseSavePath'),
    request: z.strictObject({ suggestedName: z.string().min(1).max(200), kind: z.enum(fileKinds) }),
  }),
  z.strictObject({ method: z.literal('chooseOpenPaths'), request: z.strictObject({ kind: z.enum(fileKinds), multiple: z.boolean() }) }),
  z.strictObject({ method: z.literal('chooseFolder'), request: z.strictObject({ purpose: z.enum(folderPurposes) }) }),
  z.strictObject({ method: z.literal('printHtml'), request: z.strictObject({ html: z.string().max(5_000_000) }) }),
  z.strictObject({ method: z.literal('renderPdf'), request: z.strictObject({ html: z.string().max(5_000_000) }) }),
  z.strictObject({ method: z.literal('showFolder'), request: z.strictObject({ path: z.string() }) }),
])
export type ShellRequest = z.output<typeof ShellRequest>

/** One line for the log file: never a value of an input or an output. */
export interface LogLine {
  readonly level: 'info' | 'warning' | 'error'
  readonly event: string
  readonly operation?: string
  readonly kind?: string
  readonly durationMs?: number
  readonly outcome?: string
  readonly incident?: string
  /** Of a bug: the class of the error and the stack without its message, which may quote data. */
  readonly stack?: string
  readonly count?: number
}

/** Class and place of a bug for the log, without its message: that may quote what somebody typed. */
export function placeOfBug(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const issues = error instanceof z.ZodError ? error.issues.map((issue) => `${issue.path.join('.')}:${issue.code}`) : []
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...issues, ...frames.slice(0, 12)].join('\n')
}

/** Main process → backend process. With `connect-port` a MessagePort comes along; `window` carries what was relayed where ports cannot cross. */
export type FromMain =
  | { readonly type: 'start'; readonly appFolder: string; readonly appVersion: string }
  | { readonly type: 'connect-port' }
  | { readonly type: 'connect-relay'; readonly window: number }
  | { readonly type: 'window-message'; readonly window: number; readonly message: unknown }
  | { readonly type: 'window-closed'; readonly window: number }
  | { readonly type: 'shell-reply'; readonly id: number; readonly value: unknown; readonly failed: boolean }
  | { readonly type: 'lock' }
  | { readonly type: 'stop' }

/** Backend process → main process. */
export type ToMain =
  | { readonly type: 'ready' }
  | { readonly type: 'window-message'; readonly window: number; readonly message: unknown }
  | { readonly type: 'shell-request'; readonly id: number; readonly request: ShellRequest }
  | { readonly type: 'log'; readonly line: LogLine }
  | { readonly type: 'title'; readonly practice: boolean }
  | { readonly type: 'stopped' }

/** What a person can choose in the native menu that the page must carry out. */
export const menuActions = ['search', 'settings', 'lock', 'help'] as const
export type MenuAction = (typeof menuActions)[number]

/** All that the preload script gives the page, as `window.kernwijzer`. */
export interface Bridge {
  /**
   * Asks for a line to the backend. It arrives as a `message` event of the window itself, with this nonce as its data and
   * one port; and again under the same nonce when the backend had to be restarted.
   */
  connectBackend(nonce: string): void
  /** Returns the function that stops listening. */
  onMenu(listener: (action: MenuAction) => void): () => void
}
