import { Button, NumberInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { settings, type SettingValue } from '../../../db/contract/settings.ts'
import { notifySaved } from '../../ui/notify.tsx'
import type { ControlProps } from './control-props.ts'
import { useChangeSetting } from './useChangeSetting.ts'

/** A number with a button of its own; Enter saves too. */
export function NumberControl({ setting, mayChange, describedBy, onError }: ControlProps<Extract<SettingValue, { value: number }>>) {
  const { t } = useTranslation('settings')
  const { name, value, version } = setting
  const { minimum, maximum } = settings[name]
  const [typed, setTyped] = useState<number | string>(value)
  const [saved, setSaved] = useState<number>(value)
  const field = useRef<HTMLInputElement>(null)
  if (saved !== value) {
    // Saved here or by a colleague: the row shows what holds now, and keeps the focus.
    setSaved(value)
    setTyped(value)
  }
  const change = useChangeSetting()
  const label = t(`names.${name}.label`)
  const unit = (count: number) => t(`names.${name}.unit`, { count })
  const isChanged = typeof typed === 'number' && typed !== value

  const save = async () => {
    if (!isChanged || change.isRunning) return
    const result = await change.run({ name, value: typed, version })
    field.current?.focus() // the button goes with the last change, and to mend a refused number one types here
    onError(result.ok ? null : result.error)
    if (result.ok) notifySaved(t('choices.saved'))
  }
  return (
    <form
      className="kw-setting-control"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {isChanged && (
        <Button type="submit" size="xs" aria-disabled={change.isRunning} aria-label={t('choices.save', { name: label })}>
          {t('choices.saveShort')}
        </Button>
      )}
      <NumberInput
        ref={field}
        aria-label={`${label} (${unit(2)})`}
        aria-describedby={describedBy}
        value={typed}
        onChange={setTyped}
        min={minimum}
        max={maximum}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="blur"
        suffix={` ${unit(Number(typed))}`}
        w={140}
        disabled={!mayChange}
      />
    </form>
  )
}
