/** A seeded source of chance (mulberry32): the same seed makes the same city. For demo data only, never for keys. */
export interface Chance {
  /** At least 0, below 1. */
  next(): number
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  /** True in so many of a hundred. */
  percent(share: number): boolean
  pick<T>(from: readonly T[]): T
  /** Some of them, each at most once, in their order. */
  some<T>(from: readonly T[], count: number): T[]
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    percent: (share) => next() * 100 < share,
    pick(from) {
      const one = from[between(0, from.length - 1)]
      if (one === undefined) throw new RangeError('Nothing to pick from')
      return one
    },
    some(from, count) {
      const left = [...from.keys()]
      const chosen: number[] = []
      while (chosen.length < count && left.length > 0) chosen.push(...left.splice(between(0, left.length - 1), 1))
      return chosen.sort((a, b) => a - b).flatMap((index) => from.slice(index, index + 1))
    },
  }
}
