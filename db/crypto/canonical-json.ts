type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** One spelling for one value: keys sorted by code unit, no white space. What is hashed, signed or authenticated goes through here. */
export function canonicalJson(value: unknown): string {
  return write(value as Json)
}

function write(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value as { readonly [key: string]: Json })
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${write(member)}`)
    return `{${members.join(',')}}`
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError('Canonical JSON holds whole numbers only')
  const text = JSON.stringify(value) as string | undefined
  if (text === undefined) throw new TypeError('Not a JSON value')
  return text
}
