import { foldForSearch } from '../../db/contract/names.ts'
import { texts } from './texts.ts'

/** Whether somebody looks for the VE-advies under one of its names: voorschooladvies and VVE-indicatie are the same thing (domain.md 0, fact 2). */
export function isAdviesWord(typed: string): boolean {
  const wanted = foldForSearch(typed)
  if (wanted.length < 4) return false
  return foldForSearch(`${texts.t('children:list.advies')}, ${texts.t('frame:search.otherWords.veAdvies')}`).includes(wanted)
}
