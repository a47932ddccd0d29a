import { ActionIcon, Button } from '@mantine/core'
import { IconCalendarOff, IconChevronLeft, IconChevronRight, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { daysBetween, schoolYearOf } from '../../../db/contract/dates.ts'
import type { Closure, SchoolYear } from '../../../db/contract/location.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Note } from '../../ui/Note.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { ClosureForm } from './ClosureForm.tsx'
import { YearStrip } from './YearStrip.tsx'

/** When the location is closed in a school year, and the weeks that stay open. */
export function SchoolYearCard() {
  const { t } = useTranslation('location')
  const [year, setYear] = useState(() => schoolYearOf(todayInUtrecht()))
  const schoolYear = useBackendQuery('location.schoolYear', { schoolYear: year }, { keepPrevious: true })
  const step = (by: number, label: string, icon: React.ReactNode) => (
    <ActionIcon
      variant="default"
      size={32}
      aria-label={label}
      onClick={() => {
        setYear(year + by)
      }}
    >
      {icon}
    </ActionIcon>
  )
  return (
    <Card
      title={t('year.title')}
      badge={
        <span className="kw-year-step">
          {step(-1, t('year.previous'), <IconChevronLeft size={18} stroke={1.7} aria-hidden />)}
          <span className="kw-figures" aria-live="polite">
            {t('year.name', { from: year, until: year + 1 })}
          </span>
          {step(1, t('year.next'), <IconChevronRight size={18} stroke={1.7} aria-hidden />)}
        </span>
      }
    >
      <Loaded query={schoolYear}>{(read) => <OneYear year={read} />}</Loaded>
    </Card>
  )
}

function OneYear({ year }: { readonly year: SchoolYear }) {
  const { t } = useTranslation('location')
  const mayChange = useSession().may('locatiemanager')
  const [opened, setOpened] = useState<Closure | null>(null)
  return (
    <>
      <p className="kw-year-weeks">
        <strong>{t('year.open', { count: year.openWeeks })}</strong>
        <span className="kw-dimmed">{t('year.closed', { count: year.closedWeeks })}</span>
      </p>
      <YearStrip year={year} />
      {year.closures.length === 0 ? (
        <EmptyState order={3} icon={<IconCalendarOff size={28} stroke={1.7} aria-hidden />} title={t('year.emptyTitle')}>
          {t(mayChange ? 'year.emptyText' : 'year.emptyReader')}
        </EmptyState>
      ) : (
        <Rows label={t('year.list')}>
          {year.closures.map((closure) => (
            <ClosureRow
              key={closure.id}
              closure={closure}
              mayChange={mayChange}
              onChange={() => {
                setOpened(closure)
              }}
            />
          ))}
        </Rows>
      )}
      {mayChange && <MissingHolidays year={year} />}
      {mayChange && <ClosureForm key={year.schoolYear} closure={null} year={year} />}
      <SidePanel
        isOpen={opened !== null}
        onClose={() => {
          setOpened(null)
        }}
        title={t('closure.changeTitle', { name: isolated(opened?.name ?? '') })}
      >
        {opened !== null && (
          <ClosureForm
            closure={year.closures.find((one) => one.id === opened.id) ?? opened}
            year={year}
            onDone={() => {
              setOpened(null)
            }}
          />
        )}
      </SidePanel>
    </>
  )
}

interface ClosureRowProps {
  readonly closure: Closure
  readonly mayChange: boolean
  readonly onChange: () => void
}

function ClosureRow({ closure, mayChange, onChange }: ClosureRowProps) {
  const { t } = useTranslation('location')
  const remove = useBackendCommand('location.removeClosure')
  const add = useBackendCommand('location.addClosure')
  const { id, version, name, startsOn, endsOn } = closure
  const takeAway = async () => {
    const result = await remove.run({ id, version })
    if (result.ok) notifySaved(t('closure.removed', { name: isolated(name) }), { undo: () => void add.run({ name, startsOn, endsOn }) })
    else notifyError(result.error)
  }
  return (
    <Row
      title={<bdi>{name}</bdi>}
      line={startsOn === endsOn ? dateInWords(startsOn) : t('closure.days', { from: dateInWords(startsOn), until: dateInWords(endsOn) })}
      side={
        <>
          <Badge>{t('closure.count', { count: daysBetween(startsOn, endsOn) + 1 })}</Badge>
          {mayChange && (
            <>
              <ActionIcon variant="subtle" size={32} aria-label={t('closure.change', { name: isolated(name) })} onClick={onChange}>
                <IconPencil size={18} stroke={1.7} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                size={32}
                aria-label={t('closure.remove', { name: isolated(name) })}
                onClick={() => void takeAway()}
              >
                <IconTrash size={18} stroke={1.7} aria-hidden />
              </ActionIcon>
            </>
          )}
        </>
      }
    />
  )
}

/** Public holidays that no closure covers yet, added with one button. */
function MissingHolidays({ year: { missingHolidays } }: { readonly year: SchoolYear }) {
  const { t } = useTranslation('location')
  const add = useBackendCommand('location.addClosure')
  if (missingHolidays.length === 0) return null
  const addAll = async () => {
    for (const { name, on } of missingHolidays) {
      const result = await add.run({ name: t(`holidays.${name}`), startsOn: on, endsOn: on })
      if (!result.ok) {
        notifyError(result.error)
        return
      }
    }
    notifySaved(t('year.holidaysAdded', { count: missingHolidays.length }))
  }
  return (
    <Note
      title={t('year.missing', { count: missingHolidays.length })}
      action={
        <Button size="xs" variant="default" onClick={() => void addAll()}>
          {t('year.addHolidays')}
        </Button>
      }
    >
      {missingHolidays.map(({ name, on }) => `${t(`holidays.${name}`)} (${dateInWords(on)})`).join(', ')}
    </Note>
  )
}
