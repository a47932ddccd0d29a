import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** `120 kinderen, 3.402 observaties`: the row counts of a backup as a person recognises them. */
export function useCountsInWords(): (counts: Readonly<Record<string, number>>) => string {
  const { t, i18n } = useTranslation('backups')
  return useCallback(
    (counts) =>
      Object.entries(counts)
        .filter(([name]) => i18n.exists(`backups:counts.${name}`))
        .map(([name, count]) => `${count.toLocaleString('nl-NL')} ${t(`counts.${name}` as 'counts.children')}`)
        .join(', '),
    [t, i18n],
  )
}
