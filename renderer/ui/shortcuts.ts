import { useHotkeys } from '@mantine/hooks'
import { useEffect, useSyncExternalStore } from 'react'

export interface Shortcut {
  /** As Mantine writes it: `mod+K`, `alt+1`, `F1`. Use a modifier: a single character belongs to what is being typed. */
  readonly keys: string
  /** What it does, in Dutch: it stands in the list under `?`. */
  readonly label: string
}

let active: readonly Shortcut[] = []
const listeners = new Set<() => void>()

function publish(next: readonly Shortcut[]): void {
  active = next
  for (const listener of listeners) listener()
}

/** Binds a key while the component is there and lists it under `?`. Works inside text fields too. */
export function useShortcut(shortcut: Shortcut, run: (() => void) | null): void {
  const { keys, label } = shortcut
  const isOn = run !== null
  useHotkeys(isOn ? [[keys, run]] : [], [])
  useEffect(() => {
    if (!isOn) return
    const entry: Shortcut = { keys, label }
    publish([...active, entry])
    return () => {
      publish(active.filter((other) => other !== entry))
    }
  }, [keys, label, isOn])
}

/** What works now, for the help. */
export function useActiveShortcuts(): readonly Shortcut[] {
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
  const names: Readonly<Record<string, string>> = { mod: 'Ctrl', alt: 'Alt', shift: 'Shift', slash: '/', enter: 'Enter', escape: 'Esc' }
  return keys
    .split('+')
    .map((key) => names[key.toLowerCase()] ?? key.toUpperCase())
    .join(' ')
}
