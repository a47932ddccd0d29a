/** A name inside a sentence that is plain text: keeps its own writing direction and does not turn the words around it. In JSX use `<bdi>`. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`
}
