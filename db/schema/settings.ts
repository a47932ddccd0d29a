import { settings, type SettingName, type SettingOf } from '../contract/settings.ts'
import type { SharedTables } from './database.ts'
import type { Readable } from './kysely.ts'

/** What holds for a setting: what was chosen, or its default. */
export async function readSetting<N extends SettingName>(db: Readable<SharedTables>, name: N): Promise<SettingOf<N>> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst()
  // What was written passed the setting's own schema.
  return (row === undefined ? settings[name].default : JSON.parse(row.value)) as SettingOf<N>
}
