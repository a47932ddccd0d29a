import { expect, test } from 'vitest'
import { errorCodes } from '../../db/contract/errors.ts'
import { contract } from '../../db/contract/index.ts'
import { passwordHints } from '../../db/contract/password.ts'
import { settingNames } from '../../db/contract/settings.ts'
import { texts } from '../../renderer/ui/texts.ts'

const missing = (keys: readonly string[]) => keys.filter((key) => !texts.exists(key, { count: 2 }))

test('every error code says what happened and what to do', () => {
  expect(missing(errorCodes.flatMap((code) => [`errors:codes.${code}.title`, `errors:codes.${code}.advice`]))).toEqual([])
})

test('every operation that leaves a row in the audit has a sentence', () => {
  const audited = Object.entries(contract).filter(([, operation]) => operation.audited)
  const events = [
    'workspaces.create',
    'workspaces.unlock',
    'workspaces.unlockWithRecoveryCode',
    'workspaces.confirmRecoveryCode',
    'backups.restore',
  ]
  expect(missing([...audited.map(([name]) => name), ...events].map((name) => `audit:operations.${name}`))).toEqual([])
})

test('every setting has a name, a unit and a reason', () => {
  expect(missing(settingNames.flatMap((name) => ['label', 'unit', 'reason'].map((part) => `settings:names.${name}.${part}`)))).toEqual([])
})

test('every hint of the password meter has words', () => {
  expect(missing(passwordHints.map((hint) => `common:password.hints.${hint}`))).toEqual([])
})
