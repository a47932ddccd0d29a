import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHead } from '../ui/PageHead.tsx'

export function NotFoundPage() {
  const { t } = useTranslation('frame')
  return (
    <Page>
      <PageHead title={t('notFound.title')} />
      <EmptyState
        title={t('notFound.message')}
        action={
          <Button component={Link} to="/">
            {t('notFound.action')}
          </Button>
        }
      />
    </Page>
  )
}
