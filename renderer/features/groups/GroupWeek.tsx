import { IconAlertTriangle, IconSchool, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DagdeelLoad, Group } from '../../../db/contract/groups.ts'
import { isSameHalfDay } from '../../ui/dagdelen.ts'
import { Meter } from '../../ui/Meter.tsx'
import { WeekGrid } from '../../ui/WeekGrid.tsx'
import './groups.css'

interface GroupWeekProps {
  readonly group: Pick<Group, 'name' | 'limit' | 'dagdelen'>
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
        return load === undefined ? null : <Load load={load} maximum={group.limit} isDetailed={isDetailed} />
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
  const { planned } = load
  const present = load.present ?? 0
  const most = Math.max(planned, present)
  const isOver = most > maximum
  // Where there is room for one number, it is the one that is over; the page of the group has both.
  const shown = isOver && !isDetailed ? most : planned
  return (
    <div className="kw-load">
      {isDetailed && (
        <span className="kw-row-line">
          {load.startsAt}–{load.endsAt}
        </span>
      )}
      <span className="kw-load-count">
        <strong>{shown}</strong> {t('load.of', { maximum })}
      </span>
      <Meter value={shown} maximum={maximum} attention={isOver} />
      {isOver && (
        <span
          className="kw-row-line kw-load-over"
          data-attention
          {...(present > planned ? { title: t('load.present', { count: present }) } : {})}
        >
          <IconAlertTriangle size={14} stroke={1.7} aria-hidden />
          {t('load.over', { count: most - maximum })}
        </span>
      )}
      {isDetailed ? <Presence load={load} /> : <PresenceCounts load={load} />}
    </div>
  )
}

/** Who must be there and who else is, in words. */
function Presence({ load: { planned, present, free, withSupportNeed, professionalsNeeded, students } }: { readonly load: DagdeelLoad }) {
  const { t } = useTranslation('groups')
  return (
    <>
      {present !== null && <span className="kw-row-line">{t('load.present', { count: present })}</span>}
      {withSupportNeed > 0 && <span className="kw-row-line">{t('load.support', { count: withSupportNeed })}</span>}
      {free > 0 && <span className="kw-row-line">{t('load.free', { count: free })}</span>}
      {planned > 0 && <span className="kw-row-line">{t('load.needed', { count: professionalsNeeded })}</span>}
      {students.map((student) => (
        <span key={student.studentId} className="kw-load-person kw-row-line">
          <IconSchool size={16} stroke={1.7} role="img" aria-label={t('load.student')} />
          <bdi>{student.name}</bdi>
        </span>
      ))}
    </>
  )
}

/** The same as numbers with an icon, where ten of them stand beside each other; `<PresenceLegend>` explains the icons. */
function PresenceCounts({ load: { planned, professionalsNeeded, students } }: { readonly load: DagdeelLoad }) {
  const { t } = useTranslation('groups')
  if (planned === 0 && students.length === 0) return null
  const counts = [
    { icon: IconUser, count: planned === 0 ? 0 : professionalsNeeded, words: t('load.needed', { count: professionalsNeeded }) },
    { icon: IconSchool, count: students.length, words: t('load.students', { count: students.length }) },
  ]
  return (
    <span className="kw-load-people">
      {counts
        .filter(({ count }) => count > 0)
        .map(({ icon: CountIcon, count, words }) => (
          <span key={words} className="kw-load-person kw-row-line" title={words}>
            <CountIcon size={16} stroke={1.7} aria-hidden />
            <span aria-hidden>{count}</span>
            <span className="kw-visually-hidden">{words}</span>
          </span>
        ))}
    </span>
  )
}

export function PresenceLegend() {
  const { t } = useTranslation('groups')
  return (
    <span className="kw-load-legend kw-row-line" aria-hidden>
      <span className="kw-load-person">
        <IconUser size={16} stroke={1.7} />
        {t('legend.professionals')}
      </span>
      <span className="kw-load-person">
        <IconSchool size={16} stroke={1.7} />
        {t('legend.students')}
      </span>
    </span>
  )
}
