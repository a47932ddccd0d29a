import { useTranslation } from 'react-i18next'
import { useSession } from '../backend/session.ts'
import { useBackendQuery } from '../backend/useBackendQuery.ts'
import { PageTabs } from './PageTabs.tsx'

/** The lists under Kinderen, each with how many wait there. */
export function ChildrenTabs() {
  const { t } = useTranslation('common')
  const { may } = useSession()
  const support = useBackendQuery('support.overview', { show: 'waiting', page: { limit: 1 } })
  const handovers = useBackendQuery('handover.list', { show: 'due', page: { limit: 1 } })
  const waiting = support.data?.counts.waiting ?? 0
  const due = handovers.data?.counts.due ?? 0
  return (
    <PageTabs
      label={t('childrenTabs.label')}
      tabs={[
        { to: '/kinderen', label: t('childrenTabs.all') },
        { to: '/kinderen/wachtlijst', label: t('childrenTabs.waitlist') },
        { to: '/kinderen/uren', label: t('childrenTabs.hours') },
        {
          to: '/kinderen/ondersteuning',
          label: t('childrenTabs.support'),
          count: waiting,
          countInWords: t('childrenTabs.waiting', { count: waiting }),
        },
        {
          to: '/kinderen/overdracht',
          label: t('childrenTabs.handover'),
          count: due,
          countInWords: t('childrenTabs.due', { count: due }),
        },
        ...(may('locatiemanager') ? [{ to: '/kinderen/in-een-keer', label: t('childrenTabs.bulk') }] : []),
      ]}
    />
  )
}
