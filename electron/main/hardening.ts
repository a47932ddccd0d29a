import { app, type Session, type WebContents } from 'electron'
import { safeOpenExternal } from './safe-open-external.ts'

/** Before `ready`: what only the command line of Chromium can switch off. */
export function hardenProcess(): void {
  // Chromium refuses its sandbox to root (a machine that runs the tests); every window asks for it by itself as well.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.commandLine.appendSwitch('lang', 'nl') // the only language that an installed app carries
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  for (const name of [
    'disable-background-networking',
    'disable-breakpad',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name)
  }
  app.on('session-created', hardenSession)
  app.on('web-contents-created', (_event, contents) => {
    hardenContents(contents)
  })
}

/** An installed app is never opened up for a debugger: whoever can attach one reads the record over the user's shoulder. */
export function isOpenedForDebugging(): boolean {
  return app.isPackaged && ['remote-debugging-port', 'remote-debugging-pipe'].some((name) => app.commandLine.hasSwitch(name))
}

/** No network, no permission, no download, no dictionary: in every session, also those that we do not use. */
function hardenSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isAllowedScheme(details.url) })
  })
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => {
    event.preventDefault()
  })
  session.setSpellCheckerEnabled(false)
}

function isAllowedScheme(url: string): boolean {
  return url.startsWith('app://') || (!app.isPackaged && url.startsWith('devtools://'))
}

/** A page stays the page that it is: it goes nowhere, opens nothing and embeds nothing. */
function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    void safeOpenExternal(url)
    return { action: 'deny' }
  })
}
