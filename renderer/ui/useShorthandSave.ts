import { useTranslation } from 'react-i18next'
import type { WireError } from '../../db/contract/errors.ts'
import { shortName } from '../../db/contract/names.ts'
import { toContact, toObservation } from '../../db/contract/shorthand-input.ts'
import type { NameIndex } from '../../db/contract/shorthand-names.ts'
import type { Shorthand } from '../../db/contract/shorthand.ts'
import { useBackendCommand } from '../backend/useBackendCommand.ts'
import { dateInWords } from './date-words.ts'
import { isolated } from './isolated.ts'

export type Result =
  | { readonly ok: true; readonly message: string; readonly takeBack: () => Promise<WireError | null> }
  | { readonly ok: false; readonly error: WireError }

const conjunction = new Intl.ListFormat('nl', { type: 'conjunction' })

/** Saves what a line means with the operations that the forms use too, and knows how to take it back. */
export function useShorthandSave(): (shorthand: Shorthand, names: NameIndex) => Promise<Result> {
  const { t } = useTranslation('shorthand')
  const log = useBackendCommand('observations.log')
  const takeBackLogged = useBackendCommand('observations.takeBack')
  const logContact = useBackendCommand('parents.log')
  const withdrawContact = useBackendCommand('parents.withdraw')

  return async (shorthand, names) => {
    const children = shorthand.childIds.flatMap((id) => names.byId.get(id) ?? [])
    const who = conjunction.format(children.map(({ firstName, lastName }) => isolated(shortName(firstName, lastName))))
    if (shorthand.kind === 'contact') {
      const result = await logContact.run(toContact(shorthand))
      if (!result.ok) return result
      const { agreement } = shorthand
      const message =
        agreement === null
          ? t('saved.contact', { names: who })
          : t('saved.contactWithAgreement', { names: who, date: dateInWords(agreement.dueOn) })
      const takeBack = async () => errorOf(await withdrawContact.run(result.value))
      return { ok: true, message, takeBack }
    }
    const result = await log.run(toObservation(shorthand))
    if (!result.ok) return result
    const { observations, isWaiting, warnings } = result.value
    const takeBack = async () => errorOf(await takeBackLogged.run({ observations, reason: t('saved.undoReason') }))
    const message = [
      t(isWaiting ? 'saved.observationWaiting' : 'saved.observation', { names: who }),
      ...warnings.map((warning) => t(`saved.warnings.${warning}`)),
    ].join(' ')
    return { ok: true, message, takeBack }
  }
}

function errorOf(result: { readonly ok: true } | { readonly ok: false; readonly error: WireError }): WireError | null {
  return result.ok ? null : result.error
}
