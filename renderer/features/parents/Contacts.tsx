import { Button } from '@mantine/core'
import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconClock, IconLock, IconMessages, IconPhoneOff } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../../db/contract/parents.ts'
import { useBackendPages } from '../../backend/useBackendPages.ts'
import { Badge } from '../../ui/Badge.tsx'
import { dateInWords, daysFromToday, todayInUtrecht } from '../../ui/date-words.ts'
import { DateText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Feed } from '../../ui/Feed.tsx'
import { isNarrowed, listInput, type ContactFilter } from './contact-filters.ts'
import { ContactFilters } from './ContactFilters.tsx'

interface ContactsProps {
  readonly initialFilter: ContactFilter
  readonly onOpen: (contactId: string) => void
}

/** All contacts, newest first, as a feed. */
export function Contacts({ initialFilter, onOpen }: ContactsProps) {
  const { t } = useTranslation(['parents', 'common'])
  const [filter, setFilter] = useState(initialFilter)
  const list = useBackendPages('parents.list', listInput(filter))
  const isUnused = list.rows?.length === 0 && !isNarrowed(filter) && !filter.withdrawn
  return (
    <section className="kw-card" aria-label={t('parents:contacts.label')}>
      {!isUnused && <ContactFilters filter={filter} onChange={setFilter} />}
      <p className="kw-visually-hidden" role="status">
        {list.rows !== undefined && t('parents:contacts.found', { count: list.total })}
      </p>
      <ErrorNote
        error={list.error}
        action={
          <Button variant="default" size="xs" onClick={list.refetch}>
            {t('common:tryAgain')}
          </Button>
        }
      />
      {list.rows !== undefined && list.rows.length > 0 && (
        <Feed label={t('parents:contacts.label')} items={list.rows} itemKey={({ id }) => id} total={list.total} onReachEnd={list.loadMore}>
          {(contact) => (
            <ContactItem
              contact={contact}
              onOpen={() => {
                onOpen(contact.id)
              }}
            />
          )}
        </Feed>
      )}
      {list.rows?.length === 0 && <Nothing filter={filter} />}
    </section>
  )
}

function Nothing({ filter }: { readonly filter: ContactFilter }) {
  const { t } = useTranslation('parents')
  const which = isNarrowed(filter) ? 'emptyFiltered' : filter.withdrawn ? 'emptyWithdrawn' : 'empty'
  return (
    <EmptyState order={2} title={t(`contacts.${which}.title`)} icon={<IconMessages size={32} stroke={1.5} aria-hidden />}>
      {t(`contacts.${which}.text`)}
    </EmptyState>
  )
}

function ContactItem({ contact, onOpen }: { readonly contact: Contact; readonly onOpen: () => void }) {
  const { t } = useTranslation('parents')
  const { childName, kind, contactedOn, authorName } = contact
  return (
    <article className="kw-contact">
      <div className="kw-contact-head">
        <button
          type="button"
          className="kw-row-open kw-focus"
          aria-label={t('contacts.open', { name: childName, kind: t(`kinds.${kind}`), date: dateInWords(contactedOn) })}
          onClick={onOpen}
        >
          <strong>
            <bdi>{childName}</bdi>
          </strong>
          {` · ${t(`kinds.${kind}`)}`}
        </button>
        <ContactBadges contact={contact} />
      </div>
      <ContactNote contact={contact} isClamped />
      <div className="kw-row-line">
        <DateText date={contactedOn} style="near" />
        {contact.durationMinutes !== null && ` · ${t('contacts.minutes', { count: contact.durationMinutes })}`}
        {contact.interpreter !== 'geen' && ` · ${t(`interpreters.${contact.interpreter}`)}`}
        {' · '}
        <bdi>{authorName}</bdi>
      </div>
    </article>
  )
}

/** What came of it: not reached, withdrawn, agreements. */
export function ContactBadges({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation('parents')
  const { outcome, withdrawnAt, agreements } = contact
  const today = todayInUtrecht()
  return (
    <span className="kw-contact-badges">
      {withdrawnAt !== null && <IconBadge tone="attention" icon={IconArrowBackUp} words={t('contacts.isWithdrawn')} />}
      {outcome !== 'bereikt' && <IconBadge tone="attention" icon={IconPhoneOff} words={t(`outcomes.${outcome}`)} />}
      {agreements.map(({ id, text, dueOn, doneOn }) =>
        doneOn === null ? (
          <IconBadge
            key={id}
            tone={dueOn < today ? 'attention' : 'strong'}
            icon={dueOn < today ? IconAlertTriangle : IconClock}
            words={t('contacts.agreementOpen', { text, when: daysFromToday(dueOn) })}
          />
        ) : (
          <IconBadge key={id} tone="good" icon={IconCheck} words={t('contacts.agreementDone', { text })} />
        ),
      )}
    </span>
  )
}

interface IconBadgeProps {
  readonly tone: 'attention' | 'strong' | 'good'
  readonly icon: typeof IconCheck
  readonly words: ReactNode
}

function IconBadge({ tone, icon: BadgeIcon, words }: IconBadgeProps) {
  return (
    <Badge tone={tone} icon={<BadgeIcon size={14} stroke={1.7} aria-hidden />}>
      <bdi className="kw-badge-words">{words}</bdi>
    </Badge>
  )
}

interface ContactNoteProps {
  readonly contact: Contact
  readonly isClamped?: boolean
}

/** What was said, or that this reader may not see it. */
export function ContactNote({ contact, isClamped = false }: ContactNoteProps) {
  const { t } = useTranslation('parents')
  if (contact.isNoteHidden) {
    return (
      <p className="kw-row-line kw-hidden-note">
        <IconLock size={16} stroke={1.7} aria-hidden />
        {t('contacts.hidden')}
      </p>
    )
  }
  if (contact.note === null) return null
  return (
    <p className="kw-words" dir="auto" {...(isClamped ? { 'data-clamped': true } : {})}>
      {contact.note}
    </p>
  )
}
