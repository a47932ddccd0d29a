import { IconBulb, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
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

/** What the locations wrote beside their figures, of one wijk or of all. */
export function WijkNotes({ peildatum, chosen }: WijkNotesProps) {
  const { t } = useTranslation('wijkanalyse')
  const notes = useBackendQuery('wijkanalyse.notes', { peildatum }, { keepPrevious: true })
  return (
    <Loaded query={notes}>
      {(all) => (
        <Columns>
          {kinds.map((kind) => {
            const shown = all.filter((note) => (chosen === null || note.wijkCode === chosen) && note[kind] !== '')
            return (
              <Card key={kind} title={t(`notes.${kind}`)}>
                {shown.length === 0 ? (
                  <p className="kw-dimmed kw-wijk-nothing">
                    {chosen === null ? t('notes.noneCity') : t('notes.noneWijk', { wijk: wijken[chosen] })}
                  </p>
                ) : (
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
              </Card>
            )
          })}
        </Columns>
      )}
    </Loaded>
  )
}
