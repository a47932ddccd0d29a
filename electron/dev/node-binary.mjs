import { existsSync } from 'node:fs'
import path from 'node:path'
import { Instruction, root } from './project.mjs'

/** The encrypted SQLite module is a Node-API 10 binary: an older Node does not refuse it, it crashes. */
const oldest = [22, 14]

/**
 * The Node that runs tools, tests and the backend: the one of the optional packages, else the running one.
 * @returns {string}
 */
export function findNode() {
  const packaged = packagedNode()
  if (packaged) return packaged
  if (isNewEnough(process.versions.node)) return process.execPath
  throw new Instruction(
    `Node ${process.versions.node} is too old for the database, and there is no packaged Node for ${process.platform}-${process.arch}.\n` +
      'Install Node 24 from https://nodejs.org and run the same command again.',
  )
}

/** The plain Node binary of an optional package, or undefined on a platform without one. */
export function packagedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const executable = process.platform === 'win32' ? 'node.exe' : 'node'
  const file = path.join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', executable)
  return existsSync(file) ? file : undefined
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldest
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
}
