const decimal = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 2 })

/** `16`, `7,5`. */
export function numberInWords(value: number): string {
  return decimal.format(value)
}
