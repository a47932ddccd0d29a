import { Button, Checkbox } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkPlan, BulkStep } from '../../../db/contract/bulk.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { confirm } from '../../ui/ConfirmButton.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { textOfError } from '../../ui/error-texts.ts'
import { isolated } from '../../ui/isolated.ts'
import { Note } from '../../ui/Note.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { useUndoBulk } from './useUndoBulk.ts'
import './placements.css'

/** What would happen, child by child, under the rules as they are now. */
export function BulkPreview({ plan }: { readonly plan: BulkPlan }) {
  const { t } = useTranslation(['placements', 'common'])
  const { run: look, error } = useBackendCommand('placements.previewBulk')
  const apply = useBackendCommand('placements.applyBulk')
  const undo = useUndoBulk()
  const [steps, setSteps] = useState<readonly BulkStep[] | null>(null)
  const [except, setExcept] = useState<ReadonlySet<string>>(new Set())
  const [round, setRound] = useState(0)
  const changes = useBackendQuery('placements.listBulk', {}).data

  useEffect(() => {
    let isCurrent = true
    void look({ plan, exceptChildIds: [...except] }).then((result) => {
      if (isCurrent && result.ok) setSteps(result.value)
    })
    return () => {
      isCurrent = false
    }
    // Again when something was done or taken back, here or under "Eerder gedaan", and when it could not be done after all.
  }, [look, plan, except, round, changes])

  if (error !== null) return <ErrorNote error={error} />
  if (steps === null) return null
  if (steps.length === 0)
    return (
      <Card>
        <EmptyState order={2} icon={<IconUsersGroup size={32} stroke={1.5} aria-hidden />} title={t('placements:bulk.nobody')}>
          {t('placements:bulk.nobodyText')}
        </EmptyState>
      </Card>
    )
  const chosen = steps.filter((step) => !except.has(step.childId))
  const problems = chosen.filter((step) => step.problem !== null)
  const childIds = [...new Set(chosen.map((step) => step.childId))]

  const runApply = async () => {
    const consequence = t('placements:bulk.consequence', {
      leaving: new Set(chosen.filter((step) => step.action === 'leave').map((step) => step.childId)).size,
      moving: new Set(chosen.filter((step) => step.action === 'move').map((step) => step.childId)).size,
    })
    const title = t('placements:bulk.question', { count: childIds.length })
    if (!(await confirm({ title, consequence, confirm: t('placements:bulk.apply', { count: childIds.length }) }))) return
    const result = await apply.run({ plan, childIds })
    if (!result.ok) {
      notifyError(result.error)
      setRound((now) => now + 1)
      return
    }
    notifySaved(t('placements:bulk.done', { count: result.value.children }), { undo: () => void undo(result.value.id) })
  }
  return (
    <Card title={t('placements:bulk.preview', { count: steps.length })}>
      {problems.length > 0 && <Note tone="attention">{t('placements:bulk.problems', { count: problems.length })}</Note>}
      <Rows label={t('placements:bulk.preview', { count: steps.length })}>
        {steps.map((step) => (
          <Step
            key={`${step.childId} ${step.groupName}`}
            step={step}
            isChosen={!except.has(step.childId)}
            onChoose={(isChosen) => {
              setExcept((now) => {
                const next = new Set(now)
                if (isChosen) next.delete(step.childId)
                else next.add(step.childId)
                return next
              })
            }}
          />
        ))}
      </Rows>
      <div className="kw-bulk-foot">
        {problems.length > 0 && (
          <Button
            variant="default"
            onClick={() => {
              setExcept((now) => new Set([...now, ...problems.map((step) => step.childId)]))
            }}
          >
            {t('placements:bulk.skipProblems')}
          </Button>
        )}
        <Button disabled={childIds.length === 0 || problems.length > 0} loading={apply.isRunning} onClick={() => void runApply()}>
          {t('placements:bulk.apply', { count: childIds.length })}
        </Button>
      </div>
    </Card>
  )
}

function Step({
  step,
  isChosen,
  onChoose,
}: {
  readonly step: BulkStep
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}) {
  const { t } = useTranslation('placements')
  const name = isolated(step.name)
  const what =
    step.action === 'leave'
      ? t('bulk.leaves', { date: dateInWords(step.on), group: isolated(step.groupName) })
      : t('bulk.moves', { date: dateInWords(step.on), from: isolated(step.groupName), to: isolated(step.toGroupName ?? '') })
  const problem =
    isChosen && step.problem !== null
      ? textOfError({ code: 'rule-broken', details: { rule: step.problem.rule, ...step.problem.figures } })
      : null
  return (
    <Row
      lead={
        <Checkbox
          aria-label={t('bulk.choose', { name })}
          checked={isChosen}
          onChange={(event) => {
            onChoose(event.currentTarget.checked)
          }}
        />
      }
      title={<bdi>{step.name}</bdi>}
      to={`/kinderen/${step.childId}`}
      attention={problem !== null}
      line={problem === null ? what : `${what} ${problem.title} ${problem.advice}`}
    />
  )
}
