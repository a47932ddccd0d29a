import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { nextAdviesStates, type AdviesLife, type AdviesState } from '../../../db/contract/advies.ts'
import type { Child } from '../../../db/contract/children.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { confirm } from '../../ui/ConfirmButton.tsx'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { AdviesPath } from './AdviesPath.tsx'

interface AdviesLifeViewProps {
  readonly advies: AdviesLife
  readonly child: Child
  /** Opens the form for the next state, with what it can be. */
  readonly onAdvance: (to: readonly AdviesState[]) => void
  readonly onStep: () => void
  readonly onChange: () => void
  readonly onRecord: () => void
}

/** The one next step on top, and the way until now under it. */
export function AdviesLifeView(props: AdviesLifeViewProps) {
  const { t } = useTranslation('advies')
  return (
    <div className="kw-advies">
      <NextStep {...props} />
      <AdviesPath advies={props.advies} />
      <p className="kw-dimmed kw-advies-words">{t('alsoCalled')}</p>
    </div>
  )
}

function NextStep(props: AdviesLifeViewProps) {
  const { t } = useTranslation('advies')
  const { advies } = props
  const { kind, dueOn } = advies.next
  const isLate = kind === 'followUp' && dueOn !== null && dueOn < todayInUtrecht()
  const date = dueOn === null ? '' : dateInWords(dueOn)
  const isClosed = nextAdviesStates[advies.state].length === 0
  return (
    <section className="kw-advies-next" aria-label={t('next.label')}>
      <div className="kw-advies-next-words">
        <span className="kw-row-line" aria-hidden>
          {t('next.label')}
        </span>
        {kind === 'nothing' ? (
          <strong>{words(advies)}</strong>
        ) : (
          <>
            <strong>{t(`next.${kind}.title`)}</strong>
            <span className="kw-row-line" {...(isLate ? { 'data-attention': true } : {})}>
              {isLate ? t('next.followUp.late', { date }) : t(`next.${kind}.line`, { date })}
            </span>
          </>
        )}
      </div>
      <div className="kw-advies-next-actions">
        <NextButton {...props} />
        {isClosed && (
          <Button data-autofocus onClick={props.onRecord}>
            {t('new')}
          </Button>
        )}
        <MoreMenu {...props} />
      </div>
    </section>
  )

  function words({ stage }: AdviesLife): string {
    if (stage === 'geplaatst' || stage === 'beeindigd') return t(`next.nothing.${stage}`)
    return stage === 'geen_advies' || stage === 'ingetrokken' || stage === 'verlopen' ? t(`next.nothing.${stage}`) : t(`stages.${stage}`)
  }
}

function NextButton({ advies, child, onAdvance, onStep }: AdviesLifeViewProps) {
  const { t } = useTranslation('advies')
  switch (advies.next.kind) {
    case 'passOn':
    case 'askOutcome':
      return (
        <Button
          data-autofocus
          onClick={() => {
            onAdvance(nextAdviesStates[advies.state].filter((state) => state !== 'ingetrokken'))
          }}
        >
          {t(`next.${advies.next.kind}.action`)}
        </Button>
      )
    case 'startToeleiding':
    case 'followUp':
    case 'planStep':
      return (
        <Button data-autofocus onClick={onStep}>
          {t(`next.${advies.next.kind}.action`)}
        </Button>
      )
    case 'awaitAnswer':
      return (
        <Button data-autofocus component={Link} to={`/kinderen/wachtlijst?kind=${child.id}`}>
          {t('next.awaitAnswer.action')}
        </Button>
      )
    case 'nothing':
      return null
  }
}

/** What is done now and then. */
function MoreMenu({ advies, child, onAdvance, onChange, onStep }: AdviesLifeViewProps) {
  const { t } = useTranslation('advies')
  const takeBack = useTakeBack(advies)
  const possible: readonly AdviesState[] = nextAdviesStates[advies.state]
  const mayStep = advies.state === 'advies' && advies.next.kind === 'nothing'
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('more.label')}>
          <IconDots size={20} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onChange}>{t('more.change')}</Menu.Item>
        {mayStep && <Menu.Item onClick={onStep}>{t('step.title')}</Menu.Item>}
        {(advies.stage === 'advies' || advies.stage === 'in_toeleiding') && (
          <Menu.Item component={Link} to={`/kinderen/wachtlijst?kind=${child.id}`}>
            {t('more.waitlist')}
          </Menu.Item>
        )}
        <Menu.Divider />
        {possible.includes('verlopen') && (
          <Menu.Item
            onClick={() => {
              onAdvance(['verlopen'])
            }}
          >
            {t('more.expire')}
          </Menu.Item>
        )}
        {possible.includes('ingetrokken') && (
          <Menu.Item
            onClick={() => {
              onAdvance(['ingetrokken'])
            }}
          >
            {t('more.withdraw')}
          </Menu.Item>
        )}
        <Menu.Item onClick={() => void takeBack()}>{advies.states.length === 1 ? t('more.takeBackFirst') : t('more.takeBack')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function useTakeBack({ id, version, states, state, advisedOn }: AdviesLife): () => Promise<void> {
  const { t } = useTranslation('advies')
  const command = useBackendCommand('advies.takeBack')
  return async () => {
    const isFirst = states.length === 1
    const confirmed = await confirm(
      isFirst
        ? { title: t('takeBack.goneTitle'), consequence: t('takeBack.goneText'), confirm: t('takeBack.confirmGone') }
        : {
            title: t('takeBack.title'),
            consequence: t('takeBack.text', { stage: t(`stages.${state}`), date: dateInWords(advisedOn) }),
            confirm: t('takeBack.confirm'),
          },
    )
    if (!confirmed) return
    const result = await command.run({ id, version })
    if (result.ok) notifySaved(t('takeBack.done'))
    else notifyError(result.error)
  }
}
