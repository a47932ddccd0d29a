import { NativeSelect } from '@mantine/core'
import { useIsStanding } from './useIsStanding.ts'

interface FilterSelectProps {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly width?: number
}

/** A choice above a list. Of two hundred groups one is seen while the list is shut: the others are drawn when the page stands. */
export function FilterSelect({ label, options, value, onChange, width = 168 }: FilterSelectProps) {
  const isStanding = useIsStanding()
  const known = options.find((one) => one.value === value)
  // What the address asks for and no longer is there, such as a group that was closed, is not shown as another choice.
  const chosen = known ?? { value, label: '…' }
  return (
    <NativeSelect
      label={label}
      data={!isStanding ? [chosen] : known === undefined ? [...options, chosen] : [...options]}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value)
      }}
      w={width}
    />
  )
}
