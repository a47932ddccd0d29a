import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Domain } from '../../../db/contract/observations.ts'
import type { ChildChoice } from '../../ui/ChildField.tsx'
import { isolated } from '../../ui/isolated.ts'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { LogForm } from './LogForm.tsx'
import { emptyObservation } from './observation-values.ts'
import './observations.css'

/** A child, and a domain, that another part of the page asks to write about. */
export interface LogWish {
  readonly child: ChildChoice
  readonly domain: Domain | null
}

interface LogPanelProps {
  /** Null: closed. */
  readonly wish: LogWish | null
  readonly onClose: () => void
}

/** The form beside the page, for who came from a cell or a row; after saving the page and its focus are there again. */
export function LogPanel({ wish, onClose }: LogPanelProps) {
  const { t } = useTranslation('observations')
  return (
    <SidePanel isOpen={wish !== null} onClose={onClose} title={t('log.panel', { name: isolated(wish?.child.name ?? '') })}>
      {wish !== null && <OpenForm key={`${wish.child.id} ${wish.domain ?? ''}`} wish={wish} onClose={onClose} />}
    </SidePanel>
  )
}

function OpenForm({ wish: { child, domain }, onClose }: { readonly wish: LogWish; readonly onClose: () => void }) {
  const text = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    // After the panel has taken the focus for itself.
    const timer = setTimeout(() => text.current?.focus(), 50)
    return () => {
      clearTimeout(timer)
    }
  }, [])
  return (
    <LogForm
      empty={emptyObservation(child, domain ?? undefined)}
      draftKey={`observations.log:${child.id}`}
      textRef={text}
      mayPark={false}
      onLogged={onClose}
    />
  )
}
