import { createHash } from 'node:crypto'
import { words } from './word-list.ts'

const wordCount = 6
const bitsPerWord = 11

/**
 * Six Dutch words for comparing a public key by phone: the first 66 bits of its SHA-256, 11 bits per word.
 * A second key with the same words costs an attacker about 2^66 tries.
 */
export function sixWords(publicBytes: Uint8Array): string[] {
  const hash = createHash('sha256').update('kernwijzer-woorden-v1\0').update(publicBytes).digest()
  return Array.from({ length: wordCount }, (_, index) => words[bitsAt(hash, index * bitsPerWord)] ?? '')
}

/** Compares as people type and read: capitals, accents, spaces, hyphens and commas do not matter; order does. */
export function sameWords(a: readonly string[] | string, b: readonly string[] | string): boolean {
  const left = plainWords(a)
  const right = plainWords(b)
  return left.length === wordCount && left.length === right.length && left.every((word, index) => word === right[index])
}

function plainWords(input: readonly string[] | string): string[] {
  const text = typeof input === 'string' ? input : input.join(' ')
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
}

function bitsAt(bytes: Uint8Array, at: number): number {
  let value = 0
  for (let bit = at; bit < at + bitsPerWord; bit++) value = (value << 1) | (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1)
  return value
}
