import { Button, Checkbox } from '@mantine/core'
import { IconPlus, IconSchool } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mondayOf } from '../../../db/contract/dates.ts'
import type { Group } from '../../../db/contract/groups.ts'
import type { Student } from '../../../db/contract/students.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { AssignForm, type AssignStart } from './AssignForm.tsx'
import { AssignmentDetails } from './AssignmentDetails.tsx'
import { GateBadge } from './GateBadge.tsx'
import { AddStudent, ChangeStudent } from './StudentForm.tsx'
import { assignmentsInWeek } from './week.ts'
import { StudentWeek } from './StudentWeek.tsx'
import './students.css'

/** What stands in the drawer. */
type Task =
  | { readonly kind: 'add' }
  | { readonly kind: 'change'; readonly studentId: string }
  | { readonly kind: 'assign'; readonly start: AssignStart }
  | { readonly kind: 'assignment'; readonly assignmentId: string }

/** Students, whether they may work, and their week. */
export function StudentsPage() {
  const { t } = useTranslation('students')
  const { may } = useSession()
  const mayChange = may('locatiemanager')
  const students = useBackendQuery('students.list', { includeLeft: true })
  const groups = useBackendQuery('groups.list', {}).data ?? []
  const [task, setTask] = useState<Task | null>(null)
  const present = (students.data ?? []).filter(isPresent)
  const stop = () => {
    setTask(null)
  }

  return (
    <Page>
      <PageHead
        title={t('title')}
        context={present.length === 0 ? t('contextNone') : <Summary students={present} />}
        {...(mayChange
          ? {
              actions: (
                <Button
                  leftSection={<IconPlus size={18} stroke={1.7} aria-hidden />}
                  onClick={() => {
                    setTask({ kind: 'add' })
                  }}
                >
                  {t('add.button')}
                </Button>
              ),
            }
          : {})}
      />
      <Loaded query={students}>
        {(all) =>
          all.length === 0 ? (
            <section className="kw-card">
              <EmptyState order={2} title={t('empty.title')} icon={<IconSchool size={32} stroke={1.5} aria-hidden />}>
                {t(mayChange ? 'empty.text' : 'empty.textReader')}
              </EmptyState>
            </section>
          ) : (
            <>
              <StudentWeek
                students={all}
                groups={groups}
                onOpen={({ id }) => {
                  setTask({ kind: 'assignment', assignmentId: id })
                }}
                onAssign={
                  mayChange
                    ? (start) => {
                        setTask({ kind: 'assign', start })
                      }
                    : undefined
                }
              />
              <StudentTable
                students={all}
                onOpen={
                  mayChange
                    ? ({ id }) => {
                        setTask({ kind: 'change', studentId: id })
                      }
                    : undefined
                }
              />
              <TaskDrawer task={task} students={all} groups={groups} onTask={setTask} onClose={stop} />
            </>
          )
        }
      </Loaded>
      {students.data?.length === 0 && <TaskDrawer task={task} students={[]} groups={groups} onTask={setTask} onClose={stop} />}
    </Page>
  )
}

const isPresent = ({ endsOn }: Student): boolean => endsOn === null || endsOn >= todayInUtrecht()

function Summary({ students }: { readonly students: readonly Student[] }) {
  const { t } = useTranslation('students')
  const inWeek = assignmentsInWeek(
    students.flatMap(({ assignments }) => assignments),
    mondayOf(todayInUtrecht()),
  )
  return t('context', {
    students: t('contextStudents', { count: students.length }),
    dagdelen: t('contextDagdelen', { count: inWeek.length }),
  })
}

interface StudentTableProps {
  readonly students: readonly Student[]
  readonly onOpen: ((student: Student) => void) | undefined
}

function StudentTable({ students, onOpen }: StudentTableProps) {
  const { t } = useTranslation('students')
  const [isLeftShown, setIsLeftShown] = useState(false)
  const shown = students.filter((student) => isLeftShown || isPresent(student))
  const hasLeft = students.some((student) => !isPresent(student))
  const date = (on: string | null) => (on === null ? <span className="kw-attention">{t('list.noDate')}</span> : dateInWords(on))
  const columns: readonly Column<Student>[] = [
    {
      id: 'name',
      header: t('list.name'),
      sortBy: ({ name }) => name,
      cell: ({ name, kind }) => (
        <span className="kw-row-text">
          <bdi>{name}</bdi>
          <span className="kw-row-line" style={{ fontWeight: 400 }}>
            {t(`kinds.${kind}`)}
          </span>
        </span>
      ),
    },
    { id: 'gate', header: t('list.gate'), sortBy: ({ gate }) => gate, cell: (student) => <GateBadge student={student} /> },
    {
      id: 'registered',
      header: t('list.registered'),
      sortBy: ({ personRegisterOn }) => personRegisterOn,
      cell: ({ personRegisterOn }) => date(personRegisterOn),
    },
    {
      id: 'linked',
      header: t('list.linked'),
      sortBy: ({ registerLinkedOn }) => registerLinkedOn,
      cell: ({ registerLinkedOn }) => date(registerLinkedOn),
    },
    {
      id: 'period',
      header: t('list.period'),
      sortBy: ({ startsOn }) => startsOn,
      cell: ({ startsOn, endsOn }) =>
        endsOn === null
          ? t('list.from', { from: dateInWords(startsOn) })
          : t('list.until', { from: dateInWords(startsOn), until: dateInWords(endsOn) }),
    },
  ]
  return (
    <>
      <DataTable
        caption={t('list.title')}
        columns={columns}
        rows={shown}
        rowKey={({ id }) => id}
        initialSort={{ column: 'name', descending: false }}
        empty={<EmptyState order={2} title={t('empty.title')} />}
        {...(onOpen === undefined ? {} : { onOpen })}
      />
      {hasLeft && (
        <Checkbox
          label={t('list.showLeft')}
          checked={isLeftShown}
          onChange={(event) => {
            setIsLeftShown(event.currentTarget.checked)
          }}
        />
      )}
    </>
  )
}

interface TaskDrawerProps {
  readonly task: Task | null
  readonly students: readonly Student[]
  readonly groups: readonly Group[]
  readonly onTask: (task: Task) => void
  readonly onClose: () => void
}

function TaskDrawer({ task, students, groups, onTask, onClose }: TaskDrawerProps) {
  const { t } = useTranslation('students')
  const titles = { add: 'add.title', change: 'change.title', assign: 'assign.title', assignment: 'one.title' } as const
  return (
    <SidePanel isOpen={task !== null} onClose={onClose} title={t(titles[task?.kind ?? 'add'])}>
      {task !== null && <TaskContent task={task} students={students} groups={groups} onTask={onTask} onClose={onClose} />}
    </SidePanel>
  )
}

function TaskContent({ task, students, groups, onTask, onClose }: TaskDrawerProps & { readonly task: Task }) {
  switch (task.kind) {
    case 'add':
      return <AddStudent onDone={onClose} />
    case 'change': {
      const student = students.find(({ id }) => id === task.studentId)
      return student === undefined ? null : <ChangeStudent key={student.id} student={student} onDone={onClose} />
    }
    case 'assign':
      return <AssignForm start={task.start} students={students.filter(isPresent)} groups={groups} onDone={onClose} />
    case 'assignment': {
      const student = students.find(({ assignments }) => assignments.some(({ id }) => id === task.assignmentId))
      const assignment = student?.assignments.find(({ id }) => id === task.assignmentId)
      if (student === undefined || assignment === undefined) return null
      return (
        <AssignmentDetails
          assignment={assignment}
          student={student}
          onChangeStudent={() => {
            onTask({ kind: 'change', studentId: student.id })
          }}
          onDone={onClose}
        />
      )
    }
  }
}
