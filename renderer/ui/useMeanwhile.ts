import type { UseFormReturnType } from '@mantine/form'
import { useCallback, useEffect, useRef, useState } from 'react'
import { labelOf, valueInWords, type FieldWord, type FieldWords } from './field-words.ts'
import { mergeChanges } from './merge-changes.ts'

/** What a form began with. */
export interface SeenRecord<V extends object> {
  readonly version: number
  readonly values: V
}

export type Choice = 'mine' | 'theirs' | 'both'

/** A field that somebody else changed while it was being changed here. */
export interface Clash {
  readonly field: string
  readonly label: string
  readonly mine: string
  readonly theirs: string
  /** Two texts can both stay, under each other. */
  readonly canKeepBoth: boolean
  readonly choice: Choice | null
}

export interface Meanwhile {
  /** Null while nobody else changed the record. */
  readonly change: { readonly clashes: readonly Clash[]; readonly taken: readonly string[] } | null
  readonly choose: (field: string, choice: Choice) => void
  /** Whether a choice is still open. */
  readonly isUndecided: boolean
  /** Somebody pressed save before choosing: says at each open choice that it comes first. */
  readonly askFirst: () => void
  readonly isAskedFirst: boolean
  readonly forget: () => void
}

interface Options<V extends object> {
  readonly form: UseFormReturnType<V>
  /** The record as it stands now; null for something new. */
  readonly now: SeenRecord<V> | null
  readonly seen: SeenRecord<V> | null
  readonly setSeen: (seen: SeenRecord<V>) => void
  readonly words: FieldWords<V>
  /** While the form itself saves, a new version is its own. */
  readonly isSaving: boolean
  readonly onMerged: () => void
}

interface RawClash {
  readonly field: string
  readonly mine: unknown
  readonly theirs: unknown
  readonly choice: Choice | null
}

/**
 * Somebody else saved the record that is being changed here: what only she changed comes in by itself, and of what both
 * changed the two versions stand beside each other until the user chose. Nothing that either typed is lost.
 */
export function useMeanwhile<V extends object>(options: Options<V>): Meanwhile {
  const { form, now, seen, isSaving } = options
  const [clashes, setClashes] = useState<readonly RawClash[]>([])
  const [taken, setTaken] = useState<readonly string[]>([])
  const [isAskedFirst, setIsAskedFirst] = useState(false)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })

  const versionNow = now?.version ?? null
  const versionSeen = seen?.version ?? null
  useEffect(() => {
    const current = latest.current
    // An older version than the one seen is an answer that was still on its way when this form saved.
    if (current.now === null || current.seen === null || isSaving || current.now.version <= current.seen.version) return
    const mine = current.form.getValues()
    const theirs = current.now.values
    const isTouched = current.form.isDirty()
    const merge = mergeChanges({ seen: current.seen.values, mine: isTouched ? mine : current.seen.values, theirs })
    current.setSeen(current.now)
    current.form.setInitialValues(theirs)
    current.form.resetDirty(theirs)
    current.form.setValues(merge.values)
    if (!isTouched) return
    setTaken((before) => [...new Set([...before, ...merge.taken])])
    setClashes((before) => [
      ...before
        .filter((one) => !(merge.clashes as readonly string[]).includes(one.field))
        .map((one) => ({ ...one, theirs: theirs[one.field as keyof V] })),
      ...merge.clashes.map((field) => ({ field, mine: mine[field], theirs: theirs[field], choice: null })),
    ])
    current.onMerged()
  }, [versionNow, versionSeen, isSaving])

  const choose = useCallback(
    (field: string, choice: Choice) => {
      const clash = clashes.find((one) => one.field === field)
      if (clash === undefined) return
      const value = choice === 'mine' ? clash.mine : choice === 'theirs' ? clash.theirs : `${String(clash.theirs)}\n${String(clash.mine)}`
      form.setFieldValue(field as never, value)
      setClashes(clashes.map((one) => (one.field === field ? { ...one, choice } : one)))
    },
    [clashes, form],
  )
  const forget = useCallback(() => {
    setClashes([])
    setTaken([])
    setIsAskedFirst(false)
  }, [])
  const askFirst = useCallback(() => {
    setIsAskedFirst(true)
  }, [])

  const words = (field: string): FieldWord<unknown> => (options.words as Readonly<Record<string, FieldWord<unknown>>>)[field] ?? {}
  const label = (field: string) => words(field).label ?? labelOf(form.getInputNode(field as never)) ?? valueInWords(field)
  const tell = (field: string, value: unknown) => (words(field).inWords ?? valueInWords)(value)
  const change =
    clashes.length + taken.length === 0
      ? null
      : {
          taken: taken.map(label),
          clashes: clashes.map(({ field, mine, theirs, choice }) => ({
            field,
            label: label(field),
            mine: tell(field, mine),
            theirs: tell(field, theirs),
            canKeepBoth: isLongText(mine) && isLongText(theirs),
            choice,
          })),
        }
  return { change, choose, isUndecided: clashes.some((one) => one.choice === null), askFirst, isAskedFirst, forget }
}

function isLongText(value: unknown): boolean {
  return typeof value === 'string' && (value.length > 60 || value.includes('\n'))
}
