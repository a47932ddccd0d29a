import { useId } from 'react'
import './choice.css'

interface ChoiceProps<Name extends string> {
  /** What is chosen, for screen readers. */
  readonly label: string
  readonly options: readonly { readonly name: Name; readonly label: string }[]
  readonly value: Name
  readonly onChange: (name: Name) => void
  readonly isSmall?: boolean
}

/** One of a few, all in sight, that works at once; in a form it is `Radio`. */
export function Choice<Name extends string>({ label, options, value, onChange, isSmall = false }: ChoiceProps<Name>) {
  const group = useId()
  return (
    <div className="kw-choice" role="radiogroup" aria-label={label} {...(isSmall ? { 'data-small': true } : {})}>
      {options.map((option) => (
        <label key={option.name} className="kw-choice-option">
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
