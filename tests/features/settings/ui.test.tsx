import { expect, test } from 'vitest'
import { settingNames, settings } from '../../../db/contract/settings.ts'
import { valueInWords } from '../../../renderer/features/settings/setting-words.ts'

test('every setting’s default can be read in words', () => {
  Reflect.deleteProperty(Map, 'groupBy') // as in the oldest Chromium that runs the app
  const words = settingNames.map((name) => valueInWords(name, settings[name].default))
  expect(words.filter((one) => one === '' || one.includes('undefined'))).toEqual([])
  expect(words).toContain(
    'KOOS: West, Zuidwest, Leidsche Rijn, Vleuten-De Meern · Spoor030: Noordwest, Overvecht, Noordoost, Oost, Binnenstad, Zuid',
  )
})
