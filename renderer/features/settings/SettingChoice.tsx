import { Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { settings, type SettingChange, type SettingValue } from '../../../db/contract/settings.ts'
import { notifySaved } from '../../ui/notify.tsx'
import type { ControlProps } from './control-props.ts'
import { optionInWords } from './setting-words.ts'
import { useChangeSetting } from './useChangeSetting.ts'

/** On or off, saved at once and taken back from the notification. */
export function SwitchControl({ setting, mayChange, describedBy, onError }: ControlProps<Extract<SettingValue, { value: boolean }>>) {
  const { t } = useTranslation('settings')
  const { name, value } = setting
  const save = useSaveAtOnce(setting, onError)
  return (
    <Switch
      aria-label={t(`names.${name}.label`)}
      aria-describedby={describedBy}
      label={t(value ? 'on' : 'off')}
      checked={value}
      disabled={!mayChange}
      onChange={(event) => {
        void save({ name, value: event.currentTarget.checked })
      }}
    />
  )
}

/** One of a few, saved at once and taken back from the notification. */
export function ChoiceControl({ setting, mayChange, describedBy, onError }: ControlProps<Extract<SettingValue, { value: string }>>) {
  const { t } = useTranslation('settings')
  const { name, value } = setting
  const save = useSaveAtOnce(setting, onError)
  return (
    <Select
      aria-label={t(`names.${name}.label`)}
      aria-describedby={describedBy}
      data={settings[name].options.map((option) => ({ value: option, label: optionInWords(name, option) }))}
      value={value}
      allowDeselect={false}
      disabled={!mayChange}
      w={260}
      onChange={(option) => {
        const chosen = settings[name].options.find((one) => one === option)
        if (chosen !== undefined) void save({ name, value: chosen })
      }}
    />
  )
}

function useSaveAtOnce(before: SettingValue, onError: ControlProps['onError']) {
  const { t } = useTranslation('settings')
  const change = useChangeSetting()
  return async (next: SettingChange) => {
    const result = await change.run({ ...next, version: before.version })
    onError(result.ok ? null : result.error)
    if (!result.ok) return
    const { version } = result.value
    notifySaved(t('choices.saved'), { undo: () => void change.run({ ...before, version }) })
  }
}
