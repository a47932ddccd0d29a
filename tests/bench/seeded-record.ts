import { randomUUID } from 'node:crypto'
import { addDays, addMonths, weekdayOf } from '../../db/contract/dates.ts'
import { foldForSearch } from '../../db/contract/names.ts'
import { domains } from '../../db/contract/observations.ts'
import { childNames, familyNames } from '../../db/demo/names.ts'
import { chanceOf } from '../../db/demo/random.ts'
import { contactNotes, sightings } from '../../db/demo/sentences.ts'
import type { RecordDatabase } from '../../db/schema/open.ts'

export interface Size {
  readonly children: number
  readonly observations: number
  readonly contacts: number
  readonly groups: number
  readonly weeksOfPresence: number
}

/** The size that the design's figures are for. */
export const designSize: Size = { children: 5_000, observations: 200_000, contacts: 40_000, groups: 200, weeksOfPresence: 12 }

/** Fills an open record straight through SQL, because two hundred thousand logged observations would take the afternoon. */
export function seedRecord(
  record: RecordDatabase,
  size: Size,
  authorId: string,
  today: string,
): { childIds: string[]; groupIds: string[] } {
  const chance = chanceOf(42)
  const insert = (table: string, columns: string) =>
    record.prepare(
      `INSERT INTO ${table} (${columns}) VALUES (${columns
        .split(',')
        .map(() => '?')
        .join(',')})`,
    )
  const childIds = Array.from({ length: size.children }, () => randomUUID())
  const groupIds = Array.from({ length: size.groups }, () => randomUUID())
  record.transaction(() => {
    const group = insert('"group"', 'id,name,kind,room,maximum,is_active,version')
    const groupDagdeel = insert('group_dagdeel', 'group_id,weekday,dagdeel,starts_at,ends_at')
    for (const [index, id] of groupIds.entries()) {
      group.run(id, `Groep ${String(index)}`, 've', null, 16, 1, 1)
      for (const weekday of [1, 2, 4, 5]) groupDagdeel.run(id, weekday, 'ochtend', '08:30', '12:30')
    }
    const child = insert('child', 'id,first_name,last_name,search_name,born_on,wijk_code,home_language,registered_on,waitlisted_on,version')
    const placement = insert('placement', 'id,child_id,group_id,starts_on,version')
    const placementDagdeel = insert('placement_dagdeel', 'placement_id,weekday,dagdeel')
    const advies = insert('advies', 'id,child_id,source,weekly_hours,version')
    const adviesState = insert('advies_state', 'id,advies_id,child_id,state,since_on')
    const presence = insert('presence', 'child_id,held_on,dagdeel,group_id,state,is_extra,minutes,author_id,recorded_at,version')
    for (const [index, id] of childIds.entries()) {
      const first = chance.pick(childNames)
      const last = chance.pick(familyNames)
      const bornOn = addDays(addMonths(today, -46), chance.between(0, 460))
      const groupId = groupIds[index % groupIds.length]
      // Sixteen of each group are placed, the rest waits.
      const isPlaced = index < groupIds.length * 16
      const waitlistedOn = isPlaced ? null : addDays(today, -chance.between(1, 200))
      child.run(id, first, last, foldForSearch(`${first} ${last}`), bornOn, 'WK034403', 'meertalig', addDays(today, -300), waitlistedOn, 1)
      if (isPlaced) {
        const placementId = randomUUID()
        placement.run(placementId, id, groupId, addDays(today, -chance.between(30, 290)), 1)
        for (const weekday of [1, 2, 4, 5]) placementDagdeel.run(placementId, weekday, 'ochtend')
        for (let day = addDays(today, -7 * size.weeksOfPresence); day < today; day = addDays(day, 1)) {
          if (![1, 2, 4, 5].includes(weekdayOf(day))) continue
          const state = chance.percent(90) ? 'aanwezig' : chance.pick(['ziek', 'afgemeld', 'zonder_bericht'])
          presence.run(id, day, 'ochtend', groupId, state, 0, 240, authorId, `${day}T09:00:00.000Z`, 1)
        }
      }
      if (chance.percent(70)) {
        const adviesId = randomUUID()
        advies.run(adviesId, id, 'jgz', 16, 1)
        adviesState.run(randomUUID(), adviesId, id, 'advies', addDays(today, -320))
      }
    }
    const observation = insert('observation', 'id,author_id,text,observed_on,logged_at,is_staff_only,version')
    const observationChild = insert('observation_child', 'observation_id,child_id')
    const observationDomain = insert('observation_domain', 'observation_id,domain')
    for (let index = 0; index < size.observations; index += 1) {
      const id = randomUUID()
      const domain = chance.pick(domains)
      const day = addDays(today, -Math.floor(((size.observations - index) / size.observations) * 700))
      observation.run(id, authorId, `${chance.pick(sightings[domain])} (${String(index)})`, day, `${day}T11:00:00.000Z`, 0, 1)
      observationChild.run(id, chance.pick(childIds))
      observationDomain.run(id, domain)
    }
    record.exec(`INSERT INTO child_domain (child_id, domain, last_seen_on)
      SELECT oc.child_id, od.domain, max(o.observed_on) FROM observation_child oc
      JOIN observation o ON o.id = oc.observation_id JOIN observation_domain od ON od.observation_id = o.id GROUP BY oc.child_id, od.domain`)
    const contact = insert('contact', 'id,child_id,author_id,kind,contacted_on,logged_at,outcome,interpreter,note,version')
    for (let index = 0; index < size.contacts; index += 1) {
      const day = addDays(today, -chance.between(0, 700))
      contact.run(
        randomUUID(),
        chance.pick(childIds),
        authorId,
        'breng_haal',
        day,
        `${day}T15:00:00.000Z`,
        'bereikt',
        'geen',
        chance.pick(contactNotes),
        1,
      )
    }
  })()
  record.exec('ANALYZE')
  return { childIds, groupIds }
}
