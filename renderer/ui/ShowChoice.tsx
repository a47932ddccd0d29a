import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAddress } from './useAddress.ts'

export interface ShowChoiceProps<Name extends string> {
  readonly label: string
  readonly choices: readonly { readonly name: Name; readonly label: string; readonly count: number }[]
  readonly value: Name
}

/** Which of a few lists a page shows; it stands in the address (`?toon=…`), so that Back keeps it. */
export function ShowChoice<Name extends string>({ label, choices, value }: ShowChoiceProps<Name>) {
  const { t } = useTranslation('common')
  const { change } = useAddress()
  return (
    <SegmentedControl
      aria-label={label}
      className="kw-wrapping-choice"
      value={value}
      onChange={(name) => {
        change({ toon: name })
      }}
      data={choices.map((choice) => ({ value: choice.name, label: t('labelWithCount', { label: choice.label, count: choice.count }) }))}
    />
  )
}

/** The chosen list, or the first. */
export function useShown<Name extends string>(names: readonly [Name, ...Name[]]): Name {
  const { params } = useAddress()
  return names.find((name) => name === params.get('toon')) ?? names[0]
}
