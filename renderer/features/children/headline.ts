const longest = 90

/** The first sentence or line of a note as its title, and what comes after it. A first sentence that is too long is no title. */
export function headline(text: string): { readonly title: string | null; readonly rest: string } {
  const clean = text.trim()
  const end = /[.!?…]["'”’»)]*(?=\s)|\n/u.exec(clean)
  const title = end === null ? clean : clean.slice(0, end.index + (end[0] === '\n' ? 0 : end[0].length)).trim()
  if ([...title].length > longest) return { title: null, rest: clean }
  return { title: title.replace(/\.$/u, ''), rest: clean.slice(title.length).trim() }
}
