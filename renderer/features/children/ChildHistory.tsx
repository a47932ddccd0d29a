import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Child, FieldChange } from '../../../db/contract/children.ts'
import { wijken, type WijkCode } from '../../../db/contract/wijken.ts'
import { useBackendPages } from '../../backend/useBackendPages.ts'
import { dateInWords, instantInWords } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { isolated } from '../../ui/isolated.ts'
import { textAt, texts } from '../../ui/texts.ts'

/** Which field was changed, by whom and when, and what stood there; newest first. */
export function ChildHistory({ child }: { readonly child: Child }) {
  const { t } = useTranslation('children')
  const history = useBackendPages('children.history', { id: child.id })
  const rows = history.rows ?? []
  return (
    <>
      <ErrorNote error={history.error} />
      {history.rows?.length === 0 && (
        <EmptyState icon={<IconHistory size={32} stroke={1.7} aria-hidden />} title={t('history.emptyTitle')}>
          {t('history.emptyText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ol className="kw-history">
          {rows.map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </ol>
      )}
      {rows.length < history.total && (
        <Button variant="default" onClick={history.loadMore}>
          {t('history.more')}
        </Button>
      )}
    </>
  )
}

function Change({ change }: { readonly change: FieldChange }) {
  const { t } = useTranslation('children')
  const { about, field, oldValue, newValue, changedAt, changedByName } = change
  return (
    <li>
      <span className="kw-history-title">
        {t(`history.about.${about}`)}: {fieldInWords(field)}
      </span>
      <span className="kw-history-values">
        <del>
          <span className="kw-visually-hidden">{t('history.was')} </span>
          <bdi>{valueInWords(field, oldValue)}</bdi>
        </del>
        <span aria-hidden> → </span>
        <ins>
          <span className="kw-visually-hidden">{t('history.is')} </span>
          <bdi>{valueInWords(field, newValue)}</bdi>
        </ins>
      </span>
      <span className="kw-row-line">{t('history.line', { when: instantInWords(changedAt), who: isolated(changedByName) })}</span>
    </li>
  )
}

function fieldInWords(field: string): string {
  return textAt(`children:history.fields.${field}`) ?? field
}

/** Where the words of a code stand, by the field that holds it. */
const codes: Readonly<Record<string, readonly string[]>> = {
  homeLanguage: ['children:homeLanguages'],
  seenBy: ['support:seenBy'],
  kind: ['support:arrangementKinds', 'support:partners'],
  partner: ['support:partners'],
}

/** Codes and dates as people say them; text as it was typed. */
export function valueInWords(field: string, value: string | null): string {
  if (value === null) return texts.t('children:history.empty')
  if (field === 'wijkCode') return value in wijken ? wijken[value as WijkCode] : value
  if (field === 'step') {
    const [step = '', on = ''] = value.split(' ')
    return `${textAt(`handover:steps.${step}.done`) ?? step}, ${dateInWords(on)}`
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateInWords(value)
  for (const place of codes[field] ?? []) {
    const words = textAt(`${place}.${value}`)
    if (words !== null) return words
  }
  return value
}
