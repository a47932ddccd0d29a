const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1] as const

/**
 * The eleven-test of the burgerservicenummer: nine digits, weighed 9 to 2 and −1, add up to a multiple of eleven. Every change of one
 * digit breaks it (Wet algemene bepalingen burgerservicenummer; the app never keeps such a number, security.md 6).
 */
export function isNationalNumber(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return false
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11 === 0
}
