import type { SimilarChild } from '../../contract/children.ts'
import { likenessOf, nameLikenesses, type Named } from '../../contract/similar-names.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { childRows } from './list.ts'

/** As many as a form can show without pushing its own fields away. */
const mostShown = 4

/**
 * Children that are perhaps the same one, the most alike first. Every child is compared, because a name that sounds alike begins with any
 * letter: 5,000 names take some ten milliseconds.
 */
export async function similarChildren(
  db: Readable<VoorschoolTables>,
  typed: Named & { readonly exceptId?: string | undefined },
  today: string,
): Promise<SimilarChild[]> {
  if (typed.firstName === '' && typed.bornOn === null) return []
  const all = await db.selectFrom('child').select(['id', 'firstName', 'lastName', 'bornOn']).orderBy('searchName').orderBy('id').execute()
  const alike = all
    .filter((child) => child.id !== typed.exceptId)
    .flatMap((child) => {
      const likeness = likenessOf(typed, child)
      return likeness === null ? [] : { id: child.id, likeness }
    })
    .sort((one, other) => nameLikenesses.indexOf(one.likeness) - nameLikenesses.indexOf(other.likeness))
    .slice(0, mostShown)
  const likenesses = new Map(alike.map((one) => [one.id, one.likeness]))
  const rows = await childRows(db, [...likenesses.keys()], today)
  return rows.map(({ id, name, bornOn, groupName, status }) => ({
    id,
    name,
    bornOn,
    groupName,
    status,
    likeness: likenesses.get(id) ?? 'birthday',
  }))
}
