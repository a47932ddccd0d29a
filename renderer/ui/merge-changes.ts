/** One record three times: as somebody saw it when she began to type, as she has it now, and as another saved it meanwhile. */
export interface ThreeVersions<V extends object> {
  readonly seen: V
  readonly mine: V
  readonly theirs: V
}

export interface Merge<V extends object> {
  /** What only one of the two changed is as that one wants it; what both changed is still mine. */
  readonly values: V
  /** Fields that both changed, each in another way. */
  readonly clashes: readonly (keyof V & string)[]
  /** Fields that came from the other. */
  readonly taken: readonly (keyof V & string)[]
}

/** Field by field: nothing that either of the two typed is lost, and what both changed is left for a person to choose. */
export function mergeChanges<V extends object>({ seen, mine, theirs }: ThreeVersions<V>): Merge<V> {
  const fields = Object.keys(mine) as (keyof V & string)[]
  const isChangedBy = (version: V) => (field: keyof V) => !isSame(version[field], seen[field])
  const differs = fields.filter((field) => !isSame(mine[field], theirs[field]))
  const taken = differs.filter((field) => !isChangedBy(mine)(field))
  const clashes = differs.filter((field) => isChangedBy(mine)(field) && isChangedBy(theirs)(field))
  const values = { ...mine }
  for (const field of taken) values[field] = theirs[field]
  return { values, clashes, taken }
}

/** Values of a form are what JSON can hold. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
