import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Domain } from '../../../db/contract/observations.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { ChildrenField, type ChildChoice } from '../../ui/ChildField.tsx'
import { instantInWords } from '../../ui/date-words.ts'
import { DomainField } from '../../ui/DomainField.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { isolated } from '../../ui/isolated.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { Note } from '../../ui/Note.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import './tasks.css'

interface QuickValues {
  childIds: readonly ChildChoice[]
  text: string
  domains: readonly Domain[]
}

const nothing: QuickValues = { childIds: [], text: '', domains: [] }
const longestText = 4000

/** A child and a domain that another card asks to look at; every press is a new one. */
export interface ObservationWish {
  readonly child: ChildChoice
  readonly domain: Domain
}

interface QuickObservationProps {
  /** The day that the observation is of. */
  readonly today: string
  readonly wish: ObservationWish | null
}

const conjunction = new Intl.ListFormat('nl', { type: 'conjunction' })

/** Who and what, on one card; Enter saves, Shift+Enter begins a new line. Everything else can come later on the page Observaties. */
export function QuickObservation({ today, wish }: QuickObservationProps) {
  const { t } = useTranslation(['tasks', 'common'])
  const withdraw = useBackendCommand('observations.withdraw')
  const element = useRef<HTMLFormElement>(null)
  const childrenInput = useRef<HTMLInputElement>(null)
  const textInput = useRef<HTMLTextAreaElement>(null)

  /** The words come back into the line, unless the next ones are being written there. */
  const undo = async (seen: { id: string; version: number }, values: QuickValues) => {
    const result = await withdraw.run({ ...seen, reason: t('tasks:quick.undoReason') })
    if (!result.ok) {
      notifyError(result.error)
      return
    }
    const isFree = isEmpty.current
    if (isFree) contractForm.form.setValues(values)
    notifySaved(t(isFree ? 'tasks:quick.undone' : 'tasks:quick.undoneElsewhere'))
  }
  const contractForm = useContractForm({
    operation: 'observations.log',
    initialValues: nothing,
    draftKey: 'observations.quick',
    toInput: ({ childIds, text, domains }) => ({
      childIds: childIds.map((child) => child.id),
      text,
      observedOn: today,
      domains,
      level: null,
      wellbeing: null,
      involvement: null,
      instrument: null,
      moment: null,
      isStaffOnly: false,
    }),
    onSaved: ({ id, version }, values) => {
      const names = conjunction.format(values.childIds.map((child) => isolated(child.name)))
      notifySaved(t('tasks:quick.saved', { count: values.childIds.length, names }), { undo: () => void undo({ id, version }, values) })
      contractForm.form.setValues(nothing)
      contractForm.form.resetDirty(nothing)
      childrenInput.current?.focus()
    },
  })
  const { form, draft, command, refusal, otherErrors, submit } = contractForm
  const { setFieldValue } = form
  const isEmpty = useRef(true)
  useEffect(() => {
    isEmpty.current = !form.isDirty()
  })

  useEffect(() => {
    if (wish === null) return
    setFieldValue('childIds', [wish.child])
    setFieldValue('domains', [wish.domain])
    textInput.current?.focus()
    element.current?.scrollIntoView({ block: 'nearest' })
  }, [wish, setFieldValue])

  return (
    <form
      ref={element}
      className="kw-card kw-quick"
      aria-label={t('tasks:quick.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div className="kw-quick-fields">
        <ChildrenField
          ref={childrenInput}
          label={t('tasks:quick.who')}
          variant="unstyled"
          rightSection={null}
          rightSectionWidth={0}
          {...form.getInputProps('childIds')}
        />
        <LongTextField
          ref={textInput}
          label={t('tasks:quick.what')}
          placeholder={t('tasks:quick.placeholder')}
          variant="unstyled"
          minRows={1}
          maximum={longestText}
          {...form.getInputProps('text')}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            element.current?.requestSubmit()
          }}
        />
      </div>
      {otherErrors.length > 0 && (
        <Note tone="attention" announce>
          {otherErrors.join(' ')}
        </Note>
      )}
      <ErrorNote error={refusal} />
      <div className="kw-quick-foot">
        <DomainField
          label={t('tasks:quick.domains')}
          value={form.values.domains}
          onChange={(domains) => {
            setFieldValue('domains', domains)
          }}
          error={form.errors['domains']}
        />
        {draft.restoredAt !== null && (
          <span className="kw-row-line">
            {t('tasks:quick.restored', { when: instantInWords(draft.restoredAt) })}{' '}
            <button
              type="button"
              className="kw-link kw-focus"
              onClick={() => {
                form.setValues(nothing)
                form.resetDirty(nothing)
                void draft.discard()
              }}
            >
              {t('common:draft.discard')}
            </button>
          </span>
        )}
        <Button type="submit" loading={command.isRunning} rightSection={<KeyHint keys="Enter" />} className="kw-quick-save">
          {t('tasks:quick.save')}
        </Button>
      </div>
    </form>
  )
}
