import { useId } from 'react'
import './segments.css'

interface SegmentsProps<Name extends string> {
  /** What is chosen, for screen readers. */
  readonly label: string
  readonly options: readonly { readonly name: Name; readonly label: string }[]
  readonly value: Name
  readonly onChange: (name: Name) => void
  readonly isSmall?: boolean
}

/** One of a few, all in sight, that works at once; in a form it is `Radio`. */
export function Segments<Name extends string>({ label, options, value, onChange, isSmall = false }: SegmentsProps<Name>) {
  const group = useId()
  return (
    <div className="kw-segments" role="radiogroup" aria-label={label} {...(isSmall ? { 'data-small': true } : {})}>
      {options.map((option) => (
        <label key={option.name} className="kw-segment">
          <input
            type="radio"
            name={group}
            value={option.name}
            checked={option.name === value}
            onChange={() => {
              onChange(option.name)
            }}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
