import { foldForSearch } from '../contract/names.ts'

const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)$/

/** A name as part of a file name that every system takes: lower-case letters, digits and hyphens, never empty, at most 60 characters. */
export function slug(name: string): string {
  const plain = foldForSearch(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  return plain === '' || reservedOnWindows.test(plain) ? `bestand-${plain}`.replace(/-$/, '') : plain
}

/** A file name from outside, to show and keep: one line of printable characters, at most 120. Direction marks could turn "kpa.exe" around. */
export function shownFileName(name: string): string {
  const clean = name
    .normalize()
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .trim()
  const short = [...clean].length > 120 ? `${[...clean].slice(0, 119).join('')}…` : clean
  return short === '' ? '?' : short
}
