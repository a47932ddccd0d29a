import { useTranslation } from 'react-i18next'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { PageTabs } from '../../ui/PageTabs.tsx'
import { draftLines } from './draft-lines.ts'

/** The pages about observing, with how many unfinished texts and waiting notes there are. */
export function ObservationTabs() {
  const { t } = useTranslation('observations')
  const drafts = draftLines(useBackendQuery('drafts.list', {}).data ?? []).length
  const count = useBackendQuery('observations.count', {}).data
  const isReviewed = useSecondPairOfEyes()
  const toReview = count === undefined ? 0 : count.toReview + count.sentBack
  return (
    <PageTabs
      label={t('tabs.label')}
      tabs={[
        { to: '/observaties', label: t('tabs.notes') },
        { to: '/observaties/radar', label: t('tabs.radar') },
        { to: '/observaties/ronde', label: t('tabs.round') },
        { to: '/observaties/concepten', label: t('tabs.drafts'), count: drafts, countInWords: t('tabs.draftsCount', { count: drafts }) },
        // Without the setting there is nothing to read along with, but what waited before it was switched off is not lost.
        ...(isReviewed || toReview > 0
          ? [
              {
                to: '/observaties/meelezen',
                label: t('tabs.review'),
                count: toReview,
                countInWords: t('tabs.reviewCount', { count: toReview }),
              },
            ]
          : []),
      ]}
    />
  )
}

/** The setting of the location: a colleague approves an observation before it enters the dossier. */
export function useSecondPairOfEyes(): boolean {
  const settings = useBackendQuery('settings.list', {}).data ?? []
  return settings.some(({ name, value }) => name === 'secondPairOfEyes' && value)
}
