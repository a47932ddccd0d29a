import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Domain } from '../../../db/contract/observations.ts'
import type { ChildChoice } from '../../ui/ChildField.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { parkedKey } from './draft-lines.ts'
import { LogForm } from './LogForm.tsx'
import { emptyObservation } from './observation-values.ts'

interface LogObservationProps {
  /** Opened for this child: she stands in the form, and the form keeps its own draft. */
  readonly child?: ChildChoice | undefined
  /** What somebody came to look at; chosen already. */
  readonly domain?: Domain | undefined
  /** A piece that was put away earlier is finished here. */
  readonly parkedId?: string | undefined
  readonly takesFocus: boolean
  readonly onLogged: () => void
}

/** The form at the top of the page: always there, like an open notebook. */
export function LogObservation({ child, domain, parkedId, takesFocus, onLogged }: LogObservationProps) {
  const { t } = useTranslation('observations')
  const text = useRef<HTMLTextAreaElement>(null)
  const card = useRef<HTMLDivElement>(null)

  const knowsWho = child !== undefined || parkedId !== undefined
  const focusForm = useCallback(() => {
    card.current?.scrollIntoView({ block: 'nearest' })
    if (knowsWho) text.current?.focus()
    else card.current?.querySelector('input')?.focus()
  }, [knowsWho])
  useShortcut({ keys: 'alt+N', label: t('log.shortcut') }, focusForm)
  useEffect(() => {
    if (takesFocus) focusForm()
  }, [takesFocus, focusForm])

  return (
    <section className="kw-card" aria-label={t('log.title')} ref={card} id="observation-form">
      <LogForm
        empty={emptyObservation(child, domain)}
        draftKey={keyOf(child, parkedId)}
        textRef={text}
        mayPark={parkedId === undefined}
        onLogged={() => {
          card.current?.querySelector('input')?.focus()
          onLogged()
        }}
      />
    </section>
  )
}

function keyOf(child: ChildChoice | undefined, parkedId: string | undefined): string {
  if (parkedId !== undefined) return parkedKey(parkedId)
  return child === undefined ? 'observations.log' : `observations.log:${child.id}`
}
