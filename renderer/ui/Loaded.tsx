import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../db/contract/errors.ts'
import { ErrorNote } from './ErrorNote.tsx'

interface LoadedProps<T> {
  readonly query: UseQueryResult<T, AppError>
  readonly children: (value: T) => ReactNode
  /** What stands there during the few milliseconds of a local read; nothing by default, never a spinner. */
  readonly waiting?: ReactNode
}

/** Shows a query's value, or why it could not be read with a button to try again. */
export function Loaded<T>({ query, children, waiting = null }: LoadedProps<T>) {
  const { t } = useTranslation('common')
  if (query.data !== undefined) return children(query.data)
  if (query.error === null) return waiting
  return (
    <ErrorNote
      error={query.error}
      action={
        <Button variant="default" size="xs" onClick={() => void query.refetch()}>
          {t('tryAgain')}
        </Button>
      }
    />
  )
}
