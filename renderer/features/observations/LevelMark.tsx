import type { Observation } from '../../../db/contract/observations.ts'

/** A shape for each of the neutral words, so that they can be told apart without colour; the words stand beside it in the list. */
const shapes = {
  loopt_voor: 'M7 1.5 13 12.5H1z',
  volgens_verwachting: 'M7 1.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z',
  aandacht: 'M7 .8 13.2 7 7 13.2.8 7z',
  zorg: 'M1.8 1.8h10.4v10.4H1.8z',
} as const satisfies Record<NonNullable<Observation['level']>, string>

/** An observation without a level is an open ring. */
export function LevelMark({ level }: { readonly level: Observation['level'] }) {
  return (
    <svg className="kw-level-mark" viewBox="0 0 14 14" aria-hidden focusable="false">
      {level === null ? (
        <circle cx="7" cy="7" r="4.25" fill="var(--kw-card)" stroke="currentColor" strokeWidth="2" />
      ) : (
        <path d={shapes[level]} fill="currentColor" stroke="var(--kw-card)" strokeWidth="1" />
      )}
    </svg>
  )
}
