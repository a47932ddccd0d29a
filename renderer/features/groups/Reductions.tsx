import { Button } from '@mantine/core'
import { IconUsersMinus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GroupReduction } from '../../../db/contract/groups.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { dateInWords, instantInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { DateField } from '../../ui/DateField.tsx'
import { isolated } from '../../ui/isolated.ts'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

/** Each decision that made the group smaller: also what ended and what was withdrawn. */
export function Reductions({ reductions }: { readonly reductions: readonly GroupReduction[] }) {
  const { t } = useTranslation('groups')
  const { may } = useSession()
  const [ending, setEnding] = useState<string | null>(null)
  const opened = reductions.find((one) => one.id === ending)
  const close = () => {
    setEnding(null)
  }
  if (reductions.length === 0) return null
  return (
    <Card title={t('reductions.title')}>
      <Timeline
        label={t('reductions.title')}
        events={reductions.map((one) => ({
          id: one.id,
          icon: <IconUsersMinus size={18} stroke={1.7} />,
          title: t(one.endsOn === null ? 'reductions.open' : 'reductions.period', {
            maximum: one.maximum,
            from: dateInWords(one.startsOn),
            until: one.endsOn === null ? '' : dateInWords(one.endsOn),
          }),
          badges: <StateBadge reduction={one} />,
          text: <bdi>{one.reason}</bdi>,
          when: t('reductions.decided', { who: isolated(one.decidedByName), when: instantInWords(one.decidedAt) }),
          ...(may('locatiemanager')
            ? {
                action: (
                  <Actions
                    reduction={one}
                    onEnd={() => {
                      setEnding(one.id)
                    }}
                  />
                ),
              }
            : {}),
        }))}
      />
      <SidePanel isOpen={opened !== undefined} onClose={close} title={t('reductions.endTitle')}>
        {opened !== undefined && <EndForm reduction={opened} onDone={close} />}
      </SidePanel>
    </Card>
  )
}

function StateBadge({ reduction: { startsOn, endsOn, withdrawnAt } }: { readonly reduction: GroupReduction }) {
  const { t } = useTranslation('groups')
  const today = todayInUtrecht()
  if (withdrawnAt !== null) return <Badge>{t('reductions.withdrawn')}</Badge>
  if (endsOn !== null && endsOn < today) return <Badge>{t('reductions.past')}</Badge>
  return <Badge tone="strong">{t(startsOn > today ? 'reductions.later' : 'reductions.now')}</Badge>
}

function Actions({ reduction: { id, version, withdrawnAt }, onEnd }: { readonly reduction: GroupReduction; readonly onEnd: () => void }) {
  const { t } = useTranslation('groups')
  const withdraw = useBackendCommand('groups.withdrawReduction')
  const restore = useBackendCommand('groups.restoreReduction')
  const putBack = async (seen: { readonly id: string; readonly version: number }) => {
    const result = await restore.run(seen)
    if (result.ok) notifySaved(t('reductions.restored'))
    else notifyError(result.error)
  }
  const takeBack = async () => {
    const result = await withdraw.run({ id, version })
    if (result.ok) notifySaved(t('reductions.withdrawnDone'), { undo: () => void putBack(result.value) })
    else notifyError(result.error)
  }
  if (withdrawnAt !== null)
    return (
      <Button size="xs" variant="default" onClick={() => void putBack({ id, version })}>
        {t('reductions.restore')}
      </Button>
    )
  return (
    <>
      <Button size="xs" variant="default" onClick={onEnd}>
        {t('reductions.end')}
      </Button>{' '}
      <Button size="xs" variant="default" onClick={() => void takeBack()}>
        {t('reductions.withdraw')}
      </Button>
    </>
  )
}

function EndForm({ reduction, onDone }: { readonly reduction: GroupReduction; readonly onDone: () => void }) {
  const { t } = useTranslation('groups')
  const { id, version } = reduction
  const contractForm = useContractForm({
    operation: 'groups.endReduction',
    initialValues: { endsOn: reduction.endsOn ?? '' },
    toInput: ({ endsOn }) => ({ id, version, endsOn: emptyToNull(endsOn) }),
    draftKey: `groups.endReduction:${id}`,
    onSaved: () => {
      notifySaved(t('reductions.ended'))
      onDone()
    },
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('reductions.saveEnd')} onCancel={onDone}>
      <DateField
        label={t('reduce.until')}
        description={t('reduce.untilHelp')}
        data-autofocus
        {...contractForm.form.getInputProps('endsOn')}
        onChange={(date) => {
          contractForm.form.setFieldValue('endsOn', date ?? '')
        }}
      />
    </ContractFormView>
  )
}
