import type { SightState } from '../../../db/contract/radar.ts'

/**
 * How long ago, as a shape: a full disc, half a disc, an empty ring, a broken ring, a dot. Always beside words; together with
 * the tint of its cell it is the third way to read the same.
 */
export function SeenMark({ state }: { readonly state: SightState }) {
  return (
    <svg className="kw-seen-mark" viewBox="0 0 14 14" aria-hidden focusable="false">
      {state === 'new' ? (
        <circle cx="7" cy="7" r="2.25" fill="currentColor" />
      ) : (
        <circle
          cx="7"
          cy="7"
          r="5.75"
          fill={state === 'seen' ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth="1.5"
          {...(state === 'never' ? { strokeDasharray: '2.4 2.1' } : {})}
        />
      )}
      {state === 'fading' && <path d="M7 1.25a5.75 5.75 0 0 1 0 11.5z" fill="currentColor" />}
    </svg>
  )
}
