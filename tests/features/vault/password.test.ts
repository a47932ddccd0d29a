import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '../../../db/contract/errors.ts'
import { passwordProblem, passwordStrength, requireStrongPassword } from '../../../db/contract/password.ts'

const names = ['Voorschool De Zonnewijzer', 'Marieke de Vries']

test('what is refused, and why', () => {
  const refused: readonly (readonly [string, string])[] = [
    ['kort', 'too-short'],
    ['elf tekens!', 'too-short'],
    ['x'.repeat(257), 'too-long'],
    ['aaaaaaaaaaaaaaaa', 'repetition'],
    ['abcabcabcabcabc', 'repetition'],
    ['abababababab', 'repetition'],
    ['123456789012', 'sequence'],
    ['abcdefghijklmnop', 'sequence'],
    ['qwertyuiop12', 'sequence'],
    ['0987654321098', 'sequence'],
    ['zonnewijzer2026!', 'name'],
    ['De Zonnewijzer 1', 'name'],
    ['MariekeDeVries', 'name'],
    ['Kernwijzer2026', 'name'],
    ['Wachtwoord123!', 'common'],
    ['welkom2026!!!!', 'common'],
    ['Utrecht-Zomer-2026', 'common'],
  ]
  expect(refused.map(([password]) => [password, passwordProblem(password, names)])).toEqual(refused)
  expect(refused.filter(([password]) => passwordStrength(password, names).score > 1)).toEqual([])
})

test('what is accepted: any characters, no rules about kinds', () => {
  const accepted = [
    'regenboog vissen om vier uur',
    'twaalf blauwe kruiwagens',
    'kastanjeboom',
    'ik eet graag pap met rozijnen',
    'T7#kq9!vWz2p',
    'пароль из кириллицы',
    '我们的花园里有三棵苹果树和一只猫',
    'twee olifanten welkom in utrecht',
  ]
  expect(accepted.filter((password) => passwordProblem(password, names) !== null)).toEqual([])
})

test('the meter rises with length', () => {
  expect(passwordStrength('kastanjeboom').score).toBeLessThan(passwordStrength('kastanjeboom langs de singel').score)
  expect(passwordStrength('regenboog vissen om vier uur')).toEqual({ score: 4, hint: 'good' })
  expect(passwordStrength('')).toEqual({ score: 0, hint: 'too-short' })
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.array(fc.string(), { maxLength: 3 }), (password, words) => {
      const { score, hint } = passwordStrength(password, words)
      expect([0, 1, 2, 3, 4]).toContain(score)
      const problem = passwordProblem(password, words)
      if (problem !== null) expect(hint).toBe(problem)
      if (score >= 2) expect(problem).toBeNull()
    }),
  )
})

test('requireStrongPassword names the rule', () => {
  expect(() => requireStrongPassword('kort')).toThrow(AppError)
  expect(() => requireStrongPassword('regenboog vissen om vier uur', names)).not.toThrow()
})
