import type { AppContract } from '../../../db/contract/index.ts'
import { AppError } from '../../../db/contract/errors.ts'
import type { Input, Output } from '../../../db/contract/operation.ts'
import type { PresenceCell, PresenceState } from '../../../db/contract/presence.ts'
import {
  addressOf,
  marksOf,
  noEdits,
  sessionsToSave,
  withAnswer,
  withChoices,
  withFailure,
  withoutClash,
  withoutFailure,
  withoutPending,
  withSent,
  type CellKey,
  type Edits,
  type SessionKey,
} from './presence-edits.ts'

type RecordOperation = AppContract['presence.record']
export type SaveDagdeel = (input: Input<RecordOperation>) => Promise<Output<RecordOperation>>

export interface Choice {
  readonly key: CellKey
  readonly cell: PresenceCell
  readonly state: PresenceState | null
}

/** How long somebody types on before a dagdeel is sent: letters that follow each other go together. */
export const pauseMs = 200

/**
 * Keeps what is filled in and saves it per dagdeel, one call at a time for each, so that no letter is lost: what is typed while a
 * call is on its way goes with the next one.
 */
export interface PresenceSaver {
  readonly edits: () => Edits
  readonly subscribe: (listener: () => void) => () => void
  readonly choose: (choices: readonly Choice[]) => void
  /** Sends now what still waits, and is done when all of it has an answer. */
  readonly flush: () => Promise<void>
  readonly retry: (session: SessionKey) => void
  readonly drop: (session: SessionKey) => void
  readonly keepTheirs: (key: CellKey) => void
}

export function createPresenceSaver(groupId: string, save: SaveDagdeel): PresenceSaver {
  let edits = noEdits
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const running = new Map<SessionKey, Promise<void>>()

  function change(next: Edits): void {
    edits = next
    for (const listener of listeners) listener()
  }

  function schedule(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), pauseMs)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    await Promise.all(sessionsToSave(edits).map((session) => running.get(session) ?? start(session)))
  }

  function start(session: SessionKey): Promise<void> {
    const work = saveAll(session).finally(() => running.delete(session))
    running.set(session, work)
    return work
  }

  /** Until nothing of this dagdeel waits, or it was refused. */
  async function saveAll(session: SessionKey): Promise<void> {
    for (;;) {
      const marks = marksOf(edits, session)
      if (marks.length === 0 || edits.failures.has(session)) return
      const { on, dagdeel } = addressOf(`${session} `)
      change(withSent(edits, session, marks))
      try {
        const answer = await save({ groupId, on, dagdeel, marks })
        change(withAnswer(edits, session, marks, answer))
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown
        change(withFailure(edits, session, { code: thrown.code, details: thrown.details }))
        return
      }
    }
  }

  return {
    edits: () => edits,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    choose(choices) {
      change(withChoices(edits, choices))
      schedule()
    },
    flush,
    retry(session) {
      change(withoutFailure(edits, session))
      void flush()
    },
    drop(session) {
      change(withoutPending(edits, session))
    },
    keepTheirs(key) {
      change(withoutClash(edits, key))
    },
  }
}
