/** Lower case without accents, as names are searched and compared: "Çağla" becomes "cagla". */
export function foldForSearch(words: string): string {
  const folded = isAscii.test(words) ? words.toLowerCase() : foldLetters(words)
  return folded.replace(/\s+/gu, ' ').trim()
}

/** Most names: nothing to take apart, so thousands are folded at once. */
const isAscii = /^[ -~\s]*$/

function foldLetters(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
}

const prefixes = /^(van|de|der|den|het|'t|ten|ter|te|el|al|ben|bin|von|da|dos|du|la|le|in)\s+/iu

const prefixWords: ReadonlySet<string> = new Set(
  'van de der den het t ten ter te el al ben bin von da dos du la le in op aan bij di del della do das den zum zur af av abu ibn'.split(
    ' ',
  ),
)

/** A folded word that stands before family names and names nobody by itself. */
export function isNamePrefix(word: string): boolean {
  return prefixWords.has(word)
}

/** How a child is shown: the first name with the initial of the family name without its prefixes ("Sam de V." stays short: "Sam V."). */
export function shortName(firstName: string, lastName: string | null): string {
  const initial = familyInitial(lastName)
  return initial === undefined ? firstName : `${firstName} ${initial}.`
}

/** "van der Berg" has a B. */
export function familyInitial(lastName: string | null): string | undefined {
  let rest = lastName ?? ''
  while (prefixes.test(rest)) rest = rest.replace(prefixes, '')
  return [...rest][0]?.toUpperCase()
}
