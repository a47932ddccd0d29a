import { Textarea, type TextareaProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface LongTextFieldProps extends Omit<TextareaProps, 'value' | 'maxLength' | 'size'> {
  readonly value?: string
  /** The most characters that can be saved. More can be typed or pasted: nothing is cut off, the field says how much is too much. */
  readonly maximum: number
}

const number = new Intl.NumberFormat('nl-NL')
const countFrom = 0.8

/** Text of several lines, in any direction of writing, with a counter when the end comes near. */
export function LongTextField({ value = '', maximum, error, ...rest }: LongTextFieldProps) {
  const { t } = useTranslation('common')
  const length = value.trim().length
  const excess = length - maximum
  const tooLong = excess > 0 ? t('longText.tooLong', { count: excess, excess: number.format(excess) }) : null
  return (
    <div>
      <Textarea autosize minRows={2} maxRows={14} dir="auto" value={value} error={tooLong ?? error} {...rest} />
      {length >= maximum * countFrom && (
        <div
          className="kw-row-line kw-figures"
          {...(excess > 0 ? { 'data-attention': true } : {})}
          style={{ textAlign: 'end', marginTop: 2 }}
        >
          {t('longText.counter', { length: number.format(length), maximum: number.format(maximum) })}
        </div>
      )}
    </div>
  )
}
