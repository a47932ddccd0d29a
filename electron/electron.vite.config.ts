import { readFileSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const root = path.resolve(import.meta.dirname, '..')
const out = path.join(root, 'out')

/**
 * Source code names its neighbours as `new URL('./worker.ts', import.meta.url)`, which plain Node runs as it stands. In the
 * build such a script becomes an entry of its own, and any other file is copied; both stand beside the backend's code.
 */
function neighbourFiles(): Plugin {
  return {
    name: 'neighbour-files',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(root) || id.includes('node_modules')) return undefined
      const pattern = /new URL\(\s*'(\.{1,2}\/[^']+)',\s*import\.meta\.url,?\s*\)/g
      if (!pattern.test(code)) return undefined
      return code.replace(pattern, (_whole, relative: string) => {
        const file = path.resolve(path.dirname(id), relative)
        const name = path.basename(file).replace(/\.ts$/, '.cjs')
        if (file.endsWith('.ts')) this.emitFile({ type: 'chunk', id: file, fileName: `backend/${name}` })
        else this.emitFile({ type: 'asset', fileName: `backend/${name}`, source: readFileSync(file) })
        return `new URL('./${name}', import.meta.url)`
      })
    },
  }
}

/**
 * Main and preload also run on Electron 25 (Node 18, Chromium 114), the development fallback: hence CommonJS and these
 * targets. Only the two native modules stay outside the bundle; they are the only `dependencies` of the package.
 */
export default defineConfig({
  main: {
    root,
    plugins: [neighbourFiles()],
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'node18.15',
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          'main/index': path.join(root, 'electron/main/index.ts'),
          'backend/index': path.join(root, 'electron/backend/index.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'backend/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    root,
    build: {
      outDir: path.join(out, 'preload'),
      target: 'node18.15',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: path.join(root, 'electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path.join(root, 'renderer'),
    plugins: [react()],
    build: {
      outDir: path.join(out, 'renderer'),
      target: 'chrome114',
      minify: true,
      chunkSizeWarningLimit: 4000, // read from the disk, once
      assetsInlineLimit: 0, // the policy of the page allows fonts and scripts from files only
      rolldownOptions: {
        input: path.join(root, 'renderer/index.html'),
        // What the lock screen needs is one file: each file is a question to main, which is busy with starting.
        output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
      },
    },
  },
})
