import type { Draft } from '../../db/contract/drafts.ts'
import type { BackendClient } from './client.ts'

/** The promise is that no more than the last 300 ms of text are lost; what is left of them is for the writing itself. */
const keptAfterMs = 200

type Values = Draft['values']

/**
 * What somebody types in one form of one window, kept in the encrypted record. The clock starts at the first keystroke that is not kept
 * yet and the next ones do not put it off, so that a kill in the middle of a long sentence costs 300 ms of text and no more.
 * Saves go one after another, each saying which version it saw: two windows on one form then never overwrite one another.
 */
export class KeptDraft {
  readonly #backend: Pick<BackendClient, 'call'>
  readonly #key: string
  #part = 0
  #seen = 0
  /** As it stands in the record, so that the same text is not written twice. */
  #kept: string | null = null
  #unsaved: string | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  #saving: Promise<void> | null = null
  #isOpen = false

  constructor(backend: Pick<BackendClient, 'call'>, key: string) {
    this.#backend = backend
    this.#key = key
  }

  /**
   * Looks for an earlier draft and answers it when `mayRestore` says, at that moment, that it may come into the form. One that may not is left
   * where it is: what is typed meanwhile gets a place of its own beside it.
   */
  async open(mayRestore: () => boolean): Promise<Draft | null> {
    let draft: Draft | null = null
    try {
      draft = await this.#backend.call('drafts.read', { key: this.#key })
    } catch {
      // Without its draft a form still works; new text is kept as usual.
    }
    this.#isOpen = true
    const isRestored = draft !== null && mayRestore()
    if (isRestored && draft !== null) {
      this.#part = draft.part
      this.#seen = draft.version
      this.#kept = JSON.stringify(draft.values)
    }
    this.#schedule()
    return isRestored ? draft : null
  }

  /** Something was typed. */
  change(values: Values): void {
    const content = JSON.stringify(values)
    this.#unsaved = content === this.#kept ? null : content
    this.#schedule()
  }

  /** Keeps what is not kept yet, now: before a lock, or when the page is left. */
  async flush(): Promise<void> {
    this.#stopClock()
    while (this.#saving !== null) await this.#saving
    if (this.#unsaved === null || !this.#isOpen) return
    this.#saving = this.#save(this.#unsaved)
    this.#unsaved = null
    await this.#saving
  }

  /** The text was saved for good, or nobody wants it any more. */
  async discard(): Promise<void> {
    this.#stopClock()
    this.#unsaved = null
    while (this.#saving !== null) await this.#saving
    this.#unsaved = null
    const part = this.#part
    this.#part = 0
    this.#seen = 0
    this.#kept = null
    await this.#backend.call('drafts.discard', { key: this.#key, part })
  }

  async #save(content: string): Promise<void> {
    try {
      const { part, version } = await this.#backend.call('drafts.save', {
        key: this.#key,
        part: this.#part,
        seen: this.#seen,
        values: JSON.parse(content) as Values,
      })
      this.#part = part
      this.#seen = version
      this.#kept = content
    } catch {
      // The line to the backend was cut or the record is locked: it goes along with the next change.
      this.#unsaved ??= content
    } finally {
      this.#saving = null
    }
  }

  #schedule(): void {
    if (this.#unsaved === null || !this.#isOpen) return
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      void this.flush()
    }, keptAfterMs)
  }

  #stopClock(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}
