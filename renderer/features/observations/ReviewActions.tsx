import { Button, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Observation } from '../../../db/contract/observations.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { isolated } from '../../ui/isolated.ts'
import { useContractForm } from '../../ui/useContractForm.ts'

const conjunction = new Intl.ListFormat('nl', { type: 'conjunction' })

/** Whom it is about, for a button that stands among many. */
export function namesOf({ children }: Pick<Observation, 'children'>): string {
  return conjunction.format(children.map(({ name }) => isolated(name)))
}

interface ReviewActionsProps {
  readonly observation: Observation
  readonly onSendBack: () => void
  readonly onApproved: () => void
}

/** A colleague's two answers. */
export function ReviewActions({ observation, onSendBack, onApproved }: ReviewActionsProps) {
  const { t } = useTranslation('observations')
  const approve = useBackendCommand('observations.approve')
  const { id, version } = observation
  const names = namesOf(observation)
  const run = async () => {
    const result = await approve.run({ id, version })
    if (!result.ok) {
      notifyError(result.error)
      return
    }
    notifySaved(t('review.approved'))
    onApproved()
  }
  return (
    <>
      <Button
        variant="light"
        aria-disabled={approve.isRunning}
        leftSection={<IconCheck size={18} stroke={1.7} aria-hidden />}
        aria-label={t('review.approveLabel', { names })}
        onClick={() => {
          if (!approve.isRunning) void run()
        }}
      >
        {t('review.approve')}
      </Button>
      <Button variant="default" aria-label={t('review.sendBackLabel', { names })} onClick={onSendBack}>
        {t('review.sendBack')}
      </Button>
    </>
  )
}

interface SendBackProps {
  readonly observation: Observation
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** What the writer should look at again. She reads the remark beside her text. */
export function SendBack({ observation, onDone, onCancel }: SendBackProps) {
  const { t } = useTranslation('observations')
  const { id, version } = observation
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
  }, [])
  const contractForm = useContractForm({
    operation: 'observations.sendBack',
    initialValues: { remark: '' },
    toInput: ({ remark }) => ({ id, version, remark }),
    draftKey: `observations.sendBack:${id}`,
    onSaved: () => {
      notifySaved(t('review.sentBack', { name: isolated(observation.authorName) }))
      onDone()
    },
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('review.sendBack')} onCancel={onCancel}>
      <TextInput
        label={t('review.remark', { name: isolated(observation.authorName) })}
        placeholder={t('review.remarkPlaceholder')}
        dir="auto"
        required
        withAsterisk={false}
        {...contractForm.form.getInputProps('remark')}
        ref={field}
      />
    </ContractFormView>
  )
}
