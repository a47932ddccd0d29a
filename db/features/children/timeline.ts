import { sql, type AliasedExpression, type RawBuilder } from 'kysely'
import type { Session } from '../../backend/sign-in.ts'
import type { childrenContract, TimelineEntry } from '../../contract/children.ts'
import { timelineKinds } from '../../contract/children.ts'
import { shortName } from '../../contract/names.ts'
import type { Parsed } from '../../contract/operation.ts'
import { mayDo } from '../../contract/roles.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { isStanding } from '../../schema/standing.ts'

type Db = Readable<VoorschoolTables>
type TimelineFilter = Parsed<(typeof childrenContract)['children.timeline']>
type Kind = TimelineEntry['kind']

/** An entry as the union gives it; `tag` holds the codes that come with the row itself, parted by commas. */
interface Row {
  readonly id: string
  readonly kind: Kind
  readonly on: string
  readonly at: string | null
  readonly what: string
  readonly text: string | null
  readonly authorName: string | null
  readonly tag: string | null
}

/**
 * Everything about one child, newest first. What was withdrawn, or waits for a colleague, is left out; on `paper` so is what is only for the team, and every restricted
 * note, whoever prints it.
 */
export async function readTimeline(
  db: Db,
  { id, kinds, page }: TimelineFilter,
  reader: Session | 'paper',
  today: string,
): Promise<{ rows: TimelineEntry[]; total: number }> {
  const parts = (kinds.length === 0 ? timelineKinds : kinds).map((kind) => partsOf(id, reader, today)[kind])
  const entries = sql<Row>`(${sql.join(parts, sql` UNION ALL `)})`.as<'entry'>(sql.ref('entry'))
  // How many there are comes with the page, so that the entries are read once and not twice.
  const found = await db
    .selectFrom(entries)
    .selectAll()
    .select(({ fn }) => fn.countAll<number>().over().as('total'))
    .orderBy('on', 'desc')
    .orderBy('at', 'desc')
    .orderBy('kind')
    .orderBy('id', 'desc')
    .orderBy('what', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const rows = found.map(({ total: _, ...row }) => row)
  const total = found[0]?.total ?? (page.offset === 0 ? 0 : await countOf(db, entries))

  const idsOf = (kind: Kind): string[] => rows.filter((row) => row.kind === kind).map((row) => row.id)
  const tags = new Map([
    ...(await domainsOf(db, idsOf('observation'))),
    ...(await reasonsOf(db, idsOf('advies'))),
    ...(await dagdelenOf(db, idsOf('placement'))),
  ])
  const others = await otherChildrenOf(db, idsOf('observation'), id)
  return {
    rows: rows.map(({ tag, ...row }) => ({
      ...row,
      tags: tags.get(row.id) ?? tag?.split(',') ?? [],
      otherChildren: others.get(row.id) ?? [],
    })),
    total,
  }
}

/** For a page behind the last entry, which has no row to tell it. */
async function countOf(db: Db, entries: AliasedExpression<Row, 'entry'>): Promise<number> {
  const { total } = await db
    .selectFrom(entries)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

function partsOf(childId: string, reader: Session | 'paper', today: string): Record<Kind, RawBuilder<unknown>> {
  const isNoteHidden =
    reader === 'paper'
      ? sql`(contact.kind = 'zorggesprek')`
      : sql`(contact.kind = 'zorggesprek' AND contact.author_id <> ${reader.userId} AND ${mayDo(reader.role, 'locatiemanager') ? 1 : 0} = 0)`
  const isShown = reader === 'paper' ? sql`observation.is_staff_only = 0` : sql`1 = 1`
  return {
    observation: sql`
      SELECT observation.id, 'observation' AS kind, observation.observed_on AS "on", observation.logged_at AS at, coalesce(observation.level, 'observed') AS what,
        observation.text, user.name AS author_name, NULL AS tag
      FROM observation_child JOIN observation ON observation.id = observation_child.observation_id JOIN user ON user.id = observation.author_id
      WHERE observation_child.child_id = ${childId} AND ${isStanding} AND ${isShown}`,
    contact: sql`
      SELECT contact.id, 'contact' AS kind, contact.contacted_on AS "on", contact.logged_at AS at, contact.kind AS what,
        CASE WHEN ${isNoteHidden} THEN NULL ELSE contact.note END AS text, user.name AS author_name,
        contact.outcome || CASE WHEN contact.note IS NOT NULL AND ${isNoteHidden} THEN ',note_hidden' ELSE '' END AS tag
      FROM contact JOIN user ON user.id = contact.author_id
      WHERE contact.child_id = ${childId} AND contact.withdrawn_at IS NULL`,
    agreement: sql`
      SELECT agreement.id, 'agreement' AS kind, coalesce(agreement.done_on, agreement.due_on) AS "on", NULL AS at,
        CASE WHEN agreement.done_on IS NULL THEN 'open' ELSE 'done' END AS what, agreement.text, user.name AS author_name, NULL AS tag
      FROM contact JOIN agreement ON agreement.contact_id = contact.id JOIN user ON user.id = contact.author_id
      WHERE contact.child_id = ${childId} AND contact.withdrawn_at IS NULL`,
    placement: sql`
      SELECT placement.id, 'placement' AS kind, placement.starts_on AS "on", NULL AS at, 'starts' AS what, "group".name AS text, NULL AS author_name, NULL AS tag
      FROM placement JOIN "group" ON "group".id = placement.group_id WHERE placement.child_id = ${childId}
      UNION ALL
      SELECT placement.id, 'placement' AS kind, placement.ends_on AS "on", NULL AS at, 'ends' AS what, "group".name AS text, NULL AS author_name, NULL AS tag
      FROM placement JOIN "group" ON "group".id = placement.group_id WHERE placement.child_id = ${childId} AND placement.ends_on IS NOT NULL`,
    advies: sql`
      SELECT advies_state.id, 'advies' AS kind, advies_state.since_on AS "on", advies_state.recorded_at AS at, advies_state.state AS what, NULL AS text,
        user.name AS author_name, NULL AS tag
      FROM advies_state LEFT JOIN user ON user.id = advies_state.recorded_by WHERE advies_state.child_id = ${childId}`,
    toeleiding: sql`
      SELECT toeleiding_step.id, 'toeleiding' AS kind, toeleiding_step.stepped_on AS "on", toeleiding_step.recorded_at AS at, toeleiding_step.kind AS what,
        toeleiding_step.note AS text, user.name AS author_name, toeleiding_step.reason AS tag
      FROM advies JOIN toeleiding_step ON toeleiding_step.advies_id = advies.id LEFT JOIN user ON user.id = toeleiding_step.recorded_by
      WHERE advies.child_id = ${childId}`,
    offer: sql`
      SELECT offer.id, 'offer' AS kind, offer.offered_on AS "on", offer.offered_at AS at, 'aangeboden' AS what, "group".name AS text, user.name AS author_name, NULL AS tag
      FROM offer JOIN "group" ON "group".id = offer.group_id JOIN user ON user.id = offer.offered_by WHERE offer.child_id = ${childId}
      UNION ALL
      SELECT offer.id, 'offer' AS kind, offer.answered_on AS "on", offer.answered_at AS at, offer.outcome AS what, "group".name AS text, user.name AS author_name, offer.reason AS tag
      FROM offer JOIN "group" ON "group".id = offer.group_id LEFT JOIN user ON user.id = offer.answered_by
      WHERE offer.child_id = ${childId} AND offer.outcome IS NOT NULL
      UNION ALL
      SELECT offer.id, 'offer' AS kind, offer.expires_on AS "on", NULL AS at, 'verlopen' AS what, "group".name AS text, NULL AS author_name, NULL AS tag
      FROM offer JOIN "group" ON "group".id = offer.group_id
      WHERE offer.child_id = ${childId} AND offer.outcome IS NULL AND offer.expires_on < ${today}`,
    registration: sql`
      SELECT child.id, 'registration' AS kind, child.registered_on AS "on", NULL AS at, 'registered' AS what, NULL AS text, NULL AS author_name, NULL AS tag
      FROM child WHERE child.id = ${childId}
      UNION ALL
      SELECT child.id, 'registration' AS kind, child.waitlisted_on AS "on", NULL AS at, 'waitlisted' AS what, NULL AS text, NULL AS author_name, NULL AS tag
      FROM child WHERE child.id = ${childId} AND child.waitlisted_on IS NOT NULL
      UNION ALL
      SELECT child.id, 'registration' AS kind, child.left_on AS "on", NULL AS at, 'left' AS what, NULL AS text, NULL AS author_name, NULL AS tag
      FROM child WHERE child.id = ${childId} AND child.left_on IS NOT NULL`,
    // One entry a month: which day it was stands in the grid.
    presence: sql`
      SELECT ${childId} AS id, 'presence' AS kind, max(last_on) AS "on", NULL AS at, month AS what, NULL AS text, NULL AS author_name,
        group_concat(state || '.' || dagdelen ORDER BY state) AS tag
      FROM (SELECT substr(held_on, 1, 7) AS month, state, count(*) AS dagdelen, max(held_on) AS last_on
        FROM presence WHERE child_id = ${childId} AND state IS NOT NULL GROUP BY month, state)
      GROUP BY month`,
    support: sql`
      SELECT id, 'support' AS kind, since_on AS "on", NULL AS at, 'need' AS what, kind AS text, NULL AS author_name, 'seen_by.' || seen_by AS tag
      FROM support_need WHERE child_id = ${childId}
      UNION ALL
      SELECT id, 'support', ended_on, NULL, 'needEnded', kind, NULL, NULL FROM support_need WHERE child_id = ${childId} AND ended_on IS NOT NULL
      UNION ALL
      SELECT id, 'support', waiting_since_on, NULL, 'waiting', description, NULL, ${arrangementTags}
      FROM support_arrangement WHERE child_id = ${childId} AND waiting_since_on IS NOT NULL
      UNION ALL
      SELECT id, 'support', started_on, NULL, 'started', description, NULL, ${arrangementTags}
      FROM support_arrangement WHERE child_id = ${childId} AND started_on IS NOT NULL
      UNION ALL
      SELECT id, 'support', ended_on, NULL, 'ended', description, NULL, ${arrangementTags}
      FROM support_arrangement WHERE child_id = ${childId} AND ended_on IS NOT NULL
      UNION ALL
      SELECT id, 'support', since_on, NULL, 'involved', organisation, NULL, 'partner.' || kind FROM involved_partner WHERE child_id = ${childId}
      UNION ALL
      SELECT id, 'support', consent_on, NULL, 'consent', organisation, consent_by, 'partner.' || kind
      FROM involved_partner WHERE child_id = ${childId} AND consent_on IS NOT NULL
      UNION ALL
      SELECT id, 'support', withdrawn_on, NULL, 'consentWithdrawn', organisation, NULL, 'partner.' || kind
      FROM involved_partner WHERE child_id = ${childId} AND withdrawn_on IS NOT NULL`,
    handover: sql`
      SELECT handover.id, 'handover' AS kind, handover.begun_on AS "on", NULL AS at, 'begun' AS what, NULL AS text, NULL AS author_name, NULL AS tag
      FROM handover WHERE handover.child_id = ${childId}
      UNION ALL
      SELECT handover.id, 'handover', handover_step.taken_on, handover_step.recorded_at, handover_step.step,
        CASE WHEN handover_step.step IN ('sendAll', 'sendMinimum') THEN handover.sent_to ELSE handover_step.person END, user.name, NULL
      FROM handover JOIN handover_step ON handover_step.handover_id = handover.id JOIN user ON user.id = handover_step.recorded_by
      WHERE handover.child_id = ${childId}`,
  }
}

/** What it is and who gives it. */
const arrangementTags = sql`'arrangement.' || kind || coalesce(',partner.' || partner, '')`

async function domainsOf(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('observationDomain')
    .select(['observationId as id', 'domain as tag'])
    .where('observationId', 'in', ids)
    .execute()
  return grouped(rows)
}

async function reasonsOf(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('adviesState')
    .innerJoin('adviesReason', 'adviesReason.adviesId', 'adviesState.adviesId')
    .select(['adviesState.id', 'adviesReason.reason as tag'])
    .where('adviesState.id', 'in', ids)
    .where('adviesState.state', '=', 'advies')
    .execute()
  return grouped(rows)
}

/** "1-ochtend" is Monday morning. */
async function dagdelenOf(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('placementDagdeel')
    .select(['placementId as id', sql<string>`weekday || '-' || dagdeel`.as('tag')])
    .where('placementId', 'in', ids)
    .orderBy('weekday')
    .orderBy('dagdeel', 'desc')
    .execute()
  return grouped(rows)
}

function grouped(rows: readonly { readonly id: string; readonly tag: string }[]): Map<string, string[]> {
  const tags = new Map<string, string[]>()
  for (const { id, tag } of rows) tags.set(id, [...(tags.get(id) ?? []), tag])
  return tags
}

async function otherChildrenOf(db: Db, ids: readonly string[], childId: string): Promise<Map<string, TimelineEntry['otherChildren']>> {
  const rows = await db
    .selectFrom('observationChild')
    .innerJoin('child', 'child.id', 'observationChild.childId')
    .select(['observationChild.observationId', 'child.id', 'child.firstName', 'child.lastName'])
    .where('observationChild.observationId', 'in', ids)
    .where('child.id', '!=', childId)
    .orderBy('child.searchName')
    .orderBy('child.id')
    .execute()
  const others = new Map<string, TimelineEntry['otherChildren']>()
  for (const { observationId, id, firstName, lastName } of rows) {
    others.set(observationId, [...(others.get(observationId) ?? []), { childId: id, name: shortName(firstName, lastName) }])
  }
  return others
}
