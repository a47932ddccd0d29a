import { Button, Loader, Tooltip } from '@mantine/core'
import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OperationName } from '../../db/contract/index.ts'
import { instantInWords } from './date-words.ts'
import { ErrorNote } from './ErrorNote.tsx'
import { MeanwhileNote } from './MeanwhileNote.tsx'
import { Note } from './Note.tsx'
import { keysInWords } from './shortcuts.ts'
import type { ContractForm } from './useContractForm.ts'
import { useIsSlow } from './useIsSlow.ts'

interface ContractFormViewProps<N extends OperationName, V extends object> {
  readonly contractForm: ContractForm<N, V>
  /** The verb on the button: `Contact opslaan`. */
  readonly saveLabel: string
  readonly onCancel?: () => void
  readonly cancelLabel?: string
  /** More buttons at the right of cancel. */
  readonly extraActions?: ReactNode
  readonly children: ReactNode
}

/** The fields, what is wrong, and the buttons. Ctrl+Enter saves from any field. */
export function ContractFormView<N extends OperationName, V extends object>(props: ContractFormViewProps<N, V>) {
  const { contractForm, saveLabel, onCancel, cancelLabel, extraActions, children } = props
  const { t } = useTranslation('common')
  const { command, draft, form, meanwhile, otherErrors, refusal, submit } = contractForm
  const isSlow = useIsSlow(command.isRunning)
  const element = useRef<HTMLFormElement>(null)
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter is an extra way to press the form's own button
    <form
      ref={element}
      className="kw-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (meanwhile.isUndecided) element.current?.querySelector<HTMLElement>('.kw-clash input')?.focus()
        void submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          element.current?.requestSubmit()
        }
      }}
    >
      {draft.restoredAt !== null && (
        <Note
          title={t('draft.restored')}
          action={
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                form.reset()
                meanwhile.forget()
                void draft.discard()
              }}
            >
              {t('draft.discard')}
            </Button>
          }
        >
          {t('draft.when', { when: instantInWords(draft.restoredAt) })}
        </Note>
      )}
      {children}
      <MeanwhileNote meanwhile={meanwhile} />
      {otherErrors.length > 0 && (
        <Note tone="attention" announce>
          {otherErrors.join(' ')}
        </Note>
      )}
      <ErrorNote error={refusal} />
      <div className="kw-form-actions">
        <Tooltip label={keysInWords('mod+Enter')} position="bottom">
          {/* Not disabled while it runs: that would take the focus away and keep the tooltip open. Submitting twice is stopped in the form. */}
          <Button
            type="submit"
            aria-disabled={command.isRunning}
            aria-keyshortcuts="Control+Enter"
            rightSection={isSlow ? <Loader size={16} color="currentColor" /> : undefined}
          >
            {saveLabel}
          </Button>
        </Tooltip>
        {onCancel !== undefined && (
          <Button variant="default" onClick={onCancel}>
            {cancelLabel ?? t('cancel')}
          </Button>
        )}
        {extraActions}
      </div>
    </form>
  )
}

/** For `toInput`: the contract says null where a field was left empty. */
export function emptyToNull<T extends string>(value: T): T | null {
  return value.trim() === '' ? null : value
}
