import { Button, Group } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../ui/Page.tsx'
import { PageHead } from '../ui/PageHead.tsx'

interface BoundaryProps {
  readonly children: ReactNode
  /** Another value, for example the path, gives the page a new chance. */
  readonly resetKey: string
}
interface BoundaryState {
  readonly failedAt: string | null
}

/** A page that breaks does not take the app along. Nothing of what it showed is kept or logged: it may hold names. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failedAt: null }

  static getDerivedStateFromError(): BoundaryState {
    return { failedAt: new Date().toISOString() }
  }

  override componentDidUpdate(previous: BoundaryProps): void {
    if (previous.resetKey !== this.props.resetKey && this.state.failedAt !== null) this.setState({ failedAt: null })
  }

  override render(): ReactNode {
    if (this.state.failedAt === null) return this.props.children
    return (
      <ErrorPage
        onRetry={() => {
          this.setState({ failedAt: null })
        }}
      />
    )
  }
}

/** What a user sees instead of a page that broke: her data is safe, and what to do. */
function ErrorPage({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation(['frame', 'common'])
  return (
    <Page>
      <PageHead title={t('frame:error.title')} withSearch={false} />
      <section className="kw-card">
        <p style={{ marginTop: 0 }}>{t('frame:error.message')}</p>
        <Group>
          <Button onClick={onRetry}>{t('common:tryAgain')}</Button>
        </Group>
      </section>
    </Page>
  )
}
