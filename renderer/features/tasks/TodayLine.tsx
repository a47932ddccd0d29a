import { useMemo } from 'react'
import type { Domain } from '../../../db/contract/observations.ts'
import { domainWords, wordFor } from '../../../db/contract/shorthand-words.ts'
import type { ChildChoice } from '../../ui/ChildField.tsx'
import { ShorthandLine } from '../../ui/ShorthandLine.tsx'
import { useExtend } from '../../ui/useExtend.ts'

/** A child and a domain that another card asks to look at; every press is a new one. */
export interface ObservationWish {
  readonly child: ChildChoice
  readonly domain: Domain
}

/** The notebook that lies open on top of the day. */
export function TodayLine({ wish }: { readonly wish: ObservationWish | null }) {
  const extend = useExtend()
  const begun = useMemo(() => (wish === null ? null : { childId: wish.child.id, sign: `#${wordFor(wish.domain, domainWords)}` }), [wish])
  return <ShorthandLine draftKey="observations.quick" takesFocus wish={begun} onExtend={extend} />
}
