import { sql } from 'kysely'
import { addMonths } from '../../contract/dates.ts'
import type { handoverContract } from '../../contract/handover.ts'
import { shortName } from '../../contract/names.ts'
import type { Output, Parsed } from '../../contract/operation.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { leavesOn, monthsBeforeLeaving } from './rules.ts'

type Db = Readable<VoorschoolTables>
type Filter = Parsed<(typeof handoverContract)['handover.list']>

/** Who left longer ago than this without a handover is history. */
const yearsAfterLeaving = 2

/** The last day here, else the fourth birthday: 29 February is there again after four years. */
const fourthBirthdayOrLast = sql<string>`coalesce(child.left_on, (substr(child.born_on, 1, 4) + 4) || substr(child.born_on, 5))`

/** 3 years and 6 months, as `isOldEnoughForSchool` counts them: a day that the month does not have is its last one. */
const oldEnoughForSchoolOn = sql<string>`min(
  strftime('%Y-%m', substr(child.born_on, 1, 8) || '01', '+42 months') || substr(child.born_on, 8),
  date(substr(child.born_on, 1, 8) || '01', '+43 months', '-1 day'))`

/** `due` and `running`: who goes first comes first; `sent`: the last one first. */
export async function readOverview(
  db: Db,
  { show, page }: Filter,
  today: string,
): Promise<Output<(typeof handoverContract)['handover.list']>> {
  const counts = {
    due: await countOf(db, 'due', today),
    running: await countOf(db, 'running', today),
    sent: await countOf(db, 'sent', today),
  }
  const rows = await listed(db, show, today)
    .leftJoin('placement', (join) =>
      join.on(
        'placement.id',
        '=',
        sql<string>`(SELECT p.id FROM placement p WHERE p.child_id = child.id AND p.starts_on <= ${today} AND (p.ends_on IS NULL OR p.ends_on >= ${today}) ORDER BY p.starts_on, p.id LIMIT 1)`,
      ),
    )
    .leftJoin('group', 'group.id', 'placement.groupId')
    .select(['child.id as childId', 'child.firstName', 'child.lastName', 'child.bornOn', 'child.leftOn', 'child.schoolName'])
    .select(['group.name as groupName', 'handover.state', 'handover.scope', 'handover.stateOn', 'handover.sentTo'])
    .$if(show === 'sent', (query) => query.orderBy('handover.stateOn', 'desc'))
    .$if(show !== 'sent', (query) => query.orderBy(fourthBirthdayOrLast))
    .orderBy('child.searchName')
    .orderBy('child.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return {
    rows: rows.map(({ firstName, lastName, bornOn, leftOn, sentTo, schoolName, ...row }) => ({
      ...row,
      name: shortName(firstName, lastName),
      leavesOn: leavesOn({ bornOn, leftOn }),
      schoolName: row.scope === null ? schoolName : sentTo,
    })),
    total: counts[show],
    counts,
  }
}

function listed(db: Db, show: Filter['show'], today: string) {
  const query = db.selectFrom('child').leftJoin('handover', 'handover.childId', 'child.id')
  if (show === 'sent') return query.where('handover.scope', 'is not', null)
  if (show === 'running') return query.where('handover.id', 'is not', null).where('handover.scope', 'is', null)
  // Born before this day, a child is four within three months; who left young moved to another place; only who was ever placed has something to hand over.
  return query
    .where('handover.scope', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('child.leftOn', '<=', addMonths(today, monthsBeforeLeaving)), eb('child.leftOn', '>=', oldEnoughForSchoolOn)]),
        eb.and([eb('child.leftOn', 'is', null), eb('child.bornOn', '<=', addMonths(today, monthsBeforeLeaving - 48))]),
      ]),
    )
    .where((eb) => eb.or([eb('child.leftOn', 'is', null), eb('child.leftOn', '>=', addMonths(today, -12 * yearsAfterLeaving))]))
    .where((eb) => eb.exists(eb.selectFrom('placement as ever').select('ever.id').whereRef('ever.childId', '=', 'child.id')))
}

async function countOf(db: Db, show: Filter['show'], today: string): Promise<number> {
  const { count } = await listed(db, show, today)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
