import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '../db/contract/errors.ts'
import { contract } from '../db/contract/index.ts'
import { topics } from '../db/contract/operation.ts'

const root = path.resolve(import.meta.dirname, '..')
const featureWords = [...new Set(Object.keys(contract).map((name) => name.split('.', 1)[0] ?? ''))].sort()

/** Drafts have no page: they belong to the form that a person was typing in. */
const withoutTexts = ['drafts']

const topLevel = [
  '.ci',
  '.gitignore',
  '.npmrc',
  'LICENSE',
  'README.md',
  'db',
  'electron',
  'electron.builder.yml',
  'eslint.config.js',
  'package-lock.json',
  'package.json',
  'renderer',
  'resources',
  'tests',
  'tsconfig.json',
]

describe('a feature has the same word everywhere', () => {
  it.each(featureWords)('%s has its contract', (feature) => {
    expect(read(`db/contract/${feature}.ts`)).toContain(`export const ${feature}Contract`)
  })

  it.each(featureWords)('%s has its handlers', (feature) => {
    expect(read(`db/features/${feature}/handlers.ts`)).toContain(`export const ${feature}Handlers`)
  })

  it.each(featureWords)('%s has its tests', (feature) => {
    expect(list(`tests/features/${feature}`)).toContainEqual(expect.stringMatching(/^(rules|backend|ui)\.test\.tsx?$/))
  })

  it.each(featureWords.filter((feature) => !withoutTexts.includes(feature)))('%s has its texts', (feature) => {
    expect(Object.keys(json(`resources/locales/nl/${feature}.json`))).not.toEqual([])
  })

  it.each(['db/features', 'renderer/features', 'tests/features'])('%s holds no other word', (folder) => {
    // tests/features also holds the rooms of db/ that are no feature, such as the vault
    const words = folder === 'tests/features' ? [...featureWords, ...list('db')] : featureWords
    expect(list(folder).filter((name) => !words.includes(name))).toEqual([])
  })
})

describe('an operation', () => {
  it.each(Object.keys(contract))('%s is named feature.verb and stands in the contract of that feature', (name) => {
    expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]+$/)
    expect(read(`db/contract/${name.split('.', 1)[0] ?? ''}.ts`)).toContain(`'${name}'`)
  })

  it.each(Object.entries(contract))('%s names topics that exist', (_name, operation) => {
    expect(operation.topics.filter((topic) => !topics.includes(topic))).toEqual([])
  })
})

describe('an error has words', () => {
  const errors = json('resources/locales/nl/errors.json') as { codes: Record<string, unknown>; rules: Record<string, unknown> }

  it.each(errorCodes)('%s', (code) => {
    expect(errors.codes[code]).toEqual({ title: expect.stringMatching(/\S/) as string, advice: expect.stringMatching(/\S/) as string })
  })

  const code = sources('db').map(read).join('\n')
  const families = [...code.matchAll(/\bbreakRule\(\s*`([a-z-]+)\$\{/g)].map((match) => match[1] ?? '')
  const named = [...new Set([...code.matchAll(/\bbreakRule\(\s*'([^']+)'/g)].map((match) => match[1] ?? ''))].sort()

  it.each(named)('rule %s', (rule) => {
    expect(errors.rules).toHaveProperty([rule])
  })

  it('and no words are left of a rule that is gone', () => {
    const isUsed = (rule: string): boolean => code.includes(`'${rule}'`) || families.some((family) => rule.startsWith(family))
    expect(Object.keys(errors.rules).filter((rule) => !isUsed(rule))).toEqual([])
  })
})

describe('the lock screen', () => {
  it('is read without the contract, zod and the router: they come while a password is typed', () => {
    const { files, packages } = readAtOnce('renderer/main.tsx')
    expect(files).toContain('renderer/app/LockScreen.tsx')
    expect(packages).toContain('react-dom/client')
    expect(files.filter((file) => read(file).includes("from 'zod'"))).toEqual([])
    expect(files.filter((file) => /^(db\/contract\/index\.ts|renderer\/features\/)/.test(file))).toEqual([])
    expect(packages.filter((name) => /^(zod|react-router)/.test(name))).toEqual([])
  })
})

describe('the repository', () => {
  it('has nothing at the top but what belongs there', () => {
    const found = new Set(tracked().map((file) => file.split('/', 1)[0] ?? ''))
    expect([...found].filter((name) => !topLevel.includes(name))).toEqual([])
  })

  it.each(['db', 'electron', 'renderer', 'resources', 'tests'])('%s explains itself in at most 40 lines', (folder) => {
    const lines = read(`${folder}/README.md`).trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(40)
    expect(lines.join('\n')).toMatch(/^## Decisions$/m)
  })

  it('has no file without a name of its own', () => {
    expect(tracked().filter((file) => /(^|\/)(utils?|helpers?|misc|common)\.(ts|tsx|mjs)$/.test(file))).toEqual([])
  })

  it('pins every package to one version', () => {
    const { dependencies, devDependencies, optionalDependencies } = json('package.json') as Record<string, Record<string, string>>
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(versions.filter(([, version]) => !/^(npm:[a-z0-9-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  it('runs on a Node that can open the database', () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
    expect(major * 100 + minor).toBeGreaterThanOrEqual(2214)
  })
})

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

function json(file: string): object {
  return JSON.parse(read(file)) as object
}

function list(folder: string): string[] {
  return existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder)) : []
}

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => file.endsWith('.ts') && statSync(path.join(root, file)).isFile())
}

/** What a file imports, and what that imports, at once: no types, and not what is imported later with `import()`. */
function readAtOnce(entry: string): { files: string[]; packages: string[] } {
  const files = new Set([entry])
  const packages = new Set<string>()
  for (const file of files) {
    if (!/\.tsx?$/.test(file)) continue
    for (const [, name = ''] of read(file).matchAll(/^(?:import|export) (?!type )(?:[^'"]*? from )?'([^']+)'/gm)) {
      if (name.startsWith('.')) files.add(path.join(path.dirname(file), name))
      else packages.add(name)
    }
  }
  return { files: [...files], packages: [...packages] }
}

/** What git keeps; where the sources came without git, what stands in the folder. */
function tracked(): string[] {
  if (!existsSync(path.join(root, '.git'))) return list('.').filter((name) => !['node_modules', 'out', 'dist', 'demo-stad'].includes(name))
  return execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n')
}
