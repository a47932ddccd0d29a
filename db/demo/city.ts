import { wijkCodes, type WijkCode } from '../contract/wijken.ts'
import { houders, locationNames, staffNames } from './names.ts'
import { chanceOf } from './random.ts'

interface WijkShape {
  /** Locations of a city of seventy. */
  readonly locations: number
  /** Per hundred placed children. */
  readonly withAdvies: number
  /** Groups of at most twelve, as Utrecht allows where many children need extra support (domain.md 0, fact 4). */
  readonly isReduced: boolean
  /** Placed with advies ÷ children with advies, per hundred; around the 73 of the Utrecht Monitor 2023. */
  readonly reach: number
}

/** More locations and more advies in Overvecht and Zuidwest; the rest about by inhabitants (CBS 85984NED). */
export const cityShape: Readonly<Record<WijkCode, WijkShape>> = {
  WK034401: { locations: 6, withAdvies: 58, isReduced: false, reach: 75 },
  WK034402: { locations: 9, withAdvies: 66, isReduced: false, reach: 71 },
  WK034403: { locations: 11, withAdvies: 84, isReduced: true, reach: 68 },
  WK034404: { locations: 5, withAdvies: 50, isReduced: false, reach: 80 },
  WK034405: { locations: 4, withAdvies: 45, isReduced: false, reach: 83 },
  WK034406: { locations: 2, withAdvies: 50, isReduced: false, reach: 72 },
  WK034407: { locations: 6, withAdvies: 62, isReduced: false, reach: 74 },
  WK034408: { locations: 11, withAdvies: 82, isReduced: true, reach: 66 },
  WK034409: { locations: 9, withAdvies: 60, isReduced: false, reach: 78 },
  WK034410: { locations: 7, withAdvies: 55, isReduced: false, reach: 81 },
}

/** What becomes of the delivery of a location. */
export type DeliveryPlan = 'on-time' | 'late' | 'missing'

export interface LocationPlan {
  readonly index: number
  readonly seed: number
  readonly name: string
  readonly houder: string
  readonly wijkCode: WijkCode
  readonly manager: string
  readonly shape: WijkShape
  readonly groupCount: number
  readonly studentCount: number
  readonly delivery: DeliveryPlan
  /** The location that the app opens on: with colleagues who have keys of their own. */
  readonly isShowcase: boolean
}

/** The plan of a city: who stands where and what goes wrong. The same numbers give the same city. */
export function planCity(locationCount: number, seed: number): LocationPlan[] {
  const chance = chanceOf(seed)
  const wijkOfLocation = wijkenInProportion(locationCount)
  // A city of seventy misses two deliveries and has one late; a handful of locations delivers in full.
  const [missingA, missingB, late] = locationCount >= 10 ? chance.some([...wijkOfLocation.keys()].slice(1), 3) : []
  return wijkOfLocation.map((wijkCode, index) => ({
    index,
    seed: seed * 1000 + index,
    name: nameOf(index),
    houder: chance.pick(houders),
    wijkCode,
    manager: chance.pick(staffNames),
    shape: cityShape[wijkCode],
    groupCount: cityShape[wijkCode].isReduced ? 2 : chance.percent(45) ? 2 : 1,
    studentCount: chance.pick([0, 1, 1, 2]),
    delivery: index === missingA || index === missingB ? 'missing' : index === late ? 'late' : 'on-time',
    isShowcase: index === 0,
  }))
}

/** The first location stands in Overvecht: it is the one that the app opens on. */
function wijkenInProportion(count: number): WijkCode[] {
  const all = wijkCodes.flatMap((code) => Array.from({ length: cityShape[code].locations }, () => code))
  const spread = Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] ?? 'WK034403')
  const first = spread.indexOf('WK034403')
  if (first > 0) spread.unshift(...spread.splice(first, 1))
  return first === -1 ? ['WK034403', ...spread.slice(1)] : spread
}

function nameOf(index: number): string {
  const name = locationNames[index % locationNames.length] ?? 'De Zonnewijzer'
  const round = Math.floor(index / locationNames.length)
  return round === 0 ? `Voorschool ${name}` : `Voorschool ${name} ${String(round + 1)}`
}
