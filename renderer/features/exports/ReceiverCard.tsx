import { ActionIcon, Button, Radio, Tooltip } from '@mantine/core'
import { IconKey, IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Recipient } from '../../../db/contract/exports.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { confirm } from '../../ui/ConfirmButton.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { isolated } from '../../ui/isolated.ts'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { Row, Rows } from '../../ui/Row.tsx'

interface ReceiverCardProps {
  readonly recipients: readonly Recipient[]
  readonly chosenId: string | null
  readonly error: ReactNode
  readonly onChoose: (id: string) => void
  readonly onCompare: (id: string) => void
}

/** Who will be able to open the file. A key counts for nothing until its words were compared by phone. */
export function ReceiverCard({ recipients, chosenId, error, onChoose, onCompare }: ReceiverCardProps) {
  const { t } = useTranslation('exports')
  const add = useBackendCommand('exports.addRecipient')
  const verified = recipients.filter(({ isVerified }) => isVerified)
  const unverified = recipients.filter(({ isVerified }) => !isVerified)

  const addCard = async () => {
    const result = await add.run({})
    if (!result.ok) return
    notifySaved(t('receiver.added', { name: isolated(result.value.name) }))
    onCompare(result.value.id)
  }

  return (
    <Card title={t('receiver.title')} context={t('receiver.context')}>
      <div className="kw-form">
        {recipients.length === 0 && <p className="kw-export-line">{t('receiver.none')}</p>}
        <Radio.Group aria-label={t('receiver.label')} value={chosenId} onChange={onChoose} error={error}>
          <Rows label={t('receiver.label')}>
            {verified.map((recipient) => (
              <Row
                key={recipient.id}
                title={<Radio value={recipient.id} label={<ReceiverName recipient={recipient} />} />}
                line={<span className="kw-receiver-line">{t('receiver.madeOn', { date: dateInWords(recipient.madeOn) })}</span>}
                side={
                  <>
                    <Badge tone="good">{t('receiver.verified')}</Badge>
                    <RemoveButton recipient={recipient} />
                  </>
                }
              />
            ))}
            {unverified.map((recipient) => (
              <Row
                key={recipient.id}
                lead={<IconKey size={18} stroke={1.7} aria-hidden />}
                title={<ReceiverName recipient={recipient} />}
                line={t('receiver.unverified')}
                attention
                side={
                  <>
                    <Button
                      size="xs"
                      variant="light"
                      aria-label={t('receiver.compareFor', { name: recipient.name })}
                      onClick={() => {
                        onCompare(recipient.id)
                      }}
                    >
                      {t('receiver.compare')}
                    </Button>
                    <RemoveButton recipient={recipient} />
                  </>
                }
              />
            ))}
          </Rows>
        </Radio.Group>
        <ErrorNote error={add.error} />
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} stroke={1.7} aria-hidden />}
            disabled={add.isRunning}
            onClick={() => void addCard()}
          >
            {t('receiver.add')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function ReceiverName({ recipient: { name, isPractice } }: { readonly recipient: Recipient }) {
  const { t } = useTranslation('exports')
  return (
    <>
      <bdi>{name}</bdi> {isPractice && <Badge tone="attention">{t('receiver.practice')}</Badge>}
    </>
  )
}

function RemoveButton({ recipient: { id, name } }: { readonly recipient: Recipient }) {
  const { t } = useTranslation('exports')
  const remove = useBackendCommand('exports.removeRecipient')
  const ask = async () => {
    const isSure = await confirm({
      title: t('receiver.removeTitle'),
      consequence: t('receiver.removeConsequence', { name: isolated(name) }),
      confirm: t('receiver.remove'),
    })
    if (!isSure) return
    const result = await remove.run({ id })
    if (result.ok) notifySaved(t('receiver.removed', { name: isolated(name) }))
    else notifyError(result.error)
  }
  return (
    <Tooltip label={t('receiver.remove')}>
      <ActionIcon aria-label={t('receiver.removeFor', { name })} onClick={() => void ask()}>
        <IconTrash size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
