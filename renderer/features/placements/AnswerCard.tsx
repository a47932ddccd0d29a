import { Button, Group, Select } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nonParticipationReasons, type NonParticipationReason } from '../../../db/contract/advies.ts'
import type { Offer } from '../../../db/contract/placements.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { offerInWords } from './OfferHistory.tsx'

interface AnswerCardProps {
  readonly offer: Offer
  readonly mayAnswer: boolean
  readonly onAccepted: () => void
  /** A new offer, after this one expired. */
  readonly onOffer: () => void
}

/** The offer that lies with the family, and what they said. */
export function AnswerCard({ offer, mayAnswer, onAccepted, onOffer }: AnswerCardProps) {
  const { t } = useTranslation('placements')
  const [isSaying, setIsSaying] = useState<'yes' | 'no' | null>(null)
  const isOpen = offer.state === 'open'
  const card = useRef<HTMLElement>(null)
  // The button that was pressed is gone: the keyboard goes on in the form that came in its place.
  useEffect(() => {
    if (isSaying !== null) card.current?.querySelector<HTMLElement>('[data-autofocus], input')?.focus()
  }, [isSaying])
  const done = () => {
    setIsSaying(null)
  }
  return (
    <section ref={card} className="kw-waiting-offer" aria-label={t('answer.title')}>
      <h3 className="kw-small-title">{t('answer.title')}</h3>
      <strong>{offerInWords(offer)}</strong>
      <p className="kw-waiting-line" {...(isOpen ? {} : { 'data-attention': true })}>
        {t(isOpen ? 'answer.until' : 'answer.expired', { date: dateInWords(offer.expiresOn) })}
      </p>
      {mayAnswer && isSaying === null && (
        <Group gap="xs">
          {isOpen ? (
            <Button
              data-autofocus
              onClick={() => {
                setIsSaying('yes')
              }}
            >
              {t('answer.yes')}
            </Button>
          ) : (
            <Button data-autofocus onClick={onOffer}>
              {t('answer.again')}
            </Button>
          )}
          <Button
            variant="default"
            onClick={() => {
              setIsSaying('no')
            }}
          >
            {t('answer.no')}
          </Button>
          {isOpen && <Withdraw offer={offer} />}
        </Group>
      )}
      {isSaying === 'yes' && <AcceptForm offer={offer} onCancel={done} onDone={onAccepted} />}
      {isSaying === 'no' && <RefuseForm offer={offer} onDone={done} />}
    </section>
  )
}

function Withdraw({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('placements')
  const withdraw = useBackendCommand('placements.withdraw')
  const run = async () => {
    const result = await withdraw.run({ offerId: offer.id, version: offer.version })
    if (result.ok) notifySaved(t('offer.withdrawn'))
    else notifyError(result.error)
  }
  return (
    <Button variant="subtle" onClick={() => void run()}>
      {t('answer.withdraw')}
    </Button>
  )
}

interface AcceptFormProps {
  readonly offer: Offer
  readonly onCancel: () => void
  readonly onDone: () => void
}

function AcceptForm({ offer, onCancel, onDone }: AcceptFormProps) {
  const { t } = useTranslation('placements')
  const initialValues: { answeredOn: string | null } = { answeredOn: todayInUtrecht() }
  const contractForm = useContractForm({
    operation: 'placements.accept',
    initialValues,
    toInput: (values) => ({ ...values, offerId: offer.id, version: offer.version }),
    onSaved: () => {
      notifySaved(t('answer.accepted'))
      onDone()
    },
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('answer.accept')} onCancel={onCancel}>
      <DateField
        label={t('answer.answeredOn')}
        required
        data-autofocus
        min={offer.offeredOn}
        max={todayInUtrecht()}
        maw={240}
        {...contractForm.form.getInputProps('answeredOn')}
      />
    </ContractFormView>
  )
}

interface RefuseValues {
  answeredOn: string | null
  reason: NonParticipationReason | null
  note: string
}

function RefuseForm({ offer, onDone }: { readonly offer: Offer; readonly onDone: () => void }) {
  const { t } = useTranslation(['placements', 'advies'])
  const initialValues: RefuseValues = { answeredOn: todayInUtrecht(), reason: null, note: '' }
  const contractForm = useContractForm({
    operation: 'placements.refuse',
    initialValues,
    toInput: (values) => ({ ...values, note: emptyToNull(values.note), offerId: offer.id, version: offer.version }),
    draftKey: `placements.refuse:${offer.childId}`,
    onSaved: () => {
      notifySaved(t('placements:answer.refused'))
      onDone()
    },
  })
  const { form } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('placements:answer.refuse')} onCancel={onDone}>
      <Select
        label={t('placements:answer.reason')}
        required
        data-autofocus
        data={nonParticipationReasons.map((reason) => ({ value: reason, label: t(`advies:nonParticipation.${reason}`) }))}
        {...form.getInputProps('reason')}
      />
      <DateField
        label={t('placements:answer.answeredOn')}
        required
        min={offer.offeredOn}
        max={todayInUtrecht()}
        maw={240}
        {...form.getInputProps('answeredOn')}
      />
      <LongTextField label={t('placements:answer.note')} maximum={300} {...form.getInputProps('note')} />
    </ContractFormView>
  )
}
