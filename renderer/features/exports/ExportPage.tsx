import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lastPeildatum } from '../../../db/contract/dates.ts'
import type { Recipient } from '../../../db/contract/exports.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProgressNote } from '../../ui/ProgressNote.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { SixWords } from '../../ui/SixWords.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { CellsCard } from './CellsCard.tsx'
import { DayCard } from './DayCard.tsx'
import { ExportResult, type MadeExport } from './ExportResult.tsx'
import { HistoryCard } from './HistoryCard.tsx'
import { ReceiverCard } from './ReceiverCard.tsx'
import { VerifyForm } from './VerifyForm.tsx'
import './exports.css'

const noRecipients: readonly Recipient[] = []
const mostText = 2000

/** From the figures of one day to an encrypted file for the projectleider: the day, what leaves, words for the wijk, the receiver. */
export function ExportPage() {
  const { t } = useTranslation('exports')
  const recipients = useBackendQuery('exports.recipients', {})
  const [verifyingId, setVerifyingId] = useState<string | null>(null)
  const [made, setMade] = useState<MadeExport | null>(null)
  const all = recipients.data ?? noRecipients
  const verifying = all.find(({ id }) => id === verifyingId)

  const contractForm = useContractForm({
    operation: 'exports.create',
    draftKey: 'exports.create',
    initialValues: { peildatum: lastPeildatum(todayInUtrecht()), recipientId: '', notes: { strengths: '', opportunities: '' } },
    toInput: ({ peildatum, recipientId, notes }) => ({
      peildatum,
      recipientId: chosenOf(all, recipientId)?.id ?? '',
      notes: { strengths: emptyToNull(notes.strengths), opportunities: emptyToNull(notes.opportunities) },
    }),
    onSaved: (result, { peildatum, recipientId }) => {
      setMade({ ...result, recipientName: chosenOf(all, recipientId)?.name ?? '' })
      const next = { peildatum, recipientId, notes: { strengths: '', opportunities: '' } }
      form.setValues(next)
      form.resetDirty(next)
    },
  })
  const { form, command } = contractForm
  const { peildatum, recipientId } = form.values
  const preview = useBackendQuery('exports.preview', { peildatum }, { keepPrevious: true })
  const chosen = chosenOf(all, recipientId)

  const submit = async () => {
    setMade(null)
    if (chosen === undefined) form.setFieldError('recipientId', t('receiver.choose'))
    else await contractForm.submit()
  }

  return (
    <Page>
      <PageHead title={t('title')} context={t('context')} />
      {made !== null && <ExportResult made={made} />}
      <div className="kw-export">
        <div className="kw-export-column">
          <DayCard
            peildatum={peildatum}
            onChange={(next) => {
              form.setFieldValue('peildatum', next)
            }}
            preview={preview.data}
          />
          <Loaded query={preview}>{({ cells, goalCount }) => <CellsCard cells={cells} goalCount={goalCount} />}</Loaded>
        </div>
        <div className="kw-export-column">
          <ContractFormView contractForm={{ ...contractForm, submit }} saveLabel={t('create')}>
            <Card title={t('notes.title')} context={t('notes.context')}>
              <div className="kw-form">
                <LongTextField
                  label={t('notes.strengths')}
                  placeholder={t('notes.strengthsPlaceholder')}
                  maximum={mostText}
                  {...form.getInputProps('notes.strengths')}
                />
                <LongTextField
                  label={t('notes.opportunities')}
                  placeholder={t('notes.opportunitiesPlaceholder')}
                  maximum={mostText}
                  {...form.getInputProps('notes.opportunities')}
                />
              </div>
            </Card>
            <Loaded query={recipients}>
              {(list) => (
                <ReceiverCard
                  recipients={list}
                  chosenId={chosen?.id ?? null}
                  error={form.errors['recipientId']}
                  onChoose={(id) => {
                    form.setFieldValue('recipientId', id)
                  }}
                  onCompare={setVerifyingId}
                />
              )}
            </Loaded>
            <ProgressNote label={t('creating')} isRunning={command.isRunning} progress={command.progress} onCancel={command.cancel} />
          </ContractFormView>
          <OwnWordsCard />
        </div>
      </div>
      <HistoryCard />
      <SidePanel
        isOpen={verifying !== undefined}
        onClose={() => {
          setVerifyingId(null)
        }}
        title={t('verify.title', { name: verifying?.name ?? '' })}
      >
        {verifying !== undefined && (
          <VerifyForm
            recipient={verifying}
            onDone={() => {
              setVerifyingId(null)
              form.clearFieldError('recipientId')
            }}
          />
        )}
      </SidePanel>
    </Page>
  )
}

/** The chosen receiver; where there is one only, that one. */
function chosenOf(recipients: readonly Recipient[], id: string): Recipient | undefined {
  const verified = recipients.filter(({ isVerified }) => isVerified)
  return verified.find((one) => one.id === id) ?? (verified.length === 1 ? verified[0] : undefined)
}

function OwnWordsCard() {
  const { t } = useTranslation('exports')
  const own = useBackendQuery('exports.ownWords', {})
  return (
    <Card title={t('own.title')} context={t('own.context')}>
      <Loaded query={own}>{({ words }) => <SixWords words={words} label={t('own.title')} />}</Loaded>
    </Card>
  )
}
