import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bulkKinds, type BulkKind, type BulkPlan } from '../../../db/contract/bulk.ts'
import { addMonths, schoolYearOf } from '../../../db/contract/dates.ts'
import type { GroupName } from '../../../db/contract/groups.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ChildrenTabs } from '../../ui/ChildrenTabs.tsx'
import { Card } from '../../ui/Card.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { BulkEarlier } from './BulkEarlier.tsx'
import { BulkPreview } from './BulkPreview.tsx'

/** Many children at once: see first what would happen, leave some out, do it, and take the whole back when it was wrong. */
export function BulkPage() {
  const { t } = useTranslation('placements')
  const { may } = useSession()
  const groups = useBackendQuery('groups.names', {})
  return (
    <Page>
      <PageHead title={t('bulk.title')} context={t('bulk.context')} />
      <ChildrenTabs />
      {may('locatiemanager') ? (
        <>
          <Loaded query={groups}>{(all) => <BulkForm groups={all} />}</Loaded>
          <BulkEarlier />
        </>
      ) : (
        <Note>{t('bulk.onlyManager')}</Note>
      )}
    </Page>
  )
}

function BulkForm({ groups }: { readonly groups: readonly GroupName[] }) {
  const { t } = useTranslation('placements')
  const today = todayInUtrecht()
  const [kind, setKind] = useState<BulkKind>('turning_four')
  const [until, setUntil] = useState(addMonths(today, 1))
  const [startsOn, setStartsOn] = useState(today)
  const [from, setFrom] = useState(groups[0]?.id ?? '')
  const [to, setTo] = useState(groups[1]?.id ?? '')
  const [schoolYear, setSchoolYear] = useState(schoolYearOf(today) + 1)
  const [moves, setMoves] = useState<Readonly<Record<string, string>>>({})

  const plan = planOf()
  return (
    <>
      <Card title={t('bulk.what')}>
        <div className="kw-form">
          <Segments
            label={t('bulk.what')}
            value={kind}
            onChange={setKind}
            options={bulkKinds.map((name) => ({ name, label: t(`bulk.kinds.${name}`) }))}
          />
          <p className="kw-row-line">{t(`bulk.help.${kind}`)}</p>
          <div className="kw-fields" style={{ maxWidth: kind === 'turning_four' ? '16rem' : undefined }}>
            {kind === 'turning_four' && (
              <DateField
                label={t('bulk.until')}
                value={until}
                onChange={(value) => {
                  setUntil(value ?? '')
                }}
              />
            )}
            {kind === 'move' && (
              <>
                <GroupSelect label={t('bulk.from')} groups={groups} value={from} onChange={setFrom} />
                <GroupSelect label={t('bulk.to')} groups={groups} value={to} onChange={setTo} />
                <DateField
                  label={t('bulk.startsOn')}
                  value={startsOn}
                  onChange={(value) => {
                    setStartsOn(value ?? '')
                  }}
                />
              </>
            )}
            {kind === 'school_year' && (
              <>
                <NativeSelect
                  label={t('bulk.schoolYear')}
                  value={String(schoolYear)}
                  onChange={(event) => {
                    setSchoolYear(Number(event.currentTarget.value))
                  }}
                  data={[0, 1].map((ahead) => {
                    const year = schoolYearOf(today) + ahead
                    return { value: String(year), label: t('bulk.schoolYearOption', { year, next: year + 1 }) }
                  })}
                />
                {groups.map((group) => (
                  <GroupSelect
                    key={group.id}
                    label={t('bulk.groupTo', { group: isolated(group.name) })}
                    groups={groups.filter((one) => one.id !== group.id)}
                    none={t('bulk.stays')}
                    value={moves[group.id] ?? ''}
                    onChange={(value) => {
                      setMoves((now) => ({ ...now, [group.id]: value }))
                    }}
                  />
                ))}
              </>
            )}
          </div>
        </div>
      </Card>
      {plan !== null && <BulkPreview key={JSON.stringify(plan)} plan={plan} />}
    </>
  )

  function planOf(): BulkPlan | null {
    if (kind === 'turning_four') return until === '' ? null : { kind, until }
    if (kind === 'move') return from === '' || to === '' || startsOn === '' ? null : { kind, fromGroupId: from, toGroupId: to, startsOn }
    const chosen = Object.entries(moves).filter(([, toGroupId]) => toGroupId !== '')
    return { kind, schoolYear, moves: chosen.map(([fromGroupId, toGroupId]) => ({ fromGroupId, toGroupId })) }
  }
}

interface GroupSelectProps {
  readonly label: string
  readonly groups: readonly GroupName[]
  readonly none?: string
  readonly value: string
  readonly onChange: (id: string) => void
}

function GroupSelect({ label, groups, none, value, onChange }: GroupSelectProps) {
  const options = groups.map((group) => ({ value: group.id, label: group.name }))
  return (
    <NativeSelect
      label={label}
      value={value}
      data={none === undefined ? options : [{ value: '', label: none }, ...options]}
      onChange={(event) => {
        onChange(event.currentTarget.value)
      }}
    />
  )
}
