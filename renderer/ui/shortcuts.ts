import { useHotkeys } from '@mantine/hooks'
import { useEffect, useRef, useSyncExternalStore } from 'react'

export interface Shortcut {
  /** As Mantine writes it: `mod+K`, `alt+1`, `F1`. Use a modifier: a single character belongs to what is being typed. */
  readonly keys: string
  /** What it does, in Dutch: it stands in the list under `?` and among the actions of Ctrl+K. */
  readonly label: string
}

export interface ActiveShortcut extends Shortcut {
  readonly run: () => void
}

let active: readonly ActiveShortcut[] = []
const listeners = new Set<() => void>()

function publish(next: readonly ActiveShortcut[]): void {
  active = next
  for (const listener of listeners) listener()
}

/** Binds a key while the component is there, also inside text fields, and lists it in the help and the search. Null: not now. */
export function useShortcut({ keys, label }: Shortcut, run: (() => void) | null): void {
  const isOn = run !== null
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useHotkeys(isOn ? [[keys, () => latest.current?.()]] : [], [])
  useEffect(() => {
    if (!isOn) return
    const entry: ActiveShortcut = { keys, label, run: () => latest.current?.() }
    publish([...active, entry])
    return () => {
      publish(active.filter((other) => other !== entry))
    }
  }, [keys, label, isOn])
}

/** What works now, for the help and the search. */
export function useActiveShortcuts(): readonly ActiveShortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => active,
  )
}

/** `mod+K` as people see it on their keyboard: `Ctrl K`. */
export function keysInWords(keys: string): string {
  const names: Readonly<Record<string, string>> = {
    mod: 'Ctrl',
    alt: 'Alt',
    shift: 'Shift',
    enter: 'Enter',
    escape: 'Esc',
    arrowleft: '←',
    arrowright: '→',
  }
  return keys
    .split('+')
    .map((key) => names[key.toLowerCase()] ?? key.toUpperCase())
    .join(' ')
}
