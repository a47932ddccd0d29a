import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moveInGrid } from '../../renderer/ui/grid-move.ts'

const size = { rows: 30, columns: 5 }
const press = (key: string, from = { row: 12, column: 2 }, ctrlKey = false) => moveInGrid({ key, ctrlKey }, from, size)

test('arrows go one cell, Home and End to the ends of the row, with Ctrl of the grid, PageUp and PageDown ten rows', () => {
  expect(press('ArrowUp')).toEqual({ row: 11, column: 2 })
  expect(press('ArrowDown')).toEqual({ row: 13, column: 2 })
  expect(press('ArrowLeft')).toEqual({ row: 12, column: 1 })
  expect(press('ArrowRight')).toEqual({ row: 12, column: 3 })
  expect(press('Home')).toEqual({ row: 12, column: 0 })
  expect(press('End')).toEqual({ row: 12, column: 4 })
  expect(press('Home', undefined, true)).toEqual({ row: 0, column: 0 })
  expect(press('End', undefined, true)).toEqual({ row: 29, column: 4 })
  expect(press('PageUp')).toEqual({ row: 2, column: 2 })
  expect(press('PageDown')).toEqual({ row: 22, column: 2 })
})

test('other keys are no move, so that Tab and Enter keep their meaning', () => {
  for (const key of ['Tab', 'Enter', ' ', 'Escape', 'a']) expect(press(key)).toBeNull()
})

test('no row of keys ever leaves the grid', () => {
  const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown')
  fc.assert(
    fc.property(
      fc.array(fc.tuple(keys, fc.boolean())),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 6 }),
      (pressed, rows, columns) => {
        let at = { row: 0, column: 0 }
        for (const [key, ctrlKey] of pressed) at = moveInGrid({ key, ctrlKey }, at, { rows, columns }) ?? at
        expect(at.row).toBeGreaterThanOrEqual(0)
        expect(at.row).toBeLessThan(rows)
        expect(at.column).toBeGreaterThanOrEqual(0)
        expect(at.column).toBeLessThan(columns)
      },
    ),
  )
})

test('in an empty grid nothing moves', () => {
  expect(moveInGrid({ key: 'ArrowDown', ctrlKey: false }, { row: 0, column: 0 }, { rows: 0, columns: 5 })).toBeNull()
})
