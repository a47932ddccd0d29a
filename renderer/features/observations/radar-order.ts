import type { RadarChild } from '../../../db/contract/radar.ts'

export const radarOrders = ['longest', 'name'] as const
export type RadarOrder = (typeof radarOrders)[number]

/** How long our attention stayed away at its longest, in days: over the domains, never about what a child can do. */
function longestUnseen({ sights }: RadarChild): number {
  return Math.max(0, ...sights.map(({ days }) => days))
}

/** As they came (by name), or with whom we looked away from longest in front. */
export function inOrder(children: readonly RadarChild[], order: RadarOrder): readonly RadarChild[] {
  return order === 'name' ? children : [...children].sort((one, other) => longestUnseen(other) - longestUnseen(one))
}

/** Whom a moment is wanted of, the earliest due first. */
export function momentsDue(
  children: readonly RadarChild[],
): readonly (RadarChild & { readonly moment: NonNullable<RadarChild['moment']> })[] {
  return children
    .flatMap((child) => (child.moment === null || child.moment.state === 'later' ? [] : [{ ...child, moment: child.moment }]))
    .sort((one, other) => (one.moment.dueOn < other.moment.dueOn ? -1 : one.moment.dueOn > other.moment.dueOn ? 1 : 0))
}
