import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Handover } from '../../../db/contract/handover.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { Card } from '../../ui/Card.tsx'
import { isolated } from '../../ui/isolated.ts'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { Row, Rows } from '../../ui/Row.tsx'

type Scope = 'minimum' | 'gesprek' | 'alles'

/** What may leave now: the minimum always, a draft for the talk before it, the whole form while consent stands. */
export function printableScopes(handover: Pick<Handover, 'state' | 'consent'> | null): Scope[] {
  if (handover === null) return ['minimum']
  const isBeforeConsent = handover.state === 'concept' || handover.state === 'besproken'
  return [...(isBeforeConsent ? (['gesprek'] as const) : []), ...(handover.consent === 'given' ? (['alles'] as const) : []), 'minimum']
}

export function PrintCard({ childId, handover }: { readonly childId: string; readonly handover: Handover | null }) {
  const { t } = useTranslation('handover')
  const print = useBackendCommand('handover.print')
  const run = async (scope: Scope, to: 'printer' | 'pdf') => {
    if (print.isRunning) return
    const result = await print.run({ childId, scope, to })
    if (!result.ok) notifyError(result.error)
    else notifySaved(result.value.fileName === null ? t('print.printed') : t('print.saved', { name: isolated(result.value.fileName) }))
  }
  return (
    <Card title={t('print.title')} context={t('print.masked')}>
      <Rows label={t('print.title')}>
        {printableScopes(handover).map((scope) => (
          <Row
            key={scope}
            title={t(`print.${scope}`)}
            side={(['printer', 'pdf'] as const).map((to) => (
              <Button
                key={to}
                size="xs"
                variant={to === 'printer' ? 'light' : 'subtle'}
                aria-disabled={print.isRunning}
                aria-label={`${t(`print.${to}`)}: ${t(`print.${scope}`)}`}
                onClick={() => void run(scope, to)}
              >
                {t(`print.${to}`)}
              </Button>
            ))}
          />
        ))}
      </Rows>
    </Card>
  )
}
