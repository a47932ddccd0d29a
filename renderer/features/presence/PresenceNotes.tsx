import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PresenceState, PresenceWeek } from '../../../db/contract/presence.ts'
import { textOfError } from '../../ui/error-texts.ts'
import { dateInWords, instantInWords } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { Note } from '../../ui/Note.tsx'
import { texts } from '../../ui/texts.ts'
import { addressOf, type Edits } from './presence-edits.ts'
import type { PresenceSaver } from './presence-saver.ts'
import { totalsOf, type GridRow } from './week-model.ts'

interface PresenceNotesProps {
  readonly week: PresenceWeek
  readonly rows: readonly GridRow[]
  readonly edits: Edits
  readonly saver: PresenceSaver
}

/** What asks for a choice or an eye: a cell that two people filled in, a dagdeel that was refused, more children than may be. */
export function PresenceNotes({ week, rows, edits, saver }: PresenceNotesProps) {
  return (
    <>
      <Failures edits={edits} saver={saver} />
      <Clashes rows={rows} edits={edits} saver={saver} />
      <TooMany week={week} rows={rows} />
    </>
  )
}

function Failures({ edits, saver }: Pick<PresenceNotesProps, 'edits' | 'saver'>) {
  const { t } = useTranslation('presence')
  return [...edits.failures].map(([session, error]) => {
    const { title, advice } = textOfError(error)
    return (
      <Note
        key={session}
        tone="attention"
        announce
        title={t('failed.title', { when: sessionInWords(addressOf(`${session} `)) })}
        action={
          <span className="kw-presence-choices">
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                saver.retry(session)
              }}
            >
              {t('failed.retry')}
            </Button>
            <Button
              size="xs"
              variant="subtle"
              onClick={() => {
                saver.drop(session)
              }}
            >
              {t('failed.drop')}
            </Button>
          </span>
        }
      >
        {title} {advice}
      </Note>
    )
  })
}

function Clashes({ rows, edits, saver }: Pick<PresenceNotesProps, 'rows' | 'edits' | 'saver'>) {
  const { t } = useTranslation('presence')
  const words = (state: PresenceState | null) => (state === null ? t('conflict.emptied') : t(`states.${state}.label`))
  return rows.flatMap((row) =>
    row.cells.map((one) => {
      const clash = one === null ? undefined : edits.clashes.get(one.key)
      if (one === null || clash === undefined) return null
      const { mine, theirs } = clash
      const who = isolated(theirs.authorName ?? '')
      return (
        <Note
          key={one.key}
          tone="attention"
          announce
          title={t('conflict.title', { who })}
          action={
            <span className="kw-presence-choices">
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  saver.choose([{ key: one.key, cell: one.cell, state: mine }])
                }}
              >
                {t('conflict.mine', { state: words(mine) })}
              </Button>
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  saver.keepTheirs(one.key)
                }}
              >
                {t('conflict.theirs', { state: words(theirs.state), who })}
              </Button>
            </span>
          }
        >
          {t('conflict.text', {
            name: isolated(row.name),
            when: sessionInWords(addressOf(one.key)),
            mine: words(mine),
            theirs: words(theirs.state),
            who,
            time: theirs.recordedAt === null ? '' : instantInWords(theirs.recordedAt),
          })}
        </Note>
      )
    }),
  )
}

function TooMany({ week, rows }: Pick<PresenceNotesProps, 'week' | 'rows'>) {
  const { t } = useTranslation('presence')
  const full = week.sessions
    .map((session, column) => ({ session, over: totalsOf(rows, column, session.maximum).over }))
    .filter(({ over }) => over > 0)
  if (full.length === 0) return null
  return (
    <Note tone="attention">
      {full.map(({ session, over }) => (
        <div key={`${session.on} ${session.dagdeel}`}>
          {t('grid.overNote', { count: over, when: sessionInWords(session), maximum: session.maximum })}
        </div>
      ))}
    </Note>
  )
}

/** `ma 23 nov 2026 ochtend`. */
export function sessionInWords({ on, dagdeel }: { readonly on: string; readonly dagdeel: 'ochtend' | 'middag' }): string {
  return `${dateInWords(on)} ${texts.t(`common:dagdelen.${dagdeel}`)}`
}
