import { expect, test } from 'vitest'
import { errorCodes } from '../../db/contract/errors.ts'
import { contract } from '../../db/contract/index.ts'
import { law } from '../../db/contract/law.ts'
import { passwordHints } from '../../db/contract/password.ts'
import { certainties, settingNames, settings, settingSections } from '../../db/contract/settings.ts'
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

test('every setting has a name, a reason and a source, and words for what can be chosen', () => {
  const parts = settingNames.flatMap((name) => {
    const setting = settings[name]
    const options = 'options' in setting ? setting.options.map((option) => `options.${option}`) : []
    return ['label', 'reason', 'source', ...(setting.type === 'number' ? ['unit'] : options)].map(
      (part) => `settings:names.${name}.${part}`,
    )
  })
  expect(missing([...parts, ...settingSections.map((section) => `settings:sections.${section}`)])).toEqual([])
  expect(missing(certainties.map((certainty) => `settings:certainty.${certainty}`))).toEqual([])
})

test('every fixed rule has a name, a value and the article in which it stands', () => {
  const parts = Object.keys(law).flatMap((name) => ['label', 'value', 'source'].map((part) => `settings:law.items.${name}.${part}`))
  expect(missing(parts)).toEqual([])
})

test('every hint of the password meter has words', () => {
  expect(missing(passwordHints.map((hint) => `common:password.hints.${hint}`))).toEqual([])
})
