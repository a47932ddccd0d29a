import { shell } from 'electron'

/** The official sources that help texts point to. Kernwijzer itself never connects; the user's own browser does. */
const trustedHosts: ReadonlySet<string> = new Set([
  'wetten.overheid.nl',
  'www.autoriteitpersoonsgegevens.nl',
  'www.rijksoverheid.nl',
  'www.utrecht.nl',
])

/** True for an https page of a trusted host, without a user name, a port or anything else that could mislead. */
export function isSafeExternal(address: string): boolean {
  const url = parse(address)
  return url?.protocol === 'https:' && trustedHosts.has(url.hostname) && url.port === '' && url.username === '' && url.password === ''
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined // no address at all
  }
}

/** The only call of `shell.openExternal`: opens what is safe in the user's browser and ignores the rest. */
export async function safeOpenExternal(address: string): Promise<void> {
  if (isSafeExternal(address)) await shell.openExternal(address)
}
