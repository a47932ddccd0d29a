import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { passwordStrength } from '../../db/contract/password.ts'

/** Takes what `form.getInputProps(…)` gives. */
interface NewPasswordFieldProps extends Omit<PasswordInputProps, 'value' | 'onChange' | 'size'> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Names of the workspace and the person: a password made of them is no secret. */
  readonly contextWords: readonly string[]
}

/** A new password with a meter that says what would make it stronger. No rules about capitals or digits: length counts. */
export function NewPasswordField({ value, onChange, label, contextWords, ...rest }: NewPasswordFieldProps) {
  const { t } = useTranslation('common')
  const { score, hint } = passwordStrength(value, contextWords)
  const isTyped = value !== ''
  return (
    <div>
      <PasswordInput
        label={label ?? t('password.new')}
        description={t('password.help')}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value)
        }}
        required
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }}
        {...rest}
      />
      <div className="kw-strength" data-score={isTyped ? score : undefined} aria-hidden>
        {[1, 2, 3, 4].map((step) => (
          <span key={step} data-on={isTyped && score >= step ? true : undefined} />
        ))}
      </div>
      <div className="kw-row-line" role="status">
        {/* What is refused stands under the field already. */}
        {isTyped &&
          rest.error == null &&
          `${t('password.strength', { words: t(`password.scores.${score}`) })}. ${t(`password.hints.${hint}`)}`}
      </div>
    </div>
  )
}
