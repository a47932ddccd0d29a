import { Button } from '@mantine/core'
import { IconHeartHandshake } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Initials } from '../../ui/Initials.tsx'
import { Row, Rows } from '../../ui/Row.tsx'

interface UnreachedProps {
  readonly onLog: (childId: string) => void
}

/** Families whom nobody spoke for long, with the one thing to do. */
export function Unreached({ onLog }: UnreachedProps) {
  const { t } = useTranslation('parents')
  const query = useBackendQuery('parents.unreached', {})
  const settings = useBackendQuery('settings.list', {})
  const days = settings.data?.find(({ name }) => name === 'unreachedAfterDays')?.value
  if (days === undefined) return null
  return (
    <Loaded query={query}>
      {(families) => (
        <Card
          title={t('unreached.title', { days })}
          context={t('unreached.context')}
          badge={families.length > 0 && <Badge>{families.length}</Badge>}
        >
          {families.length === 0 ? (
            <EmptyState title={t('unreached.empty.title')} icon={<IconHeartHandshake size={32} stroke={1.5} aria-hidden />}>
              {t('unreached.empty.text', { days })}
            </EmptyState>
          ) : (
            <Rows label={t('unreached.list')}>
              {families.map(({ childId, childName, groupName, lastReachedOn, attemptsSince, homeLanguage }) => (
                <Row
                  key={childId}
                  lead={<Initials name={childName} />}
                  title={<bdi>{t('unreached.family', { name: childName })}</bdi>}
                  to={`/kinderen/${childId}`}
                  line={[
                    lastReachedOn === null ? t('unreached.never') : t('unreached.last', { date: dateInWords(lastReachedOn) }),
                    attemptsSince === 0 ? t('unreached.noAttempts') : t('unreached.attempts', { count: attemptsSince }),
                    ...(homeLanguage === 'nederlands'
                      ? []
                      : [t('unreached.language', { language: t(`homeLanguages.${homeLanguage as 'onbekend'}`) })]),
                    ...(groupName === null ? [] : [groupName]),
                  ].join(' · ')}
                  side={
                    <Button
                      size="xs"
                      variant="light"
                      aria-label={t('unreached.planLabel', { name: childName })}
                      onClick={() => {
                        onLog(childId)
                      }}
                    >
                      {t('unreached.plan')}
                    </Button>
                  }
                />
              ))}
            </Rows>
          )}
        </Card>
      )}
    </Loaded>
  )
}
