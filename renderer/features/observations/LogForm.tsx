import { Button } from '@mantine/core'
import { useEffect, useRef, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { observationsContract } from '../../../db/contract/observations.ts'
import type { Output } from '../../../db/contract/operation.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { parkedKey } from './draft-lines.ts'
import { savedInWords } from './logged-words.ts'
import { ObservationFields } from './ObservationFields.tsx'
import { toInput, type ObservationValues } from './observation-values.ts'

type Logged = Output<(typeof observationsContract)['observations.log']>

interface LogFormProps {
  readonly empty: ObservationValues
  readonly draftKey: string
  readonly textRef?: Ref<HTMLTextAreaElement>
  readonly onLogged: () => void
  /** What was begun can be put away for later; null where the form is itself such a piece. */
  readonly mayPark: boolean
}

/** The form in which an observation is written, in the page or in a panel. After saving it is empty again and undo is at hand. */
export function LogForm({ empty, draftKey, textRef, onLogged, mayPark }: LogFormProps) {
  const { t } = useTranslation('observations')
  const takeBack = useBackendCommand('observations.takeBack')
  const keep = useBackendCommand('drafts.save')
  const throwAway = useBackendCommand('drafts.discard')

  const contractForm = useContractForm({
    operation: 'observations.log',
    initialValues: empty,
    toInput,
    draftKey,
    onSaved: (logged, values) => {
      begin(empty)
      notifySaved(savedInWords(logged, values.childIds.length), { undo: () => void undo(logged, values) })
      onLogged()
    },
  })
  const { form, draft } = contractForm

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

  const begin = (values: ObservationValues) => {
    form.setValues(values)
    form.resetDirty()
  }
  const isFree = () => isThere.current && !formNow.current.isDirty()

  /** The text comes back into the form, unless the next one is being written there. */
  const undo = async ({ observations }: Logged, values: ObservationValues) => {
    const result = await takeBack.run({ observations, reason: t('log.undoReason') })
    if (!result.ok) {
      notifyError(result.error)
      return
    }
    const hasRoom = isFree()
    if (hasRoom) formNow.current.setValues(values)
    notifySaved(t(hasRoom ? 'log.undone' : 'log.undoneElsewhere'))
  }

  const park = async () => {
    const values = form.getValues()
    const key = parkedKey(crypto.randomUUID())
    const result = await keep.run({ key, values: JSON.parse(JSON.stringify(values)) as never })
    if (!result.ok) {
      notifyError(result.error)
      return
    }
    begin(empty)
    await draft.discard()
    notifySaved(t('log.parked'), { undo: () => void unpark(key, values) })
    onLogged()
  }
  const unpark = async (key: string, values: ObservationValues) => {
    if (!isFree()) {
      notifySaved(t('log.parkedElsewhere'))
      return
    }
    formNow.current.setValues(values)
    const result = await throwAway.run({ key })
    if (!result.ok) notifyError(result.error)
  }

  return (
    <ContractFormView
      contractForm={contractForm}
      saveLabel={t('log.save')}
      extraActions={
        mayPark &&
        form.isDirty() && (
          <Button variant="subtle" onClick={() => void park()}>
            {t('log.park')}
          </Button>
        )
      }
    >
      <ObservationFields form={form} empty={empty} textProps={{ ref: textRef }} />
    </ContractFormView>
  )
}
