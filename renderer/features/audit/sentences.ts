import type { TFunction } from 'i18next'
import type { AuditEntry } from '../../../db/contract/audit.ts'
import { texts } from '../../ui/texts.ts'

/** `Samira las het dossier van Noor B.`: an audit row as a sentence. */
export function sentenceOf(entry: AuditEntry, t: TFunction<'audit'>): string {
  const who = entry.userName ?? t('nobody')
  const subject = entry.subjectName ?? t('gone')
  const key = `operations.${entry.operation}`
  const sentence = texts.exists(`audit:${key}`)
    ? t(key as 'operations.children.read', { who, subject })
    : t('operations.unknown', { who, operation: entry.operation })
  const figures = Object.entries(entry.figures)
    .filter(([name]) => texts.exists(`audit:figures.${name}`))
    .map(([name, count]) => t(`figures.${name}` as 'figures.cells', { count }))
  return figures.length === 0 ? sentence : `${sentence} (${figures.join(', ')})`
}

/** The operations that have a sentence, for the filter, with somebody and something left open. */
export function operationChoices(operations: readonly string[], t: TFunction<'audit'>): { value: string; label: string }[] {
  return operations
    .filter((operation) => texts.exists(`audit:operations.${operation}`))
    .map((operation) => ({
      value: operation,
      label: t(`operations.${operation}` as 'operations.children.read', { who: '…', subject: '…' }),
    }))
}
