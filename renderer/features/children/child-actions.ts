import { useSearchParams } from 'react-router'

/** What can be opened over a child's page; it stands in the address (`?doen=vertrek`), so that a card elsewhere can point at it. */
export const childActions = ['wijzigen', 'familie', 'geschiedenis', 'vertrek', 'verwijderen'] as const
export type ChildAction = (typeof childActions)[number]

export function useChildAction(): {
  readonly action: ChildAction | undefined
  readonly open: (action: ChildAction) => void
  readonly close: () => void
} {
  const [params, setParams] = useSearchParams()
  return {
    action: childActions.find((one) => one === params.get('doen')),
    open: (action) => {
      setParams({ doen: action })
    },
    close: () => {
      setParams({}, { replace: true })
    },
  }
}
