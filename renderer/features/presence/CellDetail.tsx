import { useTranslation } from 'react-i18next'
import type { PresenceSession } from '../../../db/contract/presence.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { instantInWords } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { sessionInWords } from './PresenceNotes.tsx'
import type { GridCell, GridRow } from './week-model.ts'

interface CellDetailProps {
  readonly row: GridRow
  readonly cell: GridCell
  readonly session: PresenceSession
}

const mostEarlier = 4

/** Of the chosen cell: whose it is, who filled it in, and what stood there before. */
export function CellDetail({ row, cell: { cell, state }, session }: CellDetailProps) {
  const { t } = useTranslation('presence')
  const { on, dagdeel } = session
  const history = useBackendQuery(
    'presence.history',
    { childId: row.childId, on, dagdeel },
    { enabled: cell.version > 1, keepPrevious: false },
  )
  const words = (one: typeof state) => (one === null ? t('conflict.emptied') : t(`states.${one}.label`))
  const by =
    cell.version > 0 && cell.state === state && cell.authorName !== null && cell.recordedAt !== null && cell.elsewhere === null
      ? t('detail.by', { state: words(state), who: isolated(cell.authorName), when: instantInWords(cell.recordedAt) })
      : cell.elsewhere === null
        ? state === null
          ? t('grid.empty')
          : words(state)
        : t('grid.elsewhere', { group: isolated(cell.elsewhere) })
  const earlier = cell.version > 1 ? (history.data ?? []).slice(1, mostEarlier + 1) : []
  return (
    <p className="kw-presence-detail kw-row-line">
      <strong>
        <bdi>{row.name}</bdi>, {sessionInWords(session)}
      </strong>{' '}
      {by}
      {earlier.length > 0 && (
        <>
          {' · '}
          {t('detail.earlier', {
            list: earlier
              .map((one) =>
                t('detail.earlierOne', {
                  state: words(one.state),
                  who: isolated(one.authorName ?? ''),
                  when: one.recordedAt === null ? '' : instantInWords(one.recordedAt),
                }),
              )
              .join(', '),
          })}
        </>
      )}
    </p>
  )
}
