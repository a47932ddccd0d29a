import { breakRule } from '../../contract/errors.ts'
import type { WorkspaceKind } from '../../contract/roles.ts'
import { preferences, settings, type PreferenceName, type Setting, type SettingName } from '../../contract/settings.ts'

/** Whether this kind of workspace has the setting. */
export function isFor(kind: WorkspaceKind, name: SettingName): boolean {
  return (settings[name].kinds as readonly WorkspaceKind[]).includes(kind)
}

export function isPreferenceFor(kind: WorkspaceKind, name: PreferenceName): boolean {
  return (preferences[name].kinds as readonly WorkspaceKind[]).includes(kind)
}

/** Breaks `setting-out-of-bounds` { minimum, maximum } for a number outside its bounds. */
export function requireBounds(setting: Setting, value: unknown): void {
  if (setting.type !== 'number' || typeof value !== 'number') return
  const { minimum, maximum } = setting
  if (value < minimum || value > maximum) breakRule('setting-out-of-bounds', { minimum, maximum })
}
