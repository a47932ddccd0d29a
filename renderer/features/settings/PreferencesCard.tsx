import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PreferenceValue } from '../../../db/contract/settings.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { notifySaved } from '../../ui/notify.tsx'

/** What a person chooses for herself, each saved at once; nothing where there is nothing to choose. */
export function PreferencesCard() {
  const { t } = useTranslation('settings')
  const preferences = useBackendQuery('settings.listPreferences', {}).data ?? []
  if (preferences.length === 0) return null
  return (
    <Card title={t('preferences.title')} context={t('preferences.context')}>
      <ul className="kw-rows">
        {preferences.map((preference) => (
          <PreferenceRow key={preference.name} preference={preference} />
        ))}
      </ul>
    </Card>
  )
}

function PreferenceRow({ preference: { name, isOn } }: { readonly preference: PreferenceValue }) {
  const { t } = useTranslation('settings')
  const change = useBackendCommand('settings.changePreference')
  const turn = async (next: boolean) => {
    const result = await change.run({ name, isOn: next })
    if (result.ok) notifySaved(t(next ? 'preferences.turnedOn' : 'preferences.turnedOff'))
  }
  return (
    <li className="kw-row kw-setting">
      <div className="kw-row-text">
        <label className="kw-row-title" style={{ fontWeight: 600 }} htmlFor={`preference-${name}`}>
          {t(`preferences.${name}.label`)}
        </label>
        <span className="kw-row-line" id={`why-${name}`}>
          {t(`preferences.${name}.reason`)}
        </span>
        <ErrorNote error={change.error} />
      </div>
      <div className="kw-row-side">
        <Switch
          id={`preference-${name}`}
          aria-describedby={`why-${name}`}
          checked={isOn}
          onChange={(event) => void turn(event.currentTarget.checked)}
        />
      </div>
    </li>
  )
}
