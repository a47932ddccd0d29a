import { Textarea, type TextareaProps } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

interface LongTextFieldProps extends Omit<TextareaProps, 'value' | 'maxLength' | 'size'> {
  readonly value?: string
  /** The most characters that can be saved. More can be typed or pasted: nothing is cut off, the field says how much is too much. */
  readonly maximum: number
  /** The id of what also describes the field. */
  readonly describedBy?: string | undefined
}

const number = new Intl.NumberFormat('nl-NL')
const countFrom = 0.8

/** Text of several lines, in any direction of writing, with a counter when the end comes near. */
export function LongTextField({ value = '', maximum, error, description, describedBy, ...rest }: LongTextFieldProps) {
  const { t } = useTranslation('common')
  const length = value.trim().length
  const excess = length - maximum
  const tooLong = excess > 0 ? t('longText.tooLong', { count: excess, excess: number.format(excess) }) : null
  const shownError = tooLong ?? error
  const [errorId, descriptionId] = [useId(), useId()]
  const describing = [shownError != null && shownError !== false && errorId, description != null && descriptionId, describedBy]
  return (
    <div>
      <Textarea
        autosize
        minRows={2}
        maxRows={14}
        value={value}
        error={shownError}
        errorProps={{ id: errorId }}
        description={description}
        descriptionProps={{ id: descriptionId }}
        // Mantine gives `dir` to the box around the field, where it does nothing, and describes the field with its own texts only.
        attributes={{ input: { dir: 'auto', 'aria-describedby': describing.filter(Boolean).join(' ') || undefined } }}
        {...rest}
      />
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
