import { nameMasker, type PersonName } from '../contract/masked-names.ts'
import type { VoorschoolTables } from './database.ts'
import type { Readable } from './kysely.ts'

/** Takes the names of all other children of the location, also of those who left, out of what is read about this one outside the team. */
export async function maskOfOthers(
  db: Readable<VoorschoolTables>,
  child: PersonName & { readonly id: string },
): Promise<ReturnType<typeof nameMasker>> {
  const others = await db.selectFrom('child').select(['firstName', 'lastName']).where('id', '!=', child.id).execute()
  return nameMasker(others, child)
}
