import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** `120 kinderen, 3.402 observaties`: what is in a backup as a person recognises it; empty tables are left out. */
export function useCountsInWords(): (counts: Readonly<Record<string, number>>) => string {
  const { t, i18n } = useTranslation('backups')
  return useCallback(
    (counts) => {
      const words = Object.entries(counts)
        .filter(([name, count]) => count > 0 && i18n.exists(`backups:counts.${name}_other`))
        .map(([name, count]) => t(`counts.${name}` as 'counts.child', { count, number: count.toLocaleString('nl-NL') }))
      return words.length === 0 ? t('noCounts') : words.join(', ')
    },
    [t, i18n],
  )
}
