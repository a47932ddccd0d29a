import { IconBulb, IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppContract } from '../../../db/contract/index.ts'
import type { Output } from '../../../db/contract/operation.ts'
import { wijken, type WijkCode } from '../../../db/contract/wijken.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Columns } from '../../ui/Page.tsx'

interface WijkNotesProps {
  readonly peildatum: string
  readonly chosen: WijkCode | null
}

const kinds = ['strengths', 'opportunities'] as const
const fewNotes = 4

/** What the locations wrote beside their figures, of one wijk or of all. */
export function WijkNotes({ peildatum, chosen }: WijkNotesProps) {
  const notes = useBackendQuery('wijkanalyse.notes', { peildatum }, { keepPrevious: true })
  return (
    <Loaded query={notes}>
      {(all) => (
        <Columns>
          {kinds.map((kind) => (
            <NotesCard
              key={`${kind} ${peildatum} ${chosen ?? ''}`}
              kind={kind}
              chosen={chosen}
              notes={all.filter((note) => (chosen === null || note.wijkCode === chosen) && note[kind] !== '')}
            />
          ))}
        </Columns>
      )}
    </Loaded>
  )
}

interface NotesCardProps {
  readonly kind: (typeof kinds)[number]
  readonly chosen: WijkCode | null
  readonly notes: Output<AppContract['wijkanalyse.notes']>
}

/** A few first; the others on request, so that seventy locations do not push the table away. */
function NotesCard({ kind, chosen, notes }: NotesCardProps) {
  const { t } = useTranslation('wijkanalyse')
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? notes : notes.slice(0, fewNotes)
  return (
    <Card title={t(`notes.${kind}`)}>
      {notes.length === 0 && (
        <p className="kw-dimmed kw-wijk-nothing">{chosen === null ? t('notes.noneCity') : t('notes.noneWijk', { wijk: wijken[chosen] })}</p>
      )}
      {notes.length > 0 && (
        <ul className="kw-wijk-notes">
          {shown.map((note) => (
            <li key={`${note.wijkCode} ${note.locationName}`}>
              {kind === 'strengths' ? (
                <IconCheck size={18} stroke={1.7} aria-hidden className="kw-wijk-good" />
              ) : (
                <IconBulb size={18} stroke={1.7} aria-hidden className="kw-attention" />
              )}
              <div>
                <p className="kw-words">{note[kind]}</p>
                <span className="kw-row-line">
                  <bdi>{note.locationName}</bdi>
                  {chosen === null && ` · ${wijken[note.wijkCode]}`}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
      {notes.length > shown.length && (
        <button
          type="button"
          className="kw-link kw-focus"
          onClick={() => {
            setIsWhole(true)
          }}
        >
          {t('notes.all', { count: notes.length })}
        </button>
      )}
    </Card>
  )
}
