import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import type { Child } from '../../../db/contract/children.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { EndPlacementForm } from './EndPlacementForm.tsx'
import { PlaceForm } from './PlaceForm.tsx'

/** Over the page of a child: a place in a group. */
export function PlacePage() {
  return (
    <OverChild form="place" size={680}>
      {(child, onDone) => <PlaceForm child={child} onDone={onDone} />}
    </OverChild>
  )
}

/** Over the page of a child: the last day of a placement, or away with one that was a mistake. */
export function EndPlacementPage() {
  return (
    <OverChild form="end" size={480}>
      {(child, onDone) => <EndPlacementForm child={child} onDone={onDone} />}
    </OverChild>
  )
}

interface OverChildProps {
  readonly form: 'place' | 'end'
  readonly size: number
  readonly children: (child: Child, onDone: () => void) => ReactNode
}

/** Placing is for the locatiemanager: for others there is no panel. */
function OverChild({ form, size, children }: OverChildProps) {
  const { t } = useTranslation('placements')
  const { may } = useSession()
  const { childId = '' } = useParams()
  const navigate = useNavigate()
  // The page under it has read the child already: this is the same answer.
  const child = useBackendQuery('children.read', { id: childId })
  const close = () => {
    void navigate(`/kinderen/${childId}`, { replace: true })
  }
  if (!may('locatiemanager')) return null
  return (
    <SidePanel isOpen onClose={close} title={t(`${form}.title`, { name: isolated(child.data?.name ?? '') })} size={size}>
      <Loaded query={child}>{(read) => children(read, close)}</Loaded>
    </SidePanel>
  )
}
