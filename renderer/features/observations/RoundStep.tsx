import { Button, Title } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { longestText, type observationsContract } from '../../../db/contract/observations.ts'
import type { Output } from '../../../db/contract/operation.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { DomainBadge } from '../../ui/DomainBadge.tsx'
import { DomainField } from '../../ui/DomainField.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { HintedTextField } from '../../ui/HintedTextField.tsx'
import { Note } from '../../ui/Note.tsx'
import { Initials } from '../../ui/Initials.tsx'
import { isolated } from '../../ui/isolated.ts'
import { keysInWords, useShortcut } from '../../ui/shortcuts.ts'
import { useContractForm } from '../../ui/useContractForm.ts'
import { emptyObservation, toInput, type ObservationValues } from './observation-values.ts'
import { SeenMark } from './SeenMark.tsx'
import { sightOf, sinceInWords } from './sight.ts'

export type RoundChild = Output<(typeof observationsContract)['observations.round']>[number]
export type Logged = Output<(typeof observationsContract)['observations.log']>

interface RoundStepProps {
  readonly child: RoundChild
  readonly today: string
  readonly unseenAfterDays: number
  readonly hasBefore: boolean
  readonly onSaved: (logged: Logged, values: ObservationValues) => void
  readonly onSkip: () => void
  readonly onBack: () => void
}

/** One child: left what was seen, right the empty line. Enter saves and goes on; nothing asks for the mouse. */
export function RoundStep(props: RoundStepProps) {
  return (
    <div className="kw-round">
      <SeenBefore {...props} />
      <EmptyLine {...props} />
    </div>
  )
}

function SeenBefore({ child, today, unseenAfterDays }: RoundStepProps) {
  const { t } = useTranslation('observations')
  const { name, isHereToday, lastSeen, lastNote } = child
  return (
    <section className="kw-card" aria-label={t('round.before', { name: isolated(name) })}>
      <div className="kw-round-child">
        <Initials name={name} size={46} />
        <div>
          <Title order={2} size="h1">
            <bdi>{name}</bdi>
          </Title>
          {!isHereToday && <p className="kw-row-line">{t('round.notHere')}</p>}
        </div>
      </div>
      <ul className="kw-round-domains">
        {lastSeen.map(({ domain, lastSeenOn }) => {
          const state = sightOf(lastSeenOn, today, unseenAfterDays)
          return (
            <li key={domain} data-state={state}>
              <DomainBadge domain={domain} />
              <span>
                <SeenMark state={state} />
                {sinceInWords(lastSeenOn, today)}
              </span>
            </li>
          )
        })}
      </ul>
      <Title order={3} mb={6}>
        {t('round.lastNote')}
      </Title>
      {lastNote === null ? (
        <p className="kw-dimmed">{t('round.noNote')}</p>
      ) : (
        <blockquote className="kw-round-note">
          <p className="kw-words" dir="auto">
            {lastNote.text}
          </p>
          <footer className="kw-row-line">
            {dateInWords(lastNote.observedOn)} · <bdi>{lastNote.authorName}</bdi>
            {lastNote.isStaffOnly && <> · {t('list.staffOnly')}</>}
          </footer>
        </blockquote>
      )}
    </section>
  )
}

function EmptyLine({ child, hasBefore, onSaved, onSkip, onBack }: RoundStepProps) {
  const { t } = useTranslation(['observations', 'common'])
  const { childId, name } = child
  const text = useRef<HTMLTextAreaElement>(null)
  const element = useRef<HTMLFormElement>(null)
  const contractForm = useContractForm({
    operation: 'observations.log',
    initialValues: emptyObservation({ id: childId, name }),
    toInput,
    draftKey: `observations.log:${childId}`,
    onSaved,
  })
  const { form, draft, command, refusal, otherErrors, submit } = contractForm
  useEffect(() => {
    text.current?.focus()
  }, [])
  useShortcut({ keys: 'alt+ArrowRight', label: t('observations:round.skip') }, onSkip)
  useShortcut({ keys: 'alt+ArrowLeft', label: t('observations:round.back') }, hasBefore ? onBack : null)
  return (
    <form
      ref={element}
      className="kw-card kw-form"
      aria-label={t('observations:round.write', { name: isolated(name) })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <HintedTextField
        ownChildIds={[childId]}
        ref={text}
        label={t('observations:round.write', { name: isolated(name) })}
        description={draft.restoredAt === null ? t('observations:round.help') : t('common:draft.restored')}
        maximum={longestText}
        minRows={3}
        {...form.getInputProps('text')}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          element.current?.requestSubmit()
        }}
      />
      <DomainField
        label={t('observations:fields.domains')}
        value={form.values.domains}
        onChange={(chosen) => {
          form.setFieldValue('domains', chosen)
        }}
        error={form.errors['domains']}
      />
      {otherErrors.length > 0 && (
        <Note tone="attention" announce>
          {otherErrors.join(' ')}
        </Note>
      )}
      <ErrorNote error={refusal} />
      <div className="kw-form-actions">
        <Button type="submit" aria-disabled={command.isRunning} rightSection={<KeyHint keys="Enter" />}>
          {t('observations:round.save')}
        </Button>
        <Button
          variant="default"
          aria-keyshortcuts="Alt+ArrowRight"
          rightSection={<KeyHint keys={keysInWords('alt+ArrowRight')} />}
          onClick={onSkip}
        >
          {t('observations:round.skip')}
        </Button>
        {hasBefore && (
          <Button
            variant="subtle"
            aria-keyshortcuts="Alt+ArrowLeft"
            rightSection={<KeyHint keys={keysInWords('alt+ArrowLeft')} />}
            onClick={onBack}
          >
            {t('observations:round.back')}
          </Button>
        )}
      </div>
    </form>
  )
}
