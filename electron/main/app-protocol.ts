import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol, type Session } from 'electron'

export const pageAddress = 'app://kernwijzer/index.html'

/**
 * Nothing that is not named here loads. Styles may stand in the page because Mantine and Recharts write style elements and
 * attributes; scripts never may.
 */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A document to print holds everything itself and runs nothing. */
const documentPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'"

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Before `ready`: makes app:// a scheme with an origin of its own. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
}

/** Serves the built pages to one session, and nothing outside their folder. */
export function servePages(session: Session, folder: string): void {
  session.protocol.handle('app', async (request) => {
    const file = fileOf(request, folder)
    const contentType = file && contentTypes[path.extname(file)]
    if (!file || !contentType) return notFound()
    try {
      return respond(new Uint8Array(await readFile(file)), contentType, pagePolicy)
    } catch {
      return notFound() // what cannot be read is not there
    }
  })
}

/** Serves one document from memory: it never stands on a disk. */
export function serveDocument(session: Session, html: string): void {
  session.protocol.handle('app', () => respond(html, 'text/html; charset=utf-8', documentPolicy))
}

function fileOf(request: Request, folder: string): string | undefined {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.host !== new URL(pageAddress).host || /%(?![0-9a-f]{2})/i.test(url.pathname)) return undefined
  const file = path.join(folder, decodeURIComponent(url.pathname))
  return file.startsWith(folder + path.sep) ? file : undefined
}

function respond(body: string | Uint8Array<ArrayBuffer>, contentType: string, policy: string): Response {
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}

function notFound(): Response {
  return new Response(null, { status: 404 })
}
