import { Button, Group, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Contact } from '../../../db/contract/parents.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { dateInWords, instantInWords } from '../../ui/date-words.ts'
import { DateText } from '../../ui/DateText.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Note } from '../../ui/Note.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { ContactFields } from './ContactFields.tsx'
import { ContactNote } from './Contacts.tsx'
import { toInput, valuesOf } from './contact-values.ts'

interface ContactDrawerProps {
  /** Null: closed. */
  readonly contactId: string | null
  readonly onClose: () => void
}

/** One contact, whole, with its agreements and what may be done with it. */
export function ContactDrawer({ contactId, onClose }: ContactDrawerProps) {
  const { t } = useTranslation('parents')
  return (
    <SidePanel isOpen={contactId !== null} onClose={onClose} title={t('one.title')}>
      {contactId !== null && <OpenContact key={contactId} id={contactId} />}
    </SidePanel>
  )
}

function OpenContact({ id }: { readonly id: string }) {
  const [isCorrecting, setIsCorrecting] = useState(false)
  const query = useBackendQuery('parents.read', { id })
  return (
    <Loaded query={query}>
      {(contact) =>
        isCorrecting ? (
          <CorrectContact
            contact={contact}
            onDone={() => {
              setIsCorrecting(false)
            }}
          />
        ) : (
          <ReadContact
            contact={contact}
            onCorrect={() => {
              setIsCorrecting(true)
            }}
          />
        )
      }
    </Loaded>
  )
}

function ReadContact({ contact, onCorrect }: { readonly contact: Contact; readonly onCorrect: () => void }) {
  const { t } = useTranslation('parents')
  const { session, may } = useSession()
  const withdraw = useBackendCommand('parents.withdraw')
  const reinstate = useBackendCommand('parents.reinstate')
  const isMine = contact.authorId === session.userId || may('locatiemanager')
  const { id, version, withdrawnAt } = contact

  const putBack = async (seen: { readonly id: string; readonly version: number }) => {
    const result = await reinstate.run(seen)
    if (result.ok) notifySaved(t('one.reinstated'))
    else notifyError(result.error)
  }
  const takeAway = async () => {
    const result = await withdraw.run({ id, version })
    if (result.ok) notifySaved(t('one.withdrawn'), { undo: () => void putBack(result.value) })
    else notifyError(result.error)
  }

  return (
    <div className="kw-form">
      {withdrawnAt !== null && (
        <Note
          tone="attention"
          {...(isMine
            ? {
                action: (
                  <Button size="xs" loading={reinstate.isRunning} onClick={() => void putBack({ id, version })}>
                    {t('one.reinstate')}
                  </Button>
                ),
              }
            : {})}
        >
          {t('one.withdrawnOn', { when: instantInWords(withdrawnAt) })}
        </Note>
      )}
      <Title order={2}>
        <bdi>{contact.childName}</bdi>
      </Title>
      <ContactNote contact={contact} />
      <ContactFacts contact={contact} />
      {withdrawnAt === null && isMine && (
        <Group>
          <Button onClick={onCorrect}>{t('one.correct')}</Button>
          <ConfirmButton
            confirmation={{ title: t('one.withdrawTitle'), consequence: t('one.withdrawText'), confirm: t('one.withdraw') }}
            onConfirm={() => void takeAway()}
          >
            {t('one.withdraw')}
          </ConfirmButton>
        </Group>
      )}
      {!isMine && <p className="kw-row-line">{t('one.onlyAuthor', { name: contact.authorName })}</p>}
      <Link className="kw-link" to={`/kinderen/${contact.childId}`}>
        {t('one.toChild', { name: contact.childName })}
      </Link>
    </div>
  )
}

function ContactFacts({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation('parents')
  const { kind, contactedOn, outcome, interpreter, durationMinutes, authorName, agreements } = contact
  return (
    <dl className="kw-facts">
      <dt>{t('fields.kind')}</dt>
      <dd>{t(`kinds.${kind}`)}</dd>
      <dt>{t('one.contactedOn')}</dt>
      <dd>
        <DateText date={contactedOn} style="long" />
      </dd>
      <dt>{t('contacts.outcome')}</dt>
      <dd>{t(`outcomes.${outcome}`)}</dd>
      <dt>{t('fields.interpreter')}</dt>
      <dd>{t(`interpreters.${interpreter}`)}</dd>
      {durationMinutes !== null && (
        <>
          <dt>{t('fields.duration')}</dt>
          <dd>{durationMinutes}</dd>
        </>
      )}
      <dt>{t('one.author')}</dt>
      <dd>
        <bdi>{authorName}</bdi>
      </dd>
      {agreements.length > 0 && (
        <>
          <dt>{t('one.agreements')}</dt>
          {agreements.map((agreement) => (
            <dd key={agreement.id}>
              <bdi>{agreement.text}</bdi>
              {', '}
              {agreement.doneOn === null
                ? t('one.dueOn', { date: dateInWords(agreement.dueOn) })
                : t('one.doneOn', { date: dateInWords(agreement.doneOn) })}
            </dd>
          ))}
        </>
      )}
    </dl>
  )
}

function CorrectContact({ contact, onDone }: { readonly contact: Contact; readonly onDone: () => void }) {
  const { t } = useTranslation('parents')
  const contractForm = useContractForm({
    operation: 'parents.correct',
    initialValues: valuesOf(contact),
    toInput: (values) => ({ ...toInput(values), id: contact.id, version: contact.version }),
    draftKey: `parents.correct:${contact.id}`,
    onSaved: () => {
      notifySaved(t('one.corrected'))
      onDone()
    },
  })
  return (
    <>
      <Title order={2} mb={12}>
        {t('one.correctTitle')}
      </Title>
      <ContractFormView contractForm={contractForm} saveLabel={t('one.saveCorrection')} onCancel={onDone}>
        <ContactFields form={contractForm.form} focus="kind" />
      </ContractFormView>
    </>
  )
}
