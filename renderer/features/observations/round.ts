/**
 * The nap-time round: child after child. Pure, so that it can be kept as a draft and walked in a test.
 * Who is passed without an observation is simply not among `saved`: there is no list of skipped children that could differ.
 */
export interface Round {
  /** The children of this turn, in order. The second turn holds who was skipped in the first. */
  readonly queue: readonly string[]
  /** Whose turn it is; as long as the queue is long, there is nobody left. */
  readonly at: number
  readonly saved: readonly string[]
}

export function startRound(childIds: readonly string[]): Round {
  return { queue: childIds, at: 0, saved: [] }
}

export function currentOf({ queue, at }: Round): string | null {
  return queue[at] ?? null
}

export function isFinished(round: Round): boolean {
  return currentOf(round) === null
}

/** An observation of the current child was saved: the next one's turn. */
export function saveCurrent(round: Round): Round {
  const current = currentOf(round)
  if (current === null) return round
  return { ...round, at: round.at + 1, saved: round.saved.includes(current) ? round.saved : [...round.saved, current] }
}

export function skipCurrent(round: Round): Round {
  return isFinished(round) ? round : { ...round, at: round.at + 1 }
}

export function goBack(round: Round): Round {
  return round.at === 0 ? round : { ...round, at: round.at - 1 }
}

/** Undo of a save: the child counts as not yet seen and has the turn again. */
export function takeBack(round: Round, childId: string): Round {
  const saved = round.saved.filter((id) => id !== childId)
  const at = round.queue.indexOf(childId)
  return at === -1 ? { queue: [childId, ...round.queue.slice(round.at)], at: 0, saved } : { ...round, at, saved }
}

/** Who is still without an observation, in the order of the group. */
export function unseenOf({ saved }: Round, childIds: readonly string[]): readonly string[] {
  return childIds.filter((id) => !saved.includes(id))
}

/** Another turn for who was skipped. */
export function returnToSkipped(round: Round, childIds: readonly string[]): Round {
  return { ...round, queue: unseenOf(round, childIds), at: 0 }
}

/** The group as it is now: who left the group leaves the round, who came joins at the end; whose turn it was keeps it. */
export function withChildren(round: Round, childIds: readonly string[]): Round {
  const known = new Set([...round.queue, ...round.saved])
  const queue = [...round.queue.filter((id) => childIds.includes(id)), ...childIds.filter((id) => !known.has(id))]
  const at = round.queue.slice(0, round.at).filter((id) => childIds.includes(id)).length
  return { queue, at, saved: round.saved.filter((id) => childIds.includes(id)) }
}

/** What a draft kept of a round of the same day; null when it is of another day or cannot be read. */
export function roundFrom(values: unknown, today: string): Round | null {
  if (!isObject(values) || values['day'] !== today || !isObject(values['round'])) return null
  const { queue, at, saved } = values['round']
  if (!areIds(queue) || !areIds(saved) || typeof at !== 'number' || !Number.isInteger(at) || at < 0) return null
  return { queue, at: Math.min(at, queue.length), saved }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function areIds(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
