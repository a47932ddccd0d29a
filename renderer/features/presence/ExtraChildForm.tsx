import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PresenceSession, PresenceWeek } from '../../../db/contract/presence.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { ChildField, type ChildChoice } from '../../ui/ChildField.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { isolated } from '../../ui/isolated.ts'
import { notifySaved } from '../../ui/notify.tsx'
import { Note } from '../../ui/Note.tsx'
import { sessionInWords } from './PresenceNotes.tsx'

interface ExtraChildFormProps {
  readonly week: PresenceWeek
  /** The dagdeel that was chosen in the grid. */
  readonly session: PresenceSession | undefined
  readonly onDone: () => void
}

/** A child who has no place in this dagdeel and is there all the same. */
export function ExtraChildForm({ week, session, onDone }: ExtraChildFormProps) {
  const { t } = useTranslation('presence')
  const open = week.sessions.filter((one) => one.refusal === null)
  const keyOf = (one: PresenceSession) => `${one.on} ${one.dagdeel}`
  const [child, setChild] = useState<ChildChoice | null>(null)
  const [chosen, setChosen] = useState(() => {
    const first = open.find((one) => session !== undefined && keyOf(one) === keyOf(session)) ?? open.at(-1)
    return first === undefined ? '' : keyOf(first)
  })
  const record = useBackendCommand('presence.record')
  const at = open.find((one) => keyOf(one) === chosen)
  if (at === undefined) return <Note>{t('extra.noSession')}</Note>

  const save = async () => {
    if (child === null) return
    const known = week.children
      .find((one) => one.childId === child.id)
      ?.cells.find((cell) => cell.on === at.on && cell.dagdeel === at.dagdeel)
    const mark = { childId: child.id, state: 'aanwezig' as const, isExtra: true }
    const of = { groupId: week.groupId, on: at.on, dagdeel: at.dagdeel }
    let result = await record.run({ ...of, marks: [{ ...mark, version: known?.version ?? 0 }] })
    // Somebody stood here before and was taken out again: then what stands is empty, and nobody's choice is undone.
    const stands = result.ok ? result.value.conflicts[0] : undefined
    if (stands?.state === null) result = await record.run({ ...of, marks: [{ ...mark, version: stands.version }] })
    if (!result.ok) return
    notifySaved(t('extra.saved', { name: isolated(child.name) }))
    onDone()
  }
  return (
    <form
      className="kw-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p className="kw-dimmed">{t('extra.explain')}</p>
      <ChildField label={t('extra.child')} value={child} onChange={setChild} data-autofocus required withAsterisk={false} />
      <NativeSelect
        label={t('extra.session')}
        value={chosen}
        data={open.map((one) => ({ value: keyOf(one), label: sessionInWords(one) }))}
        onChange={(event) => {
          setChosen(event.currentTarget.value)
        }}
      />
      <ErrorNote error={record.error} />
      <div className="kw-form-actions">
        <Button type="submit" loading={record.isRunning} disabled={child === null}>
          {t('extra.save')}
        </Button>
      </div>
    </form>
  )
}
