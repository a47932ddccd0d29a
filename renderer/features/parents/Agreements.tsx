import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Agreement } from '../../../db/contract/parents.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendPages } from '../../backend/useBackendPages.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { dateInWords, daysFromToday, todayInUtrecht } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { Row, Rows } from '../../ui/Row.tsx'

interface AgreementsProps {
  readonly onOpenContact: (contactId: string) => void
}

/** What was promised to parents: open by date, the late ones first by nature; below what was done lately. */
export function Agreements({ onOpenContact }: AgreementsProps) {
  const { t } = useTranslation('parents')
  const open = useBackendPages('parents.agreements', { done: false })
  const done = useBackendPages('parents.agreements', { done: true })
  const complete = useBackendCommand('parents.completeAgreement')
  const reopen = useBackendCommand('parents.reopenAgreement')

  const putBack = async ({ id, version }: Pick<Agreement, 'id' | 'version'>) => {
    const result = await reopen.run({ id, version })
    if (result.ok) notifySaved(t('agreements.reopened'))
    else notifyError(result.error)
  }
  const finish = async ({ id, version }: Agreement) => {
    const result = await complete.run({ id, version })
    if (result.ok) notifySaved(t('agreements.completed'), { undo: () => void putBack(result.value) })
    else notifyError(result.error)
  }

  return (
    <>
      <Card title={t('agreements.title')} badge={open.total > 0 && <Badge>{t('agreements.count', { count: open.total })}</Badge>}>
        <ErrorNote error={open.error} />
        {open.rows?.length === 0 && (
          <EmptyState title={t('agreements.empty.title')} icon={<IconCheck size={32} stroke={1.5} aria-hidden />}>
            {t('agreements.empty.text')}
          </EmptyState>
        )}
        {open.rows !== undefined && open.rows.length > 0 && (
          <Rows label={t('agreements.list')}>
            {open.rows.map((agreement) => (
              <OpenAgreement key={agreement.id} agreement={agreement} onOpenContact={onOpenContact} onDone={() => void finish(agreement)} />
            ))}
          </Rows>
        )}
        {open.rows !== undefined && open.rows.length < open.total && (
          <Button variant="default" mt={12} onClick={open.loadMore}>
            {t('agreements.more')}
          </Button>
        )}
      </Card>
      {done.rows !== undefined && done.rows.length > 0 && (
        <Card title={t('agreements.doneTitle')}>
          <Rows label={t('agreements.doneList')}>
            {done.rows.map((agreement) => (
              <Row
                key={agreement.id}
                lead={<IconCheck size={18} stroke={1.7} aria-hidden />}
                title={<bdi>{agreement.text}</bdi>}
                line={
                  <>
                    <bdi>{agreement.childName}</bdi>
                    {` · ${t('agreements.doneWhen', { when: daysFromToday(agreement.doneOn ?? agreement.dueOn) })}`}
                  </>
                }
                side={
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('agreements.reopenLabel', { text: agreement.text })}
                    onClick={() => void putBack(agreement)}
                  >
                    {t('agreements.reopen')}
                  </Button>
                }
              />
            ))}
          </Rows>
        </Card>
      )}
    </>
  )
}

interface OpenAgreementProps {
  readonly agreement: Agreement
  readonly onOpenContact: (contactId: string) => void
  readonly onDone: () => void
}

function OpenAgreement({ agreement, onOpenContact, onDone }: OpenAgreementProps) {
  const { t } = useTranslation('parents')
  const { text, childName, dueOn, contactId } = agreement
  const isOverdue = dueOn < todayInUtrecht()
  const LeadIcon = isOverdue ? IconAlertTriangle : IconClock
  const near = daysFromToday(dueOn)
  const date = dateInWords(dueOn)
  return (
    <Row
      lead={<LeadIcon size={20} stroke={1.7} aria-hidden {...(isOverdue ? { className: 'kw-attention' } : {})} />}
      title={
        <button
          type="button"
          className="kw-row-open kw-focus"
          aria-label={t('agreements.openContact', { name: childName, text })}
          onClick={() => {
            onOpenContact(contactId)
          }}
        >
          <bdi>{text}</bdi>
        </button>
      }
      attention={isOverdue}
      line={
        <>
          <bdi>{childName}</bdi>
          {` · ${near === date ? date : t('agreements.overdue', { date, ago: near })}`}
        </>
      }
      side={
        <Button size="xs" variant="light" aria-label={t('agreements.doneLabel', { text })} onClick={onDone}>
          {t('agreements.done')}
        </Button>
      }
    />
  )
}
