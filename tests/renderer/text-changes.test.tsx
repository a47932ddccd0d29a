import { render, screen } from '@testing-library/react'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textChanges } from '../../renderer/ui/text-changes.ts'
import { TextChanges } from '../../renderer/ui/TextChanges.tsx'
import '../../renderer/ui/texts.ts'

test('shows which words went and came, and puts neighbours together', () => {
  expect(textChanges('Telde vijf blokken op de bouwhoek.', 'Telde zes grote blokken op de bouwhoek.')).toEqual([
    { kind: 'same', text: 'Telde ' },
    { kind: 'removed', text: 'vijf' },
    { kind: 'added', text: 'zes grote' },
    { kind: 'same', text: ' blokken op de bouwhoek.' },
  ])
})

test('equal texts have no change, an empty one is all change', () => {
  expect(textChanges('Bouwde een toren', 'Bouwde een toren')).toEqual([{ kind: 'same', text: 'Bouwde een toren' }])
  expect(textChanges('', 'toren')).toEqual([{ kind: 'added', text: 'toren' }])
  expect(textChanges('', '')).toEqual([])
})

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.constantFrom('noor', 'telt', 'vijf', 'blokken', ' ', ', ', '\n', '🌻', 'قال'), { maxLength: 30 }).map((all) => all.join('')),
)

test('what stayed and went is the earlier text, what stayed and came the later one', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const changes = textChanges(before, after)
      const without = (kind: string) =>
        changes
          .filter((change) => change.kind !== kind)
          .map(({ text }) => text)
          .join('')
      expect(without('added')).toBe(before)
      expect(without('removed')).toBe(after)
      expect(changes.every(({ text }) => text !== '')).toBe(true)
    }),
  )
})

test('two long texts with nothing in common are compared in an instant', () => {
  const long = (letter: string) => Array.from({ length: 2_500 }, (_, index) => `${letter}${String(index)}`).join(' ')
  const started = performance.now()
  textChanges(long('a'), long('b'))
  expect(performance.now() - started).toBeLessThan(2_000)
})

test('a screen reader hears what went and what came', () => {
  render(<TextChanges before="Telde vijf blokken" after="Telde zes blokken" />)
  expect(screen.getByText('vijf').tagName).toBe('DEL')
  expect(screen.getByText('zes').tagName).toBe('INS')
  expect(screen.getByText('vijf').textContent).toBe('weg: vijf einde')
})
