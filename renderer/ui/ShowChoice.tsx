import { useTranslation } from 'react-i18next'
import { Segments } from './Segments.tsx'
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
    <Segments
      label={label}
      value={value}
      onChange={(name) => {
        change({ toon: name })
      }}
      options={choices.map(({ name, label: words, count }) => ({ name, label: t('labelWithCount', { label: words, count }) }))}
    />
  )
}

/** The chosen list, or the first. */
export function useShown<Name extends string>(names: readonly [Name, ...Name[]]): Name {
  const { params } = useAddress()
  return names.find((name) => name === params.get('toon')) ?? names[0]
}
