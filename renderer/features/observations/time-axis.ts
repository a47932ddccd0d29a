import { addMonths, daysBetween } from '../../../db/contract/dates.ts'

interface Dated {
  readonly observedOn: string
}

export interface PlacedPoint<Point> {
  readonly point: Point
  /** From 0 at the beginning of the axis to 1 at its end. */
  readonly x: number
  /** 0 on the line; points that would cover each other are stacked: 1, 2, … */
  readonly layer: number
}

/** More layers would make the lane higher than it is readable; the list beside it holds every point. */
const mostLayers = 4

/**
 * Puts points on a line of time, oldest first. Points closer than `width` (a share of the axis) are stacked, so that none covers
 * another; where more fall together than there are layers, the last layer takes them all.
 */
export function placeOnAxis<Point extends Dated>(
  points: readonly Point[],
  { from, until, width }: { readonly from: string; readonly until: string; readonly width: number },
): readonly PlacedPoint<Point>[] {
  const length = Math.max(1, daysBetween(from, until))
  const lastInLayer: number[] = []
  return [...points]
    .sort((one, other) => (one.observedOn < other.observedOn ? -1 : one.observedOn > other.observedOn ? 1 : 0))
    .map((point) => {
      const x = Math.min(1, Math.max(0, daysBetween(from, point.observedOn) / length))
      const free = lastInLayer.findIndex((last) => x - last >= width)
      const layer = free >= 0 ? free : Math.min(lastInLayer.length, mostLayers - 1)
      lastInLayer[layer] = x
      return { point, x, layer }
    })
}

export interface Tick {
  readonly on: string
  readonly x: number
}

/** The first days of months on the axis: at most twelve, so that their names fit. */
export function monthTicks(from: string, until: string): readonly Tick[] {
  const length = Math.max(1, daysBetween(from, until))
  const months = length / 30.4
  const step = [1, 2, 3, 6, 12].find((one) => months / one <= 12) ?? 24
  const ticks: Tick[] = []
  for (let on = addMonths(`${from.slice(0, 7)}-01`, 1); on <= until; on = addMonths(on, 1)) {
    if ((Number(on.slice(5, 7)) - 1) % step === 0) ticks.push({ on, x: daysBetween(from, on) / length })
  }
  return ticks
}
