import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Domain } from '../../../db/contract/observations.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import type { ChildChoice } from '../../ui/ChildField.tsx'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { useShortcut } from '../../ui/shortcuts.ts'
import { ObservationFields } from './ObservationFields.tsx'
import { emptyObservation, toInput, type ObservationValues } from './observation-values.ts'

interface LogObservationProps {
  /** Opened for this child: she stands in the form, and the form keeps its own draft. */
  readonly child?: ChildChoice | undefined
  /** What somebody came to look at; chosen already. */
  readonly domain?: Domain | undefined
  readonly takesFocus: boolean
  readonly onLogged: () => void
}

/** The form at the top of the page: always there, like an open notebook. */
export function LogObservation({ child, domain, takesFocus, onLogged }: LogObservationProps) {
  const { t } = useTranslation('observations')
  const withdraw = useBackendCommand('observations.withdraw')
  const empty = emptyObservation(child, domain)
  const text = useRef<HTMLTextAreaElement>(null)
  const card = useRef<HTMLDivElement>(null)

  const contractForm = useContractForm({
    operation: 'observations.log',
    initialValues: empty,
    toInput,
    draftKey: child === undefined ? 'observations.log' : `observations.log:${child.id}`,
    onSaved: ({ id, version }, values) => {
      contractForm.form.setValues(empty)
      contractForm.form.resetDirty()
      card.current?.querySelector('input')?.focus()
      notifySaved(t('log.saved', { count: values.childIds.length }), {
        undo: () => void takeBack({ id, version }, values),
      })
      onLogged()
    },
  })
  const { form } = contractForm

  const formNow = useRef(form)
  const isThere = useRef(true)
  useEffect(() => {
    formNow.current = form
  })
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])

  /** The text comes back into the form, unless the next one is being written there. */
  const takeBack = async (saved: { readonly id: string; readonly version: number }, values: ObservationValues) => {
    const result = await withdraw.run({ ...saved, reason: t('log.undoReason') })
    if (!result.ok) {
      notifyError(result.error)
      return
    }
    const isFree = isThere.current && !formNow.current.isDirty()
    if (isFree) formNow.current.setValues(values)
    notifySaved(t(isFree ? 'log.undone' : 'log.undoneElsewhere'))
  }

  const focusForm = () => {
    card.current?.scrollIntoView({ block: 'nearest' })
    if (formNow.current.values.childIds.length > 0) text.current?.focus()
    else card.current?.querySelector('input')?.focus()
  }
  useShortcut({ keys: 'alt+N', label: t('log.shortcut') }, focusForm)
  useEffect(() => {
    if (takesFocus) focusForm()
  }, [takesFocus])

  return (
    <section className="kw-card" aria-label={t('log.title')} ref={card} id="observation-form">
      <ContractFormView contractForm={contractForm} saveLabel={t('log.save')}>
        <ObservationFields form={form} empty={empty} textProps={{ ref: text }} />
      </ContractFormView>
    </section>
  )
}
