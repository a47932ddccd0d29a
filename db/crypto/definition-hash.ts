import { sha256 } from '@noble/hashes/sha2.js'
import { indicators, type Indicator } from '../contract/indicators.ts'
import { toHex, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'

/**
 * SHA-256, in lower-case hex, over what the figures mean: id, version, rules, measure and split of every indicator, in one
 * spelling and in the order of their ids. It travels in each export (security.md 5): figures with different hashes are
 * never added up. Labels, sensitivity and direction are about showing and stay out.
 */
export function definitionHash(registry: Readonly<Record<string, Indicator>> = indicators): string {
  const definitions = Object.entries(registry)
    .map(([id, { version, numerator, denominator, measure, splitBy }]) => ({ id, version, numerator, denominator, measure, splitBy }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  return toHex(sha256(utf8(canonicalJson(definitions))))
}
