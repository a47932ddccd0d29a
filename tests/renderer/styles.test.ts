import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/**
 * Each page is a bundle of its own that brings its own style sheets, and a sheet that was loaded once stays. So a page that forgets one looks
 * right only after another page was visited, and two sheets that style the same class change each other's page.
 */
const root = path.resolve(import.meta.dirname, '../..')
const files = (pattern: string) => globSync(pattern, { cwd: path.join(root, 'renderer') }).map((name) => path.join('renderer', name))
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const sheets = files('**/*.css')

test('a class has its own rule in one style sheet only', () => {
  const homes = Map.groupBy(
    sheets.flatMap((sheet) => ownClasses(sheet).map((name) => ({ name, sheet }))),
    ({ name }) => name,
  )
  const shared = [...homes].filter(([, all]) => new Set(all.map(({ sheet }) => sheet)).size > 1).map(([name]) => name)
  expect(homes.size).toBeGreaterThan(100)
  expect(shared).toEqual([])
})

test('every page brings the sheets of the classes that it uses', () => {
  const start = reach('renderer/main.tsx')
  const frame = [...start, ...reach('renderer/app/Unlocked.tsx')]
  const entrances = loadedLater('renderer/app/entrance-pages.ts')
  const pages = loadedLater('renderer/app/routes.tsx')
  expect(entrances.length).toBeGreaterThan(2)
  expect(pages.length).toBeGreaterThan(30)
  expect(entrances.flatMap((page) => missingIn(page, [...start]))).toEqual([])
  expect(pages.flatMap((page) => missingIn(page, frame))).toEqual([])
})

function loadedLater(file: string): string[] {
  return [...read(file).matchAll(/import\('(\.[^']+)'\)/g)].map(([, to = '']) => beside(file, to))
}

/** Classes that the page uses and that neither its own sheets nor those that are there already style. */
function missingIn(page: string, alreadyThere: readonly string[]): string[] {
  const within = reach(page)
  const loaded = [...alreadyThere, ...within].filter((file) => file.endsWith('.css')).flatMap(namedClasses)
  const used = [...within].filter((file) => file.endsWith('.tsx')).flatMap(usedClasses)
  return [...new Set(used)].filter((name) => !loaded.includes(name)).map((name) => `${page}: ${name}`)
}

/** Every file that comes along with this one. */
function reach(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  if (/\.tsx?$/.test(file)) {
    for (const [, to = ''] of read(file).matchAll(/^(?:import|export)[^;(]*?'(\.[^']+)'/gm)) {
      const next = beside(file, to)
      if (next.startsWith('renderer/')) reach(next, seen)
    }
  }
  return seen
}

function beside(file: string, to: string): string {
  return path.join(path.dirname(file), to)
}

const everySheetsClass = new Set(sheets.flatMap(namedClasses))

function usedClasses(file: string): string[] {
  return (read(file).match(/\bkw-[a-z0-9-]+/g) ?? []).filter((name) => everySheetsClass.has(name))
}

function namedClasses(sheet: string): string[] {
  return [...read(sheet).matchAll(/\.(kw-[a-z0-9-]+)/g)].map(([, name = '']) => name)
}

/** The classes that a selector begins with and that stand alone in it: `.kw-card`, not `.kw-form .kw-card`. */
function ownClasses(sheet: string): string[] {
  const selectors = [
    ...read(sheet)
      .replaceAll(/\/\*.*?\*\//gs, '')
      .matchAll(/([^{}]+)\{/g),
  ].flatMap(([, all = '']) => all.split(','))
  return selectors.flatMap((selector) => {
    const names = new Set([...selector.matchAll(/\.(kw-[a-z0-9-]+)/g)].map(([, name = '']) => name))
    return /^\s*\.kw-/.test(selector) && names.size === 1 ? [...names] : []
  })
}
