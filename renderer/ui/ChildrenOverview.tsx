import type { ReactNode } from 'react'
import type { BackendPages } from '../backend/useBackendPages.ts'
import { ChildrenTabs } from './ChildrenTabs.tsx'
import { DataTable, type Column } from './DataTable.tsx'
import { EmptyState } from './EmptyState.tsx'
import { ErrorNote } from './ErrorNote.tsx'
import { Page } from './Page.tsx'
import { PageHead } from './PageHead.tsx'
import { ShowChoice, type ShowChoiceProps } from './ShowChoice.tsx'

interface ChildrenOverviewProps<Name extends string, Row> {
  readonly title: string
  readonly context: string
  /** Which of a few lists is shown, each with how many stand in it. */
  readonly choice: ShowChoiceProps<Name>
  readonly list: BackendPages<Row>
  /** What the table holds, for screen readers. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly onOpen: (row: Row) => void
  readonly empty: { readonly icon: ReactNode; readonly title: string; readonly text: string }
}

/** A page under Kinderen that shows one of a few lists of children; a row opens the child. */
export function ChildrenOverview<Name extends string, Row>(props: ChildrenOverviewProps<Name, Row>) {
  const { title, context, choice, list, caption, columns, rowKey, onOpen, empty } = props
  return (
    <Page>
      <PageHead title={title} context={context} />
      <ChildrenTabs />
      <ShowChoice {...choice} />
      <ErrorNote error={list.error} />
      {list.rows !== undefined && (
        <DataTable
          caption={caption}
          columns={columns}
          rows={list.rows}
          rowKey={rowKey}
          total={list.total}
          onReachEnd={list.loadMore}
          onOpen={onOpen}
          empty={
            <EmptyState icon={empty.icon} title={empty.title}>
              {empty.text}
            </EmptyState>
          }
        />
      )}
    </Page>
  )
}
