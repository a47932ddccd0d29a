import { TextInput, type TextInputProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import './six-words.css'

/** Six words to read out by phone, numbered in their order. */
export function SixWords({ words, label }: { readonly words: readonly string[]; readonly label: string }) {
  return (
    <ol className="kw-six-words" aria-label={label}>
      {words.map((word, index) => (
        <li key={`${String(index)} ${word}`}>{word}</li>
      ))}
    </ol>
  )
}

interface SixWordsFieldProps extends Omit<TextInputProps, 'value' | 'size'> {
  readonly value?: string
}

/** Where the six words that somebody reads out are typed. They are never shown beside it. */
export function SixWordsField({ value = '', ...rest }: SixWordsFieldProps) {
  const { t } = useTranslation('common')
  const count = value.split(/[\s,]+/u).filter((word) => word !== '').length
  return (
    <div>
      <TextInput
        label={t('sixWords.label')}
        description={t('sixWords.help')}
        value={value}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        {...rest}
      />
      <div className="kw-row-line kw-figures">{t('sixWords.counted', { count })}</div>
    </div>
  )
}
