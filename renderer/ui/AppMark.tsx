import { useId } from 'react'

/** The mark of the app: a sundial, petrol with a quarter in saffraan. */
export function AppMark({ size = 28 }: { readonly size?: number }) {
  const clip = useId()
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden focusable="false">
      <clipPath id={clip}>
        <rect width="28" height="28" rx="7" />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <rect width="28" height="28" fill="#006872" />
        <path d="M14 14 L30 5 V23 Z" fill="#e8a33d" />
        <path d="M14 14 L30 23 V30 H7 Z" fill="#8cc7cc" />
      </g>
    </svg>
  )
}
