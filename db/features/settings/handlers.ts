import type { CommandContext, Handlers } from '../../backend/handler.ts'
import { AppError, breakRule } from '../../contract/errors.ts'
import type { WorkspaceKind } from '../../contract/roles.ts'
import {
  preferenceNames,
  preferences,
  settingNames,
  settings,
  type SettingChange,
  type settingsContract,
  type SettingValue,
} from '../../contract/settings.ts'
import type { SharedTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { isFor, isPreferenceFor, requireBounds } from './rules.ts'

export const settingsHandlers: Handlers<typeof settingsContract> = {
  'settings.list': async ({ db }) => {
    const kind = await kindOf(db)
    const chosen = new Map((await db.selectFrom('setting').selectAll().execute()).map((row) => [row.name, row]))
    return settingNames
      .filter((name) => isFor(kind, name))
      .map((name) => {
        const row = chosen.get(name)
        const value: unknown = row === undefined ? settings[name].default : JSON.parse(row.value)
        return { name, value, version: row?.version ?? 0 } as SettingValue
      })
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

async function change(
  { db, figures }: CommandContext,
  kind: WorkspaceKind,
  { name, value, version }: SettingChange,
): Promise<SettingValue> {
  if (!isFor(kind, name)) breakRule('setting-elsewhere')
  requireBounds(settings[name], value)
  const row = await db.selectFrom('setting').select('version').where('name', '=', name).executeTakeFirst()
  const found = row?.version ?? 0
  if (version !== undefined && version !== found) throw new AppError('conflict', { version: found })
  const next = { name, value: JSON.stringify(value), version: found + 1 }
  await db
    .insertInto('setting')
    .values(next)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(next))
    .execute()
  figures({ [name]: countOf(value) })
  return { name, value, version: next.version } as SettingValue
}

/** The audit holds numbers only: a list tells its length. */
function countOf(value: SettingChange['value']): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(value)
  return Array.isArray(value) ? value.length : 1
}
