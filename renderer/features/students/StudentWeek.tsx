import { ActionIcon, Button } from '@mantine/core'
import { IconCheck, IconChevronLeft, IconChevronRight, IconClock, IconPlus } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, mondayOf } from '../../../db/contract/dates.ts'
import type { Group } from '../../../db/contract/groups.ts'
import { isWithin } from '../../../db/contract/planning.ts'
import type { Assignment, Student } from '../../../db/contract/students.ts'
import { weekdays, type WeekdayNumber } from '../../ui/dagdelen.ts'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { Segments } from '../../ui/Segments.tsx'
import type { AssignStart } from './AssignForm.tsx'
import { assignmentsInWeek, dayOf, ofWeekday, summaryOf } from './week.ts'

interface StudentWeekProps {
  readonly students: readonly Student[]
  readonly groups: readonly Group[]
  readonly onOpen: (assignment: Assignment) => void
  /** Undefined for who may not plan. */
  readonly onAssign?: ((start: AssignStart) => void) | undefined
}

interface RowOfWeek {
  readonly id: string
  readonly name: string
  readonly assignments: readonly Assignment[]
  /** What planning on a day of this row begins with; null where nothing can be planned. */
  readonly startOn: (weekday: WeekdayNumber) => AssignStart | null
}

/** Who is where in a week, by student or by group. */
export function StudentWeek({ students, groups, onOpen, onAssign }: StudentWeekProps) {
  const { t } = useTranslation(['students', 'common'])
  const headingId = useId()
  const thisMonday = mondayOf(todayInUtrecht())
  const [monday, setMonday] = useState(thisMonday)
  const [by, setBy] = useState<'student' | 'group'>('student')
  const inWeek = assignmentsInWeek(
    students.flatMap((student) => student.assignments),
    monday,
  )
  const rows = by === 'student' ? rowsOfStudents(students, inWeek, monday) : rowsOfGroups(groups, inWeek, monday)
  const summary = summaryOf(inWeek)

  return (
    <section className="kw-card" aria-labelledby={headingId}>
      <div className="kw-roster-head">
        <div>
          <h2 id={headingId}>{t('students:week.of', { monday: dateInWords(monday), friday: dateInWords(dayOf(monday, 5)) })}</h2>
          <p className="kw-row-line kw-figures" role="status">
            {summary.total === 0
              ? t('students:week.emptyWeek')
              : [
                  t('students:week.summary', { count: summary.total }),
                  t('students:week.active', { count: summary.active }),
                  t('students:week.planned', { count: summary.planned }),
                ].join(' · ')}
          </p>
        </div>
        <div className="kw-roster-tools">
          <Segments
            label={t('students:week.rows')}
            value={by}
            options={[
              { name: 'student', label: t('students:week.byStudent') },
              { name: 'group', label: t('students:week.byGroup') },
            ]}
            onChange={setBy}
          />
          <ActionIcon
            variant="default"
            aria-label={t('students:week.previous')}
            onClick={() => {
              setMonday(addDays(monday, -7))
            }}
          >
            <IconChevronLeft size={18} stroke={1.7} aria-hidden />
          </ActionIcon>
          <Button
            variant="default"
            disabled={monday === thisMonday}
            onClick={() => {
              setMonday(thisMonday)
            }}
          >
            {t('students:week.thisWeek')}
          </Button>
          <ActionIcon
            variant="default"
            aria-label={t('students:week.next')}
            onClick={() => {
              setMonday(addDays(monday, 7))
            }}
          >
            <IconChevronRight size={18} stroke={1.7} aria-hidden />
          </ActionIcon>
        </div>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard */}
      <div className="kw-roster-scroll" tabIndex={0} role="region" aria-label={t('students:week.title')}>
        <table className="kw-roster">
          <thead>
            <tr>
              <th scope="col">{t(by === 'student' ? 'students:week.student' : 'students:week.group')}</th>
              {weekdays.map((weekday) => (
                <th key={weekday} scope="col" {...(dayOf(monday, weekday) === todayInUtrecht() ? { 'data-today': true } : {})}>
                  {t(`common:weekdays.${weekday}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <bdi>{row.name}</bdi>
                </th>
                {weekdays.map((weekday) => (
                  <DayCell key={weekday} row={row} weekday={weekday} by={by} onOpen={onOpen} onAssign={onAssign} />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('students:week.byDagdeel')}</th>
              {weekdays.map((weekday) => (
                <td key={weekday} className="kw-figures">
                  {t('students:contextDagdelen', { count: ofWeekday(inWeek, weekday).length })}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="kw-roster-legend">
        <span>
          <IconCheck size={14} stroke={2} aria-hidden /> {t('students:week.legendActive')}
        </span>
        <span>
          <IconClock size={14} stroke={1.7} aria-hidden /> {t('students:week.legendPlanned')}
        </span>
      </p>
    </section>
  )
}

interface DayCellProps extends Pick<StudentWeekProps, 'onOpen' | 'onAssign'> {
  readonly row: RowOfWeek
  readonly weekday: WeekdayNumber
  readonly by: 'student' | 'group'
}

function DayCell({ row, weekday, by, onOpen, onAssign }: DayCellProps) {
  const { t } = useTranslation(['students', 'common'])
  const assignments = ofWeekday(row.assignments, weekday)
  const start = onAssign === undefined ? null : row.startOn(weekday)
  return (
    <td>
      <div className="kw-roster-day">
        {assignments.map((one) => (
          <button
            key={one.id}
            type="button"
            className="kw-roster-slot kw-focus"
            data-state={one.state}
            onClick={() => {
              onOpen(one)
            }}
          >
            {one.state === 'actief' ? <IconCheck size={14} stroke={2} aria-hidden /> : <IconClock size={14} stroke={1.7} aria-hidden />}
            <span>
              {`${t(`common:dagdelen.${one.dagdeel}`)} · `}
              <bdi>{by === 'student' ? one.groupName : one.studentName}</bdi>
              <span className="kw-visually-hidden">{`, ${t(`students:states.${one.state}`)}`}</span>
            </span>
          </button>
        ))}
        {start !== null && (
          <button
            type="button"
            className="kw-roster-plan kw-focus"
            aria-label={t('students:week.planHere', {
              who: row.name,
              weekday: t(`common:weekdays.${weekday}`),
              dagdeel: t(`common:dagdelen.${start.dagdeel}`),
            })}
            onClick={() => onAssign?.(start)}
          >
            <IconPlus size={16} stroke={1.7} aria-hidden />
          </button>
        )}
        {start === null && assignments.length === 0 && <span className="kw-dimmed">{t('students:week.none')}</span>}
      </div>
    </td>
  )
}

/** A student can be planned on each dagdeel that is free on a day that she is there. */
function rowsOfStudents(students: readonly Student[], inWeek: readonly Assignment[], monday: string): readonly RowOfWeek[] {
  return students
    .filter((student) => weekdays.some((weekday) => isWithin(dayOf(monday, weekday), student)))
    .map((student) => {
      const assignments = inWeek.filter(({ studentId }) => studentId === student.id)
      return {
        id: student.id,
        name: student.name,
        assignments,
        startOn: (weekday) => {
          const day = dayOf(monday, weekday)
          const taken = ofWeekday(assignments, weekday).map(({ dagdeel }) => dagdeel)
          const free = (['ochtend', 'middag'] as const).find((dagdeel) => !taken.includes(dagdeel))
          if (free === undefined || !isWithin(day, student)) return null
          return { studentId: student.id, groupId: assignments[0]?.groupId ?? '', weekday, dagdeel: free, startsOn: day }
        },
      }
    })
}

/** In a group more students can stand together, so every dagdeel that it is open can be planned. */
function rowsOfGroups(groups: readonly Group[], inWeek: readonly Assignment[], monday: string): readonly RowOfWeek[] {
  return groups.map((group) => {
    const assignments = inWeek.filter(({ groupId }) => groupId === group.id)
    return {
      id: group.id,
      name: group.name,
      assignments,
      startOn: (weekday) => {
        const open = group.dagdelen.filter((one) => one.weekday === weekday).map(({ dagdeel }) => dagdeel)
        const busy = ofWeekday(assignments, weekday).map(({ dagdeel }) => dagdeel)
        const dagdeel = open.find((one) => !busy.includes(one)) ?? open[0]
        return dagdeel === undefined ? null : { studentId: '', groupId: group.id, weekday, dagdeel, startsOn: dayOf(monday, weekday) }
      },
    }
  })
}
