import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BulkChange } from '../../../db/contract/bulk.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { instantInWords } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { Row, Rows } from '../../ui/Row.tsx'
import { useUndoBulk } from './useUndoBulk.ts'

/** What was done before, each with its way back. */
export function BulkEarlier() {
  const { t } = useTranslation('placements')
  const changes = useBackendQuery('placements.listBulk', {}).data ?? []
  const undo = useUndoBulk()
  if (changes.length === 0) return null
  const line = ({ madeAt, madeByName, undoneAt }: BulkChange) =>
    undoneAt === null
      ? t('bulk.madeBy', { when: instantInWords(madeAt), name: isolated(madeByName) })
      : t('bulk.undoneAt', { when: instantInWords(madeAt), name: isolated(madeByName), undone: instantInWords(undoneAt) })
  return (
    <Card title={t('bulk.earlier')}>
      <Rows label={t('bulk.earlier')}>
        {changes.map((change) => (
          <Row
            key={change.id}
            title={t('bulk.change', { what: t(`bulk.kinds.${change.kind}`), count: change.children })}
            line={line(change)}
            side={
              change.undoneAt === null && (
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<IconArrowBackUp size={16} stroke={1.7} aria-hidden />}
                  onClick={() => void undo(change.id)}
                >
                  {t('bulk.undo')}
                </Button>
              )
            }
          />
        ))}
      </Rows>
    </Card>
  )
}
