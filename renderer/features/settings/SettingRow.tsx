import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { settings, type SettingName, type SettingValue } from '../../../db/contract/settings.ts'
import type { WireError } from '../../../db/contract/errors.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import type { ControlProps } from './control-props.ts'
import { ChoiceControl, SwitchControl } from './SettingChoice.tsx'
import { NumberControl } from './SettingNumber.tsx'
import { valueInWords } from './setting-words.ts'
import './settings.css'

interface SettingRowProps {
  readonly setting: SettingValue
  readonly mayChange: boolean
  readonly error: WireError | null
  readonly onError: (error: WireError | null) => void
  /** Opens the form of a list, a mapping or dated choices. */
  readonly onOpen: (name: SettingName) => void
}

/** One choice: what it is, why it exists, where its default comes from and how sure that is, and the value. */
export function SettingRow({ setting, mayChange, error, onError, onOpen }: SettingRowProps) {
  const { t } = useTranslation('settings')
  const { name, value } = setting
  const { certainty, default: byDefault } = settings[name]
  const isOwn = JSON.stringify(value) !== JSON.stringify(byDefault)
  const reasonId = `reason-${name}`
  const control = { mayChange, describedBy: reasonId, onError }
  return (
    <li className="kw-row kw-setting">
      <div className="kw-row-text">
        <span className="kw-row-title kw-setting-title">
          {t(`names.${name}.label`)} {isOwn && <Badge tone="strong">{t('choices.own')}</Badge>}
        </span>
        <span className="kw-row-line" id={reasonId}>
          {t(`names.${name}.reason`)}
        </span>
        {isOpened(setting) && <span className="kw-setting-value">{valueInWords(name, value)}</span>}
        <span className="kw-row-line kw-setting-source">
          {isOwn && <span>{t('choices.default', { value: valueInWords(name, byDefault) })}</span>}
          <span>{t(`names.${name}.source`)}</span>
          <span>{t(`certainty.${certainty}`)}</span>
        </span>
        <ErrorNote error={error} />
      </div>
      <div className="kw-row-side">
        {controlOf(setting, control, onOpen, t('choices.change'), t('choices.changeLabel', { name: t(`names.${name}.label`) }))}
      </div>
    </li>
  )
}

/** A setting with a form of its own: too much for a row. */
function isOpened({ name }: SettingValue): boolean {
  return ['lines', 'wijken', 'dated'].includes(settings[name].type)
}

function controlOf(
  setting: SettingValue,
  control: Omit<ControlProps, 'setting'>,
  onOpen: (name: SettingName) => void,
  change: string,
  changeLabel: string,
): ReactNode {
  if (typeof setting.value === 'number') return <NumberControl {...control} setting={setting} />
  if (typeof setting.value === 'boolean') return <SwitchControl {...control} setting={setting} />
  if (typeof setting.value === 'string') return <ChoiceControl {...control} setting={setting} />
  if (!control.mayChange) return null
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={changeLabel}
      onClick={() => {
        onOpen(setting.name)
      }}
    >
      {change}
    </Button>
  )
}
