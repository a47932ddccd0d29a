import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { parseTypedTime } from './typed-time.ts'

interface TimeFieldProps extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'onBlur'> {
  /** `HH:MM`. */
  readonly value: string
  readonly onChange: (time: string) => void
}

/** A time of day typed as `8:30`, `8.30` or `830`; what is no time stays as it was typed and is refused by the form. */
export function TimeField({ value, onChange, ...rest }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(parseTypedTime(event.currentTarget.value) ?? event.currentTarget.value)
      }}
      onBlur={() => {
        setTyped(null)
      }}
    />
  )
}
