import path from 'node:path'
import log from 'electron-log/node'
import type { LogLine } from '../../db/contract/shell.ts'

const maxBytes = 1_000_000

/** The only writer of the log file. Returns the function that writes one line. */
export function openLogFile(appFolder: string): (line: LogLine) => void {
  const file = log.transports.file
  file.setAppName('Kernwijzer')
  file.resolvePathFn = () => logFilePath(appFolder)
  file.maxSize = maxBytes // then the file becomes kernwijzer.old.log and a new one begins
  file.format = '{text}'
  file.level = 'info'
  log.transports.console.level = false
  return (line) => {
    log.info(JSON.stringify({ at: new Date().toISOString(), ...onlyKnownFields(line) }))
  }
}

export function logFilePath(appFolder: string): string {
  return path.join(appFolder, 'logs', 'kernwijzer.log')
}

/** What is not a field of `LogLine` never reaches the disk, whatever a caller passes along. */
function onlyKnownFields(line: LogLine): LogLine {
  const { level, event, operation, kind, durationMs, outcome, incident, stack, count } = line
  // JSON.stringify leaves out what is undefined
  return { level, event, operation, kind, durationMs, outcome, incident, stack, count } as LogLine
}
