import type { WireError } from '../../../db/contract/errors.ts'
import type { PresenceCell, PresenceConflict, PresenceSession, PresenceState } from '../../../db/contract/presence.ts'

/** One dagdeel of one day: what is saved at once. */
export type SessionKey = string
/** One child in one dagdeel. */
export type CellKey = string

export interface CellAddress {
  readonly childId: string
  readonly on: string
  readonly dagdeel: PresenceSession['dagdeel']
}

export function sessionKey({ on, dagdeel }: Pick<CellAddress, 'on' | 'dagdeel'>): SessionKey {
  return `${on} ${dagdeel}`
}

export function cellKey({ childId, on, dagdeel }: CellAddress): CellKey {
  return `${on} ${dagdeel} ${childId}`
}

export function addressOf(key: CellKey): CellAddress {
  const [on = '', dagdeel = '', childId = ''] = key.split(' ')
  return { on, childId, dagdeel: dagdeel === 'middag' ? 'middag' : 'ochtend' }
}

interface Pending {
  readonly state: PresenceState | null
  /** What the user saw when she began. */
  readonly version: number
  readonly isExtra: boolean
}

export interface Clash {
  readonly mine: PresenceState | null
  readonly theirs: PresenceConflict
}

/** What the user changed and what became of it; the week that the backend gave stands under it. */
export interface Edits {
  /** Not yet saved. */
  readonly pending: ReadonlyMap<CellKey, Pending>
  /** On their way to the record, with what was sent. */
  readonly sending: ReadonlySet<CellKey>
  /** Saved, and perhaps newer than the week that is on the screen. */
  readonly confirmed: ReadonlyMap<CellKey, { readonly state: PresenceState | null; readonly version: number }>
  /** Somebody else filled the cell in meanwhile: both are kept until the user chooses. */
  readonly clashes: ReadonlyMap<CellKey, Clash>
  /** Dagdelen that the backend refused, with why; their cells stay pending. */
  readonly failures: ReadonlyMap<SessionKey, WireError>
}

export const noEdits: Edits = { pending: new Map(), sending: new Set(), confirmed: new Map(), clashes: new Map(), failures: new Map() }

/** What stands in a cell for the user: her own change first, then what was saved, then the week as it was read. */
export function shownState(edits: Edits, key: CellKey, cell: PresenceCell): PresenceState | null {
  return edits.pending.get(key)?.state ?? (edits.pending.has(key) ? null : savedOf(edits, key, cell).state)
}

/** The newest that is known to be saved. */
export function savedOf(
  edits: Edits,
  key: CellKey,
  cell: PresenceCell,
): { readonly state: PresenceState | null; readonly version: number } {
  const confirmed = edits.confirmed.get(key)
  return confirmed !== undefined && confirmed.version >= cell.version ? confirmed : cell
}

/** The user chose a state for cells; a cell that goes back to what is saved is no change any more, unless another state is on its way. */
export function withChoices(
  edits: Edits,
  choices: readonly { readonly key: CellKey; readonly cell: PresenceCell; readonly state: PresenceState | null }[],
): Edits {
  const pending = new Map(edits.pending)
  const clashes = new Map(edits.clashes)
  for (const { key, cell, state } of choices) {
    const saved = savedOf(edits, key, cell)
    clashes.delete(key)
    if (saved.state === state && !edits.sending.has(key)) pending.delete(key)
    else pending.set(key, { state, version: saved.version, isExtra: !cell.isPlanned })
  }
  return { ...edits, pending, clashes }
}

/** What has to be sent for one dagdeel. */
export function marksOf(edits: Edits, session: SessionKey) {
  return [...edits.pending]
    .filter(([key]) => key.startsWith(`${session} `))
    .map(([key, { state, version, isExtra }]) => ({ childId: addressOf(key).childId, state, version, isExtra }))
}

export type Mark = ReturnType<typeof marksOf>[number]

/** The dagdelen with changes that were not refused. */
export function sessionsToSave(edits: Edits): SessionKey[] {
  const sessions = new Set([...edits.pending.keys()].map((key) => sessionKey(addressOf(key))))
  return [...sessions].filter((one) => !edits.failures.has(one))
}

/** These marks are on their way. */
export function withSent(edits: Edits, session: SessionKey, marks: readonly Mark[]): Edits {
  return { ...edits, sending: new Set([...edits.sending, ...marks.map((one) => `${session} ${one.childId}`)]) }
}

function withoutSent(edits: Edits, session: SessionKey): Edits {
  return { ...edits, sending: new Set([...edits.sending].filter((key) => !key.startsWith(`${session} `))) }
}

/** The answer came: what the user changed after it was sent stays pending, on top of the new version. */
export function withAnswer(
  edits: Edits,
  session: SessionKey,
  sent: readonly Mark[],
  answer: {
    readonly saved: readonly { readonly childId: string; readonly version: number }[]
    readonly conflicts: readonly PresenceConflict[]
  },
): Edits {
  const pending = new Map(edits.pending)
  const confirmed = new Map(edits.confirmed)
  const clashes = new Map(edits.clashes)
  const failures = new Map(edits.failures)
  failures.delete(session)
  for (const mark of sent) {
    const key = `${session} ${mark.childId}`
    const now = pending.get(key)
    const version = answer.saved.find((one) => one.childId === mark.childId)?.version
    const theirs = answer.conflicts.find((one) => one.childId === mark.childId)
    if (version !== undefined) {
      confirmed.set(key, { state: mark.state, version })
      if (now === undefined || now.state === mark.state) pending.delete(key)
      else pending.set(key, { ...now, version })
    } else if (theirs !== undefined) {
      confirmed.set(key, { state: theirs.state, version: theirs.version })
      const mine = now === undefined ? mark.state : now.state
      if (mine !== theirs.state) clashes.set(key, { mine, theirs })
      pending.delete(key)
    }
  }
  return withoutSent({ ...edits, pending, confirmed, clashes, failures }, session)
}

/** Refused as a whole: nothing is lost, and nothing is sent again until the user says so. */
export function withFailure(edits: Edits, session: SessionKey, error: WireError): Edits {
  return withoutSent({ ...edits, failures: new Map(edits.failures).set(session, error) }, session)
}

export function withoutFailure(edits: Edits, session: SessionKey): Edits {
  const failures = new Map(edits.failures)
  failures.delete(session)
  return { ...edits, failures }
}

/** What was not saved of this dagdeel is taken back. */
export function withoutPending(edits: Edits, session: SessionKey): Edits {
  const pending = new Map([...edits.pending].filter(([key]) => !key.startsWith(`${session} `)))
  return withoutFailure({ ...edits, pending }, session)
}

/** The user agrees with what the other filled in. */
export function withoutClash(edits: Edits, key: CellKey): Edits {
  const clashes = new Map(edits.clashes)
  clashes.delete(key)
  return { ...edits, clashes }
}
