import { Button, NativeSelect, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCalendarEvent, IconPlus, IconTargetArrow } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schoolYearOf } from '../../../db/contract/dates.ts'
import type { Cell } from '../../../db/contract/indicators.ts'
import type { Goal } from '../../../db/contract/jaarplan.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { confirm } from '../../ui/ConfirmButton.tsx'
import { daysFromToday, todayInUtrecht } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { AddGoal, ChangeGoal, themeInWords } from './GoalForm.tsx'
import { GoalFigure } from './GoalFigure.tsx'
import { figureDay, schoolYearInWords, yearsToChoose } from './school-year.ts'
import { StatusMenu } from './StatusMenu.tsx'
import './jaarplan.css'

/** What stands in the drawer. */
type Task = { readonly kind: 'add' } | { readonly kind: 'change'; readonly goalId: string }

const noGoals: readonly Goal[] = []
const noCells: readonly Cell[] = []

/** The goals of a school year, each with its figure of now. */
export function JaarplanPage() {
  const { t } = useTranslation('jaarplan')
  const { may } = useSession()
  const mayChange = may('locatiemanager')
  const today = todayInUtrecht()
  const thisYear = schoolYearOf(today)
  const [schoolYear, setSchoolYear] = useState(thisYear)
  const [task, setTask] = useState<Task | null>(null)
  const goals = useBackendQuery('jaarplan.list', { schoolYear }, { keepPrevious: true })
  const day = figureDay(schoolYear, today)
  const current = useBackendQuery('indicators.current', { peildatum: day }, { keepPrevious: true })
  const cells = current.data?.cells ?? noCells
  const count = goals.data?.length ?? 0
  const year = schoolYearInWords(schoolYear)
  const add = (
    <Button
      leftSection={<IconPlus size={18} stroke={1.7} aria-hidden />}
      onClick={() => {
        setTask({ kind: 'add' })
      }}
    >
      {t('add.button')}
    </Button>
  )

  return (
    <Page>
      <PageHead
        title={t('title')}
        context={count === 0 ? t('contextNone') : t('context', { count, year })}
        actions={
          <>
            <NativeSelect
              aria-label={t('year.label')}
              value={String(schoolYear)}
              data={yearsToChoose(today).map((one) => ({
                value: String(one),
                label: t(one === thisYear ? 'year.now' : 'year.option', { year: schoolYearInWords(one) }),
              }))}
              onChange={(event) => {
                setSchoolYear(Number(event.currentTarget.value))
              }}
            />
            {mayChange && add}
          </>
        }
      />
      <ErrorNote error={current.error} />
      <Loaded query={goals}>
        {(all) =>
          all.length === 0 ? (
            <section className="kw-card">
              <EmptyState order={2} title={t('empty.title', { year })} icon={<IconTargetArrow size={32} stroke={1.5} aria-hidden />}>
                {t(mayChange ? 'empty.text' : 'empty.textReader')}
              </EmptyState>
            </section>
          ) : (
            <ul className="kw-goals" aria-label={t('goal.list')}>
              {all.map((goal) => (
                <GoalCard
                  key={goal.id}
                  goal={goal}
                  cells={current.data === undefined ? null : cells}
                  day={day}
                  mayChange={mayChange}
                  onChange={() => {
                    setTask({ kind: 'change', goalId: goal.id })
                  }}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      <TaskDrawer
        task={task}
        goals={goals.data ?? noGoals}
        schoolYear={schoolYear}
        cells={cells}
        onClose={() => {
          setTask(null)
        }}
      />
    </Page>
  )
}

interface GoalCardProps {
  readonly goal: Goal
  /** Null until they were counted. */
  readonly cells: readonly Cell[] | null
  readonly day: string
  readonly mayChange: boolean
  readonly onChange: () => void
}

function GoalCard({ goal, cells, day, mayChange, onChange }: GoalCardProps) {
  const { indicator, description } = goal
  return (
    <li className="kw-card">
      <div className={indicator === null ? '' : 'kw-goal'}>
        <div className="kw-goal-text">
          <div className="kw-goal-head">
            <Title order={2}>
              <bdi>{themeInWords(goal.theme)}</bdi>
            </Title>
            <StatusMenu goal={goal} mayChange={mayChange} />
          </div>
          <p className="kw-words" dir="auto">
            {description}
          </p>
          <div className="kw-goal-foot">
            <Review goal={goal} />
            {mayChange && <GoalActions goal={goal} onChange={onChange} />}
          </div>
        </div>
        {indicator !== null && cells !== null && <GoalFigure goal={goal} indicator={indicator} cells={cells} day={day} />}
      </div>
    </li>
  )
}

const open: readonly Goal['status'][] = ['concept', 'vastgesteld', 'in_uitvoering']

function Review({ goal: { reviewOn, status } }: { readonly goal: Goal }) {
  const { t } = useTranslation('jaarplan')
  if (reviewOn === null) return null
  const isOverdue = reviewOn < todayInUtrecht() && open.includes(status)
  const ReviewIcon = isOverdue ? IconAlertTriangle : IconCalendarEvent
  return (
    <span className="kw-row-line" {...(isOverdue ? { 'data-attention': true } : {})}>
      <ReviewIcon size={16} stroke={1.7} aria-hidden style={{ verticalAlign: '-3px', marginInlineEnd: 5 }} />
      {t(isOverdue ? 'goal.reviewOverdue' : 'goal.review', { when: daysFromToday(reviewOn) })}
    </span>
  )
}

function GoalActions({ goal, onChange }: Pick<GoalCardProps, 'goal' | 'onChange'>) {
  const { t } = useTranslation('jaarplan')
  const remove = useBackendCommand('jaarplan.removeGoal')
  const { id, version, description, schoolYear } = goal
  const askAndRemove = async () => {
    const isSure = await confirm({
      title: t('remove.title'),
      consequence: (
        <>
          <Text>{t('remove.text', { description: shortened(description), year: schoolYearInWords(schoolYear) })}</Text>
          <Text mt="sm" c="dimmed">
            {t('remove.hint')}
          </Text>
        </>
      ),
      confirm: t('remove.button'),
    })
    if (!isSure) return
    const result = await remove.run({ id, version })
    if (result.ok) notifySaved(t('remove.removed'))
    else notifyError(result.error)
  }
  return (
    <>
      <button
        type="button"
        className="kw-link kw-focus"
        aria-label={t('change.label', { description: shortened(description) })}
        onClick={onChange}
      >
        {t('change.button')}
      </button>
      <button
        type="button"
        className="kw-link kw-focus"
        aria-label={t('remove.label', { description: shortened(description) })}
        onClick={() => void askAndRemove()}
      >
        {t('remove.button')}
      </button>
    </>
  )
}

function shortened(description: string): string {
  const letters = [...description]
  return letters.length <= 80 ? description : `${letters.slice(0, 80).join('')}…`
}

interface TaskDrawerProps {
  readonly task: Task | null
  readonly goals: readonly Goal[]
  readonly schoolYear: number
  readonly cells: readonly Cell[]
  readonly onClose: () => void
}

function TaskDrawer({ task, goals, schoolYear, cells, onClose }: TaskDrawerProps) {
  const { t } = useTranslation('jaarplan')
  const goal = task?.kind === 'change' ? goals.find(({ id }) => id === task.goalId) : undefined
  return (
    <SidePanel isOpen={task !== null} onClose={onClose} title={t(task?.kind === 'change' ? 'change.title' : 'add.title')}>
      {task?.kind === 'add' && <AddGoal schoolYear={schoolYear} cells={cells} onDone={onClose} />}
      {goal !== undefined && <ChangeGoal key={goal.id} goal={goal} cells={cells} onDone={onClose} />}
    </SidePanel>
  )
}
