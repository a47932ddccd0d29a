import { Button } from '@mantine/core'
import { IconSchool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import type { Child } from '../../../db/contract/children.ts'
import type { Handover } from '../../../db/contract/handover.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Initials } from '../../ui/Initials.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { WorkButton } from '../../ui/WorkButton.tsx'
import { GoesAlongCard } from './GoesAlongCard.tsx'
import { PartsCard } from './PartsCard.tsx'
import { PrintCard } from './PrintCard.tsx'
import { ReactionCard } from './ReactionCard.tsx'
import { TakeStepForm } from './TakeStepForm.tsx'
import { WayCard } from './WayCard.tsx'
import './handover.css'

/** The handover of one child to the basisschool: what is written, where it is, and what goes along. */
export function HandoverPage() {
  const { childId = '' } = useParams()
  const child = useBackendQuery('children.read', { id: childId })
  return (
    <Page>
      <Loaded query={child}>{(read) => <OneHandover key={read.id} child={read} />}</Loaded>
    </Page>
  )
}

function OneHandover({ child }: { readonly child: Child }) {
  const { t } = useTranslation('handover')
  const { handover, minimum, leavesOn } = child.handover
  const [params, setParams] = useSearchParams()
  const date = dateInWords(leavesOn)
  const close = () => {
    setParams({}, { replace: true })
  }
  // While something is being written its own button is the one to press.
  const hasForm = handover !== null && handover.scope === null
  return (
    <>
      <PageHead
        lead={<Initials name={child.name} size={48} />}
        title={t('panel.title', { name: isolated(child.name) })}
        context={[
          leavesOn < todayInUtrecht() ? t('panel.left', { date }) : t('panel.leaves', { date }),
          handover?.schoolName ?? child.schoolName,
        ]
          .filter((words) => words !== null)
          .join(' · ')}
        actions={
          <>
            <Button component={Link} to={`/kinderen/${child.id}`} variant="default">
              {t('panel.back', { name: isolated(child.name) })}
            </Button>
            {handover !== null && handover.next.length > 0 && (
              <Button
                variant={hasForm ? 'light' : 'filled'}
                onClick={() => {
                  setParams({ doen: 'stap' })
                }}
              >
                {t('take.title')}
              </Button>
            )}
          </>
        }
      />
      <div className="kw-child-columns">
        <div className="kw-handover-main">
          {handover === null ? (
            <Begin child={child} />
          ) : (
            <>
              <PartsCard key={`${handover.id} ${handover.state}`} handover={handover} />
              <ReactionCard key={`${handover.id} ${handover.state} reaction`} handover={handover} />
            </>
          )}
        </div>
        <div className="kw-child-side">
          {handover !== null && <WayCard handover={handover} />}
          <GoesAlongCard
            childId={child.id}
            minimum={minimum}
            schoolName={handover?.schoolName ?? child.schoolName}
            isSent={handover !== null && handover.scope !== null}
          />
          <PrintCard childId={child.id} handover={handover} />
          {handover?.state === 'concept' && <DiscardButton handover={handover} />}
        </div>
      </div>
      <SidePanel isOpen={handover !== null && params.get('doen') === 'stap'} onClose={close} title={t('take.title')} size={480}>
        {handover !== null && <TakeStepForm handover={handover} onDone={close} />}
      </SidePanel>
    </>
  )
}

function Begin({ child }: { readonly child: Child }) {
  const { t } = useTranslation('handover')
  const begin = useBackendCommand('handover.begin')
  const run = async () => {
    const result = await begin.run({ childId: child.id })
    if (!result.ok) notifyError(result.error)
  }
  return (
    <Card>
      <EmptyState
        icon={<IconSchool size={32} stroke={1.7} aria-hidden />}
        title={t('panel.beginTitle')}
        action={
          <WorkButton isRunning={begin.isRunning} onClick={() => void run()}>
            {t('panel.begin')}
          </WorkButton>
        }
      >
        {t('panel.beginText')}
      </EmptyState>
    </Card>
  )
}

function DiscardButton({ handover }: { readonly handover: Handover }) {
  const { t } = useTranslation('handover')
  const discard = useBackendCommand('handover.discard')
  const run = async () => {
    const result = await discard.run({ id: handover.id, version: handover.version })
    if (result.ok) notifySaved(t('discard.done'))
    else notifyError(result.error)
  }
  return (
    <ConfirmButton
      variant="subtle"
      confirmation={{ title: t('discard.title'), consequence: t('discard.text'), confirm: t('discard.action') }}
      onConfirm={() => void run()}
    >
      {t('discard.action')}
    </ConfirmButton>
  )
}
