import { useCallback, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { PresenceState, PresenceWeek } from '../../../db/contract/presence.ts'
import { isolated } from '../../ui/isolated.ts'
import type { CellKey } from './presence-edits.ts'
import type { PresenceSaver } from './presence-saver.ts'
import { moved, refusalOf, stateOfKey, type Direction, type GridRow, type Spot } from './week-model.ts'

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'home',
  End: 'end',
  Enter: 'down',
}

interface FillingOptions {
  readonly week: PresenceWeek
  readonly rows: readonly GridRow[]
  readonly saver: PresenceSaver
  readonly active: Spot | null
  readonly onActive: (spot: Spot) => void
}

export interface Filling {
  /** True when the key meant something in the grid. */
  readonly onKey: (event: KeyboardEvent) => boolean
  readonly fill: (state: PresenceState | null) => void
  readonly fillAll: () => void
  readonly undo: () => void
  /** What just happened, or why nothing did; said aloud. */
  readonly message: string
}

/** What was in the cells before one action of the user. */
type Step = readonly { readonly key: CellKey; readonly state: PresenceState | null }[]

/** Filling in with one letter, everybody at once, and taking it back. */
export function useFilling({ week, rows, saver, active, onActive }: FillingOptions): Filling {
  const { t } = useTranslation('presence')
  const [message, setMessage] = useState('')
  const steps = useRef<Step[]>([])

  const choose = useCallback(
    (cells: readonly GridRow['cells'][number][], state: PresenceState | null) => {
      const changing = cells.filter((one) => one !== null && one.state !== state).filter((one) => one !== null)
      if (changing.length === 0) return 0
      steps.current.push(changing.map((one) => ({ key: one.key, state: one.state })))
      saver.choose(changing.map(({ key, cell }) => ({ key, cell, state })))
      return changing.length
    },
    [saver],
  )

  const fill = (state: PresenceState | null) => {
    const cell = active === null ? null : (rows[active.row]?.cells[active.column] ?? null)
    const session = active === null ? undefined : week.sessions[active.column]
    if (active === null || cell === null || session === undefined) return
    const refusal = refusalOf(session, cell.cell)
    if (refusal !== null) {
      setMessage(
        refusal === 'elsewhere'
          ? t('refused.elsewhere', { group: isolated(cell.cell.elsewhere ?? '') })
          : refusal === 'closed'
            ? t('refused.closed', { what: session.closedFor ?? '' })
            : t(`refused.${refusal}`),
      )
      return
    }
    choose([cell], state)
    setMessage('')
    if (state !== null) onActive(moved(rows, active, 'down'))
  }

  const fillAll = () => {
    const session = active === null ? undefined : week.sessions[active.column]
    if (active === null || session === undefined) return
    if (session.refusal !== null) {
      setMessage(session.refusal === 'closed' ? t('refused.closed', { what: session.closedFor ?? '' }) : t(`refused.${session.refusal}`))
      return
    }
    const empty = rows
      .map((row) => row.cells[active.column] ?? null)
      .filter((one) => one !== null && one.state === null && one.cell.elsewhere === null)
    const count = choose(empty, 'aanwezig')
    setMessage(count === 0 ? t('nothingToFill') : t('filled', { count }))
  }

  const undo = () => {
    const step = steps.current.pop()
    if (step === undefined) {
      setMessage(t('nothingToUndo'))
      return
    }
    const cells = new Map(rows.flatMap((row) => row.cells).flatMap((one) => (one === null ? [] : [[one.key, one.cell] as const])))
    saver.choose(
      step.flatMap(({ key, state }) => {
        const cell = cells.get(key)
        return cell === undefined ? [] : { key, cell, state }
      }),
    )
    setMessage(t('undone', { count: step.length }))
  }

  const onKey = (event: KeyboardEvent): boolean => {
    const isWithControl = event.ctrlKey || event.metaKey
    if (isWithControl && event.key.toLowerCase() === 'z') {
      undo()
      return true
    }
    if (isWithControl || event.altKey || active === null) return false
    const direction = directions[event.key]
    if (direction !== undefined) {
      onActive(moved(rows, active, direction))
      return true
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      fill(null)
      return true
    }
    if (event.key.toLowerCase() === t('keys.allKey').toLowerCase()) {
      fillAll()
      return true
    }
    const state = event.key === ' ' ? 'aanwezig' : stateOfKey(event.key, (one) => t(`states.${one}.key`))
    if (state === undefined) return false
    fill(state)
    return true
  }
  return { onKey, fill, fillAll, undo, message }
}
