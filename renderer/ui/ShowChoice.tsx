import { SegmentedControl } from '@mantine/core'
import { useAddress } from './useAddress.ts'

interface ShowChoiceProps<Name extends string> {
  readonly label: string
  readonly choices: readonly { readonly name: Name; readonly label: string }[]
  readonly value: Name
}

/** Which of a few lists a page shows; it stands in the address (`?toon=…`), so that Back keeps it. */
export function ShowChoice<Name extends string>({ label, choices, value }: ShowChoiceProps<Name>) {
  const { change } = useAddress()
  return (
    <SegmentedControl
      aria-label={label}
      className="kw-wrapping-choice"
      value={value}
      onChange={(name) => {
        change({ toon: name })
      }}
      data={choices.map((choice) => ({ value: choice.name, label: choice.label }))}
    />
  )
}

/** The chosen list, or the first. */
export function useShown<Name extends string>(names: readonly [Name, ...Name[]]): Name {
  const { params } = useAddress()
  return names.find((name) => name === params.get('toon')) ?? names[0]
}
