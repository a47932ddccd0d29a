import type { CommandContext, Handlers } from '../../backend/handler.ts'
import { breakRule } from '../../contract/errors.ts'
import type { WorkspaceKind } from '../../contract/roles.ts'
import { settingNames, settings, type SettingName, type settingsContract, type SettingValue } from '../../contract/settings.ts'

export const settingsHandlers: Handlers<typeof settingsContract> = {
  'settings.list': async ({ db }) => {
    const { kind } = await db.selectFrom('workspace').select('kind').executeTakeFirstOrThrow()
    const rows = await db.selectFrom('setting').selectAll().execute()
    const chosen = new Map(rows.map((row) => [row.name, row.value]))
    return settingNames.filter((name) => isFor(kind, name)).map((name) => describe(name, chosen.get(name) ?? settings[name].default))
  },

  'settings.change': (context, input) => change(context, 'voorschool', input),

  'settings.changeOwn': (context, input) => change(context, 'projectleider', input),
}

async function change({ db, figures }: CommandContext, kind: WorkspaceKind, { name, value }: { name: SettingName; value: number }): Promise<SettingValue> {
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
