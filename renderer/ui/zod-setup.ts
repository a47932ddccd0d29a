import { z } from 'zod'
import { textAt, texts } from './texts.ts'

type Issue = Parameters<NonNullable<ReturnType<typeof z.config>['localeError']>>[0]

/**
 * Imported before any schema is made: the page's security policy forbids the code that zod would otherwise generate. Every schema says in
 * Dutch what to fill in; a message given in the schema itself still wins.
 */
z.config({ jitless: true, localeError: textOfZodIssue })

function textOfZodIssue(issue: Issue): string {
  const { t } = texts
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null || issue.input === '') return t('errors:issues.required')
      return issue.expected === 'number' || issue.expected === 'int' ? t('errors:issues.number') : t('errors:issues.invalid_type')
    case 'too_small':
      if (issue.origin === 'string') {
        return Number(issue.minimum) <= 1 ? t('errors:issues.required') : t('errors:issues.too_short', { minimum: Number(issue.minimum) })
      }
      if (issue.origin === 'array' || issue.origin === 'set') return t('errors:issues.too_few', { count: Number(issue.minimum) })
      return t('errors:issues.number_too_small', { minimum: Number(issue.minimum) })
    case 'too_big':
      if (issue.origin === 'string') return t('errors:issues.too_long', { maximum: Number(issue.maximum) })
      if (issue.origin === 'array' || issue.origin === 'set') return t('errors:issues.too_many', { count: Number(issue.maximum) })
      return t('errors:issues.number_too_big', { maximum: Number(issue.maximum) })
    case 'invalid_format':
      if (issue.input === '') return t('errors:issues.required')
      return issue.format === 'date' ? t('errors:issues.date') : t('errors:issues.invalid_format')
    case 'invalid_value':
      return t('errors:issues.invalid_value')
    case 'not_multiple_of':
      return t('errors:issues.not_multiple_of', { divisor: String(issue.divisor).replace('.', ',') })
    case 'custom': {
      // A refinement of the contract names its rule.
      return textAt(`errors:issues.${String(issue.params?.['rule'])}`) ?? t('errors:issues.custom')
    }
    default:
      return t('errors:issues.custom')
  }
}
