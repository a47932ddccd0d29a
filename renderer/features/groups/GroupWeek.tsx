import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DagdeelLoad, Group } from '../../../db/contract/groups.ts'
import { isSameHalfDay } from '../../ui/dagdelen.ts'
import { Meter } from '../../ui/Meter.tsx'
import { WeekGrid } from '../../ui/WeekGrid.tsx'
import './groups.css'

interface GroupWeekProps {
  readonly group: Pick<Group, 'name' | 'maximum' | 'dagdelen'>
  /** With times and names: for the page of one group. */
  readonly isDetailed?: boolean
}

/** Per half-day how many children are planned of how many may be there, and who must be there for them. */
export function GroupWeek({ group, isDetailed = false }: GroupWeekProps) {
  const { t } = useTranslation('groups')
  if (group.dagdelen.length === 0) return <p className="kw-dimmed kw-group-none">{t('noDagdelen')}</p>
  return (
    <WeekGrid
      caption={t('weekOf', { group: group.name })}
      cell={(weekday, dagdeel) => {
        const load = group.dagdelen.find((one) => isSameHalfDay(one, { weekday, dagdeel }))
        return load === undefined ? null : <Load load={load} maximum={group.maximum} isDetailed={isDetailed} />
      }}
    />
  )
}

interface LoadProps {
  readonly load: DagdeelLoad
  readonly maximum: number
  readonly isDetailed: boolean
}

function Load({ load, maximum, isDetailed }: LoadProps) {
  const { t } = useTranslation('groups')
  const { planned, professionalsNeeded, students } = load
  const isOver = planned > maximum
  return (
    <div className="kw-load">
      {isDetailed && (
        <span className="kw-row-line">
          {load.startsAt}–{load.endsAt}
        </span>
      )}
      <span className="kw-load-count">
        <strong>{planned}</strong> {t('load.of', { maximum })}
      </span>
      <Meter value={planned} maximum={maximum} attention={isOver} />
      {isOver && (
        <span className="kw-row-line kw-load-over" data-attention>
          <IconAlertTriangle size={14} stroke={1.7} aria-hidden />
          {t('load.over', { count: planned - maximum })}
        </span>
      )}
      {planned > 0 && <span className="kw-row-line">{t('load.needed', { count: professionalsNeeded })}</span>}
      {students.length > 0 && (
        <span className="kw-row-line">
          {isDetailed
            ? students.map((student) => (
                <bdi key={student.studentId} className="kw-load-student">
                  {student.name}
                </bdi>
              ))
            : t('load.students', { count: students.length })}
        </span>
      )}
    </div>
  )
}
