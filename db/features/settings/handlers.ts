import type { CommandContext, Handlers, Readable } from '../../backend/handler.ts'
import { breakRule } from '../../contract/errors.ts'
import type { WorkspaceKind } from '../../contract/roles.ts'
import {
  preferenceNames,
  preferences,
  settingNames,
  settings,
  type PreferenceName,
  type SettingName,
  type settingsContract,
  type SettingValue,
} from '../../contract/settings.ts'
import type { SharedTables } from '../../schema/database.ts'

export const settingsHandlers: Handlers<typeof settingsContract> = {
  'settings.list': async ({ db }) => {
    const kind = await kindOf(db)
    const rows = await db.selectFrom('setting').selectAll().execute()
    const chosen = new Map(rows.map((row) => [row.name, row.value]))
    return settingNames.filter((name) => isFor(kind, name)).map((name) => describe(name, chosen.get(name) ?? settings[name].default))
  },

  'settings.change': (context, input) => change(context, 'voorschool', input),

  'settings.changeOwn': (context, input) => change(context, 'projectleider', input),

  'settings.listPreferences': async ({ db, session }) => {
    const kind = await kindOf(db)
    const rows = await db.selectFrom('userPreference').select(['name', 'value']).where('userId', '=', session.userId).execute()
    const chosen = new Map(rows.map((row) => [row.name, row.value === 1]))
    return preferenceNames
      .filter((name) => isPreferenceFor(kind, name))
      .map((name) => ({ name, isOn: chosen.get(name) ?? preferences[name].default, default: preferences[name].default }))
  },

  'settings.changePreference': async ({ db, session }, { name, isOn }) => {
    if (!isPreferenceFor(await kindOf(db), name)) breakRule('setting-elsewhere')
    const value = isOn ? 1 : 0
    await db
      .insertInto('userPreference')
      .values({ userId: session.userId, name, value })
      .onConflict((conflict) => conflict.columns(['userId', 'name']).doUpdateSet({ value }))
      .execute()
    return { name, isOn, default: preferences[name].default }
  },
}

async function kindOf(db: Readable<SharedTables>): Promise<WorkspaceKind> {
  return (await db.selectFrom('workspace').select('kind').executeTakeFirstOrThrow()).kind
}

function isPreferenceFor(kind: WorkspaceKind, name: PreferenceName): boolean {
  return (preferences[name].kinds as readonly WorkspaceKind[]).includes(kind)
}

async function change(
  { db, figures }: CommandContext,
  kind: WorkspaceKind,
  { name, value }: { name: SettingName; value: number },
): Promise<SettingValue> {
  const { minimum, maximum } = settings[name]
  if (!isFor(kind, name)) breakRule('setting-elsewhere')
  if (value < minimum || value > maximum) breakRule('setting-out-of-bounds', { minimum, maximum })
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
  figures({ [name]: value })
  return describe(name, value)
}

function isFor(kind: WorkspaceKind, name: SettingName): boolean {
  return (settings[name].kinds as readonly WorkspaceKind[]).includes(kind)
}

function describe(name: SettingName, value: number): SettingValue {
  const { minimum, maximum, default: byDefault } = settings[name]
  return { name, value, default: byDefault, minimum, maximum }
}
