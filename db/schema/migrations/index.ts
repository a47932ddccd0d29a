import type { WorkspaceKind } from '../../contract/roles.ts'
import type { Migration } from '../migrate.ts'
import { peopleAndAudit } from './0010-people-and-audit.ts'
import { deliveries } from './0020-deliveries.ts'
import { record } from './0020-record.ts'
import { groupsAndCalendar } from './0030-groups-and-calendar.ts'
import { typedSettings } from './0030-typed-settings.ts'
import { adviesAndPlacements } from './0040-advies-and-placements.ts'
import { hoursAndPresence } from './0050-hours-and-presence.ts'
import { childrenSupportHandover } from './0060-children-support-handover.ts'
import { draftParts } from './0070-drafts.ts'
import { observing } from './0070-observing.ts'
import { preferences } from './0080-preferences.ts'
import { bulk } from './0090-bulk.ts'

/** Numbered by tens, forward only, frozen once released (`tests/migrations` pins their hashes). */
export const migrationsOf: Record<WorkspaceKind, readonly Migration[]> = {
  voorschool: [
    { version: 10, name: 'people-and-audit', sql: peopleAndAudit },
    { version: 20, name: 'record', sql: record },
    { version: 30, name: 'groups-and-calendar', sql: typedSettings + groupsAndCalendar },
    { version: 40, name: 'advies-and-placements', sql: adviesAndPlacements },
    { version: 50, name: 'hours-and-presence', sql: hoursAndPresence },
    { version: 60, name: 'children-support-handover', sql: childrenSupportHandover },
    { version: 70, name: 'observing', sql: observing },
    { version: 80, name: 'preferences', sql: preferences },
    { version: 90, name: 'bulk', sql: bulk },
  ],
  projectleider: [
    { version: 10, name: 'people-and-audit', sql: peopleAndAudit },
    { version: 20, name: 'deliveries', sql: deliveries },
    { version: 30, name: 'typed-settings', sql: typedSettings },
    { version: 70, name: 'draft-parts', sql: draftParts },
    { version: 80, name: 'preferences', sql: preferences },
  ],
}
