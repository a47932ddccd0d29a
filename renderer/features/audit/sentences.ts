import type { TFunction } from 'i18next'
import type { AuditEntry } from '../../../db/contract/audit.ts'
import { textAt } from '../../ui/texts.ts'

/** `Samira las het dossier van Noor B.`: an audit row as a sentence. */
export function sentenceOf(entry: AuditEntry, t: TFunction<'audit'>): string {
  const who = entry.userName ?? t('nobody')
  const subject = entry.subjectName ?? t('gone')
  const sentence =
    textAt(`audit:operations.${entry.operation}`, { who, subject }) ?? t('operations.unknown', { who, operation: entry.operation })
  const figures = Object.entries(entry.figures)
    .map(([name, count]) => textAt(`audit:figures.${name}`, { count }))
    .filter((words) => words !== null)
  return figures.length === 0 ? sentence : `${sentence} (${figures.join(', ')})`
}

/** The operations that have a sentence, for the filter, with somebody and something left open. */
export function operationChoices(operations: readonly string[]): { value: string; label: string }[] {
  return operations
    .map((value) => ({ value, label: textAt(`audit:operations.${value}`, { who: '…', subject: '…' }) ?? '' }))
    .filter(({ label }) => label !== '')
}
