import { Button, NumberInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SettingValue } from '../../../db/contract/settings.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { notifySaved } from '../../ui/notify.tsx'

/** One choice: what it is, why it exists, its default, and the value. Saved with a button of its own or with Enter. */
export function SettingRow({ setting, mayChange }: { readonly setting: SettingValue; readonly mayChange: boolean }) {
  const { t } = useTranslation('settings')
  const { workspace } = useSession()
  const { name, value, default: defaultValue, minimum, maximum } = setting
  const [typed, setTyped] = useState<number | string>(value)
  const [saved, setSaved] = useState(value)
  const field = useRef<HTMLInputElement>(null)
  if (saved !== value) {
    // Saved here or by a colleague: the row shows what holds now, and keeps the focus.
    setSaved(value)
    setTyped(value)
  }
  const change = useBackendCommand(workspace.kind === 'voorschool' ? 'settings.change' : 'settings.changeOwn')
  const label = t(`names.${name}.label`)
  const unit = (count: number) => t(`names.${name}.unit`, { count })
  const isChanged = typeof typed === 'number' && typed !== value

  const save = async () => {
    if (!isChanged || change.isRunning) return
    const result = await change.run({ name, value: typed })
    field.current?.focus() // the button goes with the last change, and to mend a refused number one types here
    if (result.ok) notifySaved(t('choices.saved'))
  }
  return (
    <li className="kw-row kw-setting">
      <div className="kw-row-text">
        <span className="kw-row-title" style={{ fontWeight: 600 }}>
          {label}
        </span>
        <span className="kw-row-line" id={`reason-${name}`}>
          {t(`names.${name}.reason`)} {t('choices.default', { value: `${String(defaultValue)} ${unit(defaultValue)}` })}.
        </span>
        <ErrorNote error={change.error} />
      </div>
      <form
        className="kw-row-side"
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
          aria-describedby={`reason-${name}`}
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
    </li>
  )
}
