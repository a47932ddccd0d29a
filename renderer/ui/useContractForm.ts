import { schemaResolver, useForm, type UseFormReturnType } from '@mantine/form'
import { useCallback, useMemo, useRef, useState } from 'react'
import { contract, type AppContract, type OperationName } from '../../db/contract/index.ts'
import type { WireError } from '../../db/contract/errors.ts'
import type { Input, Output } from '../../db/contract/operation.ts'
import { fieldIssuesOf, useBackendCommand, type BackendCommand, type CommandName } from '../backend/useBackendCommand.ts'
import { textOfError, textOfIssue } from './error-texts.ts'
import type { FieldWords } from './field-words.ts'
import { useDraft, type Draft } from './useDraft.ts'
import { useMeanwhile, type Meanwhile, type SeenRecord } from './useMeanwhile.ts'

export interface ContractFormOptions<N extends CommandName, V extends object> {
  readonly operation: N
  readonly initialValues: V
  /**
   * From what the fields hold to what the operation wants, e.g. an empty text to null. Paths of errors keep their names. Where the input
   * has a `version`, give that of the record as it stands now, beside its `initialValues`: the form remembers what it began with and
   * shows what somebody else saved meanwhile (`useMeanwhile`).
   */
  readonly toInput?: (values: V) => unknown
  /** Keeps what is typed; see `useDraft`. Leave it out for passwords and for small settings. */
  readonly draftKey?: string
  /** For the choice between two versions, where a field's own label or value does not say enough. */
  readonly words?: FieldWords<V>
  readonly onSaved: (value: Output<AppContract[N]>, values: V) => void | Promise<void>
}

export interface ContractForm<N extends OperationName, V extends object> {
  readonly form: UseFormReturnType<V>
  readonly command: BackendCommand<N>
  readonly draft: Draft
  /** What somebody else saved since this form began, and the choices that it asks for. */
  readonly meanwhile: Meanwhile
  readonly submit: () => Promise<void>
  /** Why the backend refused, when it is about no single field. */
  readonly refusal: WireError | null
  /** Errors of fields that this form does not show. */
  readonly otherErrors: readonly string[]
}

/**
 * A form for one operation: checked with the contract's own schema before it is sent, and with the backend's answer under
 * the same fields after. Use with `<ContractFormView>`.
 */
export function useContractForm<N extends CommandName, V extends object>(options: ContractFormOptions<N, V>): ContractForm<N, V> {
  const { operation, initialValues, draftKey, onSaved } = options
  const toInput = options.toInput ?? ((values: V): unknown => values)
  const command = useBackendCommand(operation)
  const [otherErrors, setOtherErrors] = useState<readonly string[]>([])
  const check = useMemo(() => schemaResolver(contract[operation].input, { sync: true }), [operation])
  const form = useForm<V>({ initialValues, validate: (values) => check(toInput(values)) }) as UseFormReturnType<V>

  const version = versionIn(toInput(initialValues))
  const now = version === null ? null : { version, values: initialValues }
  const [seen, setSeen] = useState(now)
  const meanwhile = useMeanwhile<V>({
    form,
    now,
    seen,
    setSeen,
    words: options.words ?? {},
    isSaving: command.isRunning,
    onMerged: command.reset,
  })

  const draft = useDraft({
    key: draftKey ?? null,
    values: seen === null ? form.values : { ...form.values, [seenKey]: seen },
    isChanged: form.isDirty(),
    restore: (kept) => {
      const { values, record } = fromDraft(kept, initialValues)
      form.setValues(values)
      if (record !== null && seen !== null) setSeen(record)
    },
  })

  const showErrors = useCallback(
    (errors: Readonly<Record<string, unknown>>) => {
      const paths = Object.keys(errors)
      setOtherErrors(paths.filter((path) => inputOf(form, path) === null).map((path) => String(errors[path])))
      // After React has drawn the messages, so that a screen reader reads the field together with its error.
      setTimeout(() => {
        const first = paths.map((path) => inputOf(form, path)).find((node) => node !== null)
        first?.focus()
      }, 0)
    },
    [form],
  )

  /** Until what was saved is out of the form: a second press in between would save it twice. */
  const isSubmitting = useRef(false)
  const submit = async () => {
    if (isSubmitting.current) return
    isSubmitting.current = true
    try {
      await save()
    } finally {
      isSubmitting.current = false
    }
  }

  const save = async () => {
    if (meanwhile.isUndecided) {
      meanwhile.askFirst()
      return
    }
    setOtherErrors([])
    const { hasErrors, errors } = form.validate()
    if (hasErrors) {
      command.reset()
      showErrors(errors)
      return
    }
    const values = form.getValues()
    const result = await command.run(toInput(values) as Input<AppContract[N]>)
    if (!result.ok) {
      const errors = fieldErrorsOf(result.error, values)
      form.setErrors(errors)
      if (Object.keys(errors).length > 0) showErrors(errors)
      return
    }
    form.resetDirty()
    meanwhile.forget()
    const savedVersion = versionIn(result.value)
    if (seen !== null && savedVersion !== null) setSeen({ version: savedVersion, values })
    await draft.discard()
    await onSaved(result.value, values)
  }

  const isAtField = command.error !== null && Object.keys(fieldErrorsOf(command.error, form.getValues())).length > 0
  const refusal = isAtField ? null : command.error
  return { form, command, draft, meanwhile, submit, refusal, otherErrors }
}

/** What the backend refused, in words, by the field that it is about: an issue of the schema, or a rule that names a field of this form. */
function fieldErrorsOf(error: WireError, values: object): Record<string, string> {
  const { rule, field } = error.details
  if (error.code === 'rule-broken' && rule !== undefined && typeof field === 'string' && field in values) {
    const { title, advice } = textOfError(error)
    return { [field]: `${title} ${advice}` }
  }
  return Object.fromEntries(Object.entries(fieldIssuesOf(error)).map(([path, issue]) => [path, textOfIssue(issue)]))
}

function inputOf(form: { getInputNode: (path: never) => HTMLElement | null }, path: string): HTMLElement | null {
  return path === '' ? null : form.getInputNode(path as never)
}

/** Where a draft keeps what its form began with; no field has such a name. */
const seenKey = '$seen'

function versionIn(input: unknown): number | null {
  if (typeof input !== 'object' || input === null || !('version' in input)) return null
  return typeof input.version === 'number' ? input.version : null
}

/** What was typed, and the record as it was then: somebody may have changed it since. */
function fromDraft<V extends object>(kept: unknown, initialValues: V): { readonly values: V; readonly record: SeenRecord<V> | null } {
  const seen = typeof kept === 'object' && kept !== null && seenKey in kept ? (kept[seenKey] as Partial<SeenRecord<object>>) : null
  const record = typeof seen?.version === 'number' ? { version: seen.version, values: sameShape(seen.values, initialValues) } : null
  return { values: sameShape(kept, initialValues), record }
}

/** A draft of an older version may miss fields or hold others: only what still has the same type comes back. */
function sameShape<V extends object>(kept: unknown, initialValues: V): V {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return initialValues
  const entries = Object.entries(kept).filter(([name, value]) => {
    if (!(name in initialValues)) return false
    const initial = (initialValues as Record<string, unknown>)[name]
    return initial === null || value === null || (typeof value === typeof initial && Array.isArray(value) === Array.isArray(initial))
  })
  return { ...initialValues, ...Object.fromEntries(entries) }
}
