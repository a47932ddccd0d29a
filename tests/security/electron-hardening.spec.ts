import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { LogLine } from '../../db/contract/shell.ts'
import { appCommand, expect, launchApp, newFolder, shot, test } from '../support/electron.ts'

/** Stands for anywhere on the internet, with the difference that it answers. */
let server: Server
let address: string
let requests: string[]

test.beforeEach(async () => {
  requests = []
  server = createServer((request, response) => {
    requests.push(request.url ?? '')
    response.setHeader('access-control-allow-origin', '*').end('hello')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

test.afterEach(() => {
  server.close()
})

test('the page paints, from app:// and under the name of the app', async ({ app }) => {
  await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible() // the first answer of the backend is on the screen
  expect(app.page.url()).toMatch(/^app:\/\/kernwijzer\/index\.html(#|$)/)
  expect(await title(app)).toBe('Kernwijzer')
  await shot(app.page, 'start')
})

test('the page is sandboxed, isolated and without Node', async ({ app }) => {
  // an undocumented method, and the only one that tells what a window was really given
  const preferences = await app.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences()),
  )
  expect(preferences).toHaveLength(1)
  expect(preferences[0]).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false })
  const found = await app.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in window),
  )
  expect(found).toEqual([])
})

test('the page is given two functions and nothing else', async ({ app }) => {
  const offered = await app.page.evaluate(() =>
    Object.entries((window as { kernwijzer?: object }).kernwijzer ?? {}).map(([name, value]) => [name, typeof value]),
  )
  expect(offered.sort()).toEqual([
    ['connectBackend', 'function'],
    ['onMenu', 'function'],
  ])
})

test('main takes one message from a page, and not from a page that is not ours', async ({ app }) => {
  const channels = await app.electron.evaluate(({ ipcMain }) => ipcMain.eventNames().filter((name) => name !== 'error'))
  expect(channels).toEqual(['connect-backend'])
  // What is asked before the backend is ready waits for it, however slow the machine.
  await expect.poll(() => log(app.folder).map(({ event }) => event)).toContain('backend-ready')
  const answered = await app.electron.evaluate(async ({ ipcMain, webContents }) => {
    const ours = webContents.getAllWebContents()[0]
    if (!ours) throw new Error('no window')
    const given: unknown[] = []
    ours.postMessage = (_channel, nonce) => {
      given.push(nonce)
    }
    const send = (senderFrame: unknown, nonce: unknown): void => void ipcMain.emit('connect-backend', { senderFrame }, nonce)
    send({ url: 'app://kernwijzer/index.html' }, 'not-the-main-frame')
    send(null, 'a-frame-that-is-gone')
    send(ours.mainFrame, { not: 'a string' })
    send(ours.mainFrame, 'too-long'.repeat(9))
    send(ours.mainFrame, 'right')
    await new Promise((resolve) => setTimeout(resolve, 1000))
    return given
  })
  // the page's own question may be answered in the same second; its nonce is a UUID
  expect(answered.filter((nonce) => !/^[0-9a-f-]{36}$/.test(String(nonce)))).toEqual(['right'])
})

test('no script runs but those of the app', async ({ app }) => {
  const policy = await app.page.evaluate(async () => {
    const seen = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        resolve(event.originalPolicy)
      })
    })
    const script = document.createElement('script')
    script.textContent = 'window.broken = true'
    document.head.append(script)
    return seen
  })
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/)
  const outcome = await app.page.evaluate(() => {
    const element = document.createElement('div')
    element.innerHTML = '<img src="x:" onerror="window.broken = true"><a href="javascript:window.broken = true">x</a>'
    document.body.append(element)
    element.querySelector('a')?.click()
    const attempts = [() => void window.eval('1'), () => void Reflect.construct(Function, ['return 1'])]
    let allowed = 0
    // Later, as the page itself: while a debugger evaluates, the policy lets eval pass
    setTimeout(() => {
      for (const attempt of attempts) {
        try {
          attempt()
          allowed++
        } catch {
          continue // refused, as it should be
        }
      }
    }, 100)
    return new Promise((resolve) => setTimeout(() => resolve({ allowed, broken: 'broken' in window }), 500))
  })
  expect(outcome).toEqual({ allowed: 0, broken: false })
  expect(app.problems.splice(0)).toContain('script-src refused eval')
})

test('nothing that the page tries reaches a server', async ({ app }) => {
  await app.page.evaluate(async (url) => {
    const append = (tag: string, attributes: Record<string, string>): void => {
      const element = document.createElement(tag)
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
      document.body.append(element)
    }
    append('img', { src: `${url}/img` })
    append('iframe', { src: `${url}/iframe` })
    append('script', { src: `${url}/script` })
    append('link', { rel: 'stylesheet', href: `${url}/style` })
    append('link', { rel: 'prefetch', href: `${url}/prefetch` })
    append('link', { rel: 'preconnect', href: url })
    append('video', { src: `${url}/video` })
    append('object', { data: `${url}/object` })
    append('div', { style: `background: url(${url}/background)` })
    append('form', { action: `${url}/form`, method: 'post', id: 'leak' })
    ;(document.getElementById('leak') as HTMLFormElement).submit()
    navigator.sendBeacon(`${url}/beacon`, 'leak')
    const tries = [
      () => fetch(`${url}/fetch`),
      () => new WebSocket(url.replace('http', 'ws')),
      () => new EventSource(`${url}/events`),
      () => new Worker(`${url}/worker`),
    ]
    for (const attempt of tries) {
      try {
        await attempt()
      } catch {
        continue // refused, as it should be
      }
    }
  }, address)
  await wait(1000)
  expect(requests).toEqual([])
  expect(app.problems.splice(0).join('\n')).toContain('Refused to load the script')
})

test('nor does anything that the app itself asks of Chromium', async ({ app }) => {
  const outcomes = await app.electron.evaluate(async ({ net, session }, url) => {
    const attempts = [
      net.fetch(`${url}/default`),
      session.fromPartition('kernwijzer').fetch(`${url}/page`),
      session.fromPartition('anything').fetch('https://example.org'),
    ]
    return (await Promise.allSettled(attempts)).map(({ status }) => status)
  }, address)
  expect(outcomes).toEqual(['rejected', 'rejected', 'rejected'])
  expect(requests).toEqual([])
})

test('the page goes nowhere and opens nothing', async ({ app }) => {
  const before = app.page.url()
  await app.electron.evaluate(({ shell }) => {
    globalThis.kernwijzerOpened = []
    shell.openExternal = (url) => Promise.resolve(void globalThis.kernwijzerOpened.push(url))
  })
  await app.page.evaluate((url) => {
    window.open(`${url}/popup`)
    window.open('file:///etc/passwd')
    window.open('https://www.rijksoverheid.nl.example.org/')
    window.open('https://user@www.rijksoverheid.nl/')
    window.open('http://www.rijksoverheid.nl/')
    window.open('https://wetten.overheid.nl/BWBR0017017')
    window.location.href = `${url}/navigation`
  }, address)
  await wait(500)
  await app.page.evaluate(() => {
    window.location.href = 'file:///etc/passwd'
  })
  await wait(500)
  expect(app.page.url()).toBe(before)
  expect(app.electron.windows()).toHaveLength(1)
  expect(requests).toEqual([])
  expect(await app.electron.evaluate(() => globalThis.kernwijzerOpened)).toEqual(['https://wetten.overheid.nl/BWBR0017017'])
  expect(app.problems.splice(0)).toContain('Not allowed to load local resource: file:///etc/passwd')
})

test('app:// serves the pages and no other file', async ({ app }) => {
  const statuses = await app.electron.evaluate(async ({ session }) => {
    const pages = session.fromPartition('kernwijzer', { cache: false })
    const ask = async (url: string): Promise<number> => (await pages.fetch(url)).status
    return {
      page: await ask('app://kernwijzer/index.html'),
      outside: await Promise.all(
        ['%2e%2e/main/index.cjs', '..%2f..%2fpackage.json', '..%5c..%5cpackage.json', 'etc/passwd', '%', 'main.tsx'].map((name) =>
          ask(`app://kernwijzer/${name}`),
        ),
      ),
      otherHost: await ask('app://elsewhere/index.html'),
    }
  })
  expect(statuses).toEqual({ page: 200, outside: [404, 404, 404, 404, 404, 404], otherHost: 404 })
})

test('every permission is denied', async ({ app }) => {
  const answers = await app.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'persistent-storage', 'clipboard-read']
    const states = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state))
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'given',
      () => 'refused',
    )
    return { states: [...new Set(states)], notification: await Notification.requestPermission(), media }
  })
  expect(answers).toEqual({ states: ['denied'], notification: 'denied', media: 'refused' })
})

test('what the page stores, and what a person types, is on no disk', async () => {
  const app = await launchApp()
  const secret = 'Zonnebloemkind Fatima'
  await app.page.evaluate((text) => {
    localStorage.setItem('name', text)
    sessionStorage.setItem('name', text)
    indexedDB.open(text)
    document.cookie = `name=${text}`
    document.title = text
  }, secret)
  const session = await app.electron.evaluate(({ session }) => {
    const pages = session.fromPartition('kernwijzer')
    return { isPersistent: pages.isPersistent(), storagePath: pages.storagePath, spellChecker: pages.isSpellCheckerEnabled() }
  })
  expect(session).toEqual({ isPersistent: false, storagePath: null, spellChecker: false })
  expect(await title(app)).toBe('Kernwijzer')
  await app.close()
  const files = filesIn(app.folder)
  expect(files.length).toBeGreaterThan(0)
  const spellings = [Buffer.from(secret), Buffer.from(secret, 'utf16le'), Buffer.from('Zonnebloem')]
  expect(files.filter((file) => spellings.some((bytes) => readFileSync(file).includes(bytes)))).toEqual([])
  expect(files.filter((file) => /dictionar|\.bdic$|\.dmp$/i.test(file))).toEqual([])
})

test('crash dumps are off', async ({ app }) => {
  const state = await app.electron.evaluate(({ crashReporter }) => ({
    upload: crashReporter.getUploadToServer(),
    reports: crashReporter.getUploadedReports(),
  }))
  expect(state).toEqual({ upload: false, reports: [] })
  expect(commandLines(processTree(app.electron.process())).filter((line) => line.includes('crashpad'))).toEqual([])
})

test('a second start on the same folder ends at once and leaves the first alone', async ({ app }) => {
  const { executable, args } = appCommand()
  const second = spawn(executable, args, { env: { ...process.env, KERNWIJZER_APP_FOLDER: app.folder }, stdio: 'ignore' })
  const [code] = (await once(second, 'exit')) as [number]
  expect(code).toBe(0)
  expect(app.electron.windows()).toHaveLength(1)
  expect(events(app.folder, 'started')).toHaveLength(1)
})

test('the log holds the known fields and nothing else', async ({ app }) => {
  await expect.poll(() => log(app.folder).map(({ event }) => event)).toContain('painted')
  const known = ['at', 'level', 'event', 'operation', 'kind', 'durationMs', 'outcome', 'incident', 'stack', 'count']
  expect(
    log(app.folder)
      .flatMap((line) => Object.keys(line))
      .filter((name) => !known.includes(name)),
  ).toEqual([])
})

test('a backend that dies comes back, and the page gets a new line to it', async ({ app }) => {
  test.skip(process.platform !== 'linux', 'finds the process in /proc')
  await expect.poll(() => events(app.folder, 'backend-ready')).toHaveLength(1)
  await app.page.getByRole('heading', { level: 1 }).waitFor() // then the first line is laid
  const isBackend = (line: string): boolean => /backend[\\/]index\.cjs|node\.mojom\.NodeService/.test(line)
  const victim = processTree(app.electron.process()).find((pid) => commandLines([pid]).some(isBackend))
  if (victim === undefined) throw new Error('no backend process')
  const renewed = app.page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        window.addEventListener('message', (event) => {
          resolve(event.ports.length === 1)
        })
      }),
  )
  process.kill(victim, 'SIGKILL')
  expect(await renewed).toBe(true)
  expect(events(app.folder, 'backend-exited')).toHaveLength(1)
})

test('a message that meets a backend which has just died opens no error window', async ({ app }) => {
  const version = await app.electron.evaluate(() => Number(process.versions.electron.split('.', 1)[0]))
  test.skip(version >= 36, 'from Electron 36 the backend is a utility process, to which every message is safe')
  await expect.poll(() => events(app.folder, 'backend-ready')).toHaveLength(1)
  const isMet = await app.electron.evaluate(() => {
    const handles = (process as unknown as { _getActiveHandles(): object[] })._getActiveHandles()
    const child = handles.find((one): one is ChildProcess => one.constructor.name === 'ChildProcess')
    if (child?.pid === undefined) return false
    process.kill(child.pid, 'SIGKILL')
    // Main is busy while it dies, and has not heard of it when it writes to it.
    const until = Date.now() + 300
    while (Date.now() < until);
    child.send({ type: 'lock' })
    return true
  })
  expect(isMet).toBe(true)
  await expect.poll(() => events(app.folder, 'backend-ready')).toHaveLength(2)
  expect(events(app.folder, 'backend-exited')).toHaveLength(1)
})

test('an error that nobody expects in the shell closes the file, says in Dutch what to do, and quotes nothing', async ({ app }) => {
  await expect(app.page.locator('#root')).not.toBeEmpty()
  await app.electron.evaluate(({ app: shell, dialog }) => {
    globalThis.kernwijzerSaid = []
    dialog.showErrorBox = (title, text) => void globalThis.kernwijzerSaid.push(title, text)
    shell.exit = (code) => void globalThis.kernwijzerSaid.push(`exit ${String(code)}`)
    for (const name of ['Noor', 'Noor']) {
      setTimeout(() => {
        throw new TypeError(`cannot show ${name}`)
      })
    }
    void Promise.reject(new RangeError('Noor is not on time'))
  })
  const said = () => app.electron.evaluate(() => globalThis.kernwijzerSaid)
  await expect.poll(said).toEqual(['Kernwijzer stopt', expect.stringMatching(/^Er ging iets mis[^]*kernwijzer\.log$/), 'exit 1'])
  const lines = log(app.folder)
  const failures = lines.filter(({ event }) => event === 'shell-failed')
  expect(failures).toHaveLength(1)
  expect(failures[0]?.stack).toMatch(/^TypeError\n\s+at /)
  expect(lines.filter(({ event }) => event === 'shell-rejected')).toHaveLength(1)
  expect(lines.filter(({ event }) => event === 'backend-exited' || event === 'backend-killed')).toEqual([])
  expect(JSON.stringify(lines)).not.toContain('Noor')
})

test('no process of the app opens a socket', async () => {
  test.skip(process.platform !== 'linux', 'counts sockets in /proc')
  // Without Playwright, which itself drives an app over sockets.
  const folder = newFolder()
  const { executable, args } = appCommand()
  const running = spawn(executable, args, { env: { ...process.env, KERNWIJZER_APP_FOLDER: folder }, stdio: 'ignore' })
  try {
    await expect.poll(() => log(folder).map(({ event }) => event), { timeout: 30_000 }).toContain('painted')
    await wait(3000)
    const pids = processTree(running)
    expect(pids.length).toBeGreaterThanOrEqual(3) // main, page and backend at least
    expect(pids.flatMap(internetSockets)).toEqual([])
    expect(socketsInUse([process.pid])).not.toEqual([]) // this process has one: the count can see sockets
  } finally {
    running.kill()
    await once(running, 'exit')
  }
})

declare global {
  var kernwijzerOpened: string[]
  var kernwijzerSaid: string[]
}

function title(app: Awaited<ReturnType<typeof launchApp>>): Promise<string | undefined> {
  return app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
}

function events(folder: string, name: string): LogLine[] {
  return log(folder).filter(({ event }) => event === name)
}

function log(folder: string): LogLine[] {
  const file = path.join(folder, 'logs/kernwijzer.log')
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as LogLine)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => existsSync(file) && statSync(file).isFile())
}

/** The process and all that it started. */
function processTree(parent: ChildProcess): number[] {
  if (process.platform !== 'linux' || parent.pid === undefined) return []
  const parentOf = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        const status = readOrEmpty(`/proc/${pid}/status`)
        return status === '' ? [] : [[Number(pid), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1])] as const]
      }),
  )
  const tree = [parent.pid]
  for (const known of tree) tree.push(...[...parentOf].filter(([, ppid]) => ppid === known).map(([pid]) => pid))
  return tree
}

function commandLines(pids: readonly number[]): string[] {
  return pids.map((pid) => readOrEmpty(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))
}

function internetSockets(pid: number): string[] {
  return socketsInUse([pid]).map((socket) => `${commandLines([pid])[0] ?? ''}: ${socket}`)
}

/** The TCP and UDP sockets of processes: their open files, looked up in the kernel's tables. */
function socketsInUse(pids: readonly number[]): string[] {
  const inodes = new Set(
    pids.flatMap((pid) =>
      readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
        try {
          return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
        } catch {
          return [] // closed meanwhile
        }
      }),
    ),
  )
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) =>
    readOrEmpty(`/proc/net/${table}`)
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => inodes.has(columns[9] ?? ''))
      .map((columns) => `${table} ${columns[1] ?? ''} → ${columns[2] ?? ''}`),
  )
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // the process ended meanwhile
  }
}
