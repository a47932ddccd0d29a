import { rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'

/**
 * A script in one file, for a test that starts it again and again: it starts twice as fast, and starting is most of the
 * time. Made before the tests of the file that asks for it, and gone after. Answers the file to start.
 */
export function bundledProcess(script: URL): string {
  const file = fileURLToPath(script)
  const { name } = path.parse(file)
  const folder = fileURLToPath(new URL(`../../node_modules/.cache/${name}`, import.meta.url))
  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'silent',
      build: { ssr: file, outDir: folder, target: 'node22' },
      ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2'] },
    })
  }, 120_000)
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return path.join(folder, `${name}.js`)
}
