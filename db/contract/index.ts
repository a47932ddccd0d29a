import { adviesContract } from './advies.ts'
import { auditContract } from './audit.ts'
import { backupsContract } from './backups.ts'
import { childrenContract } from './children.ts'
import { deliveriesContract } from './deliveries.ts'
import { draftsContract } from './drafts.ts'
import { exportsContract } from './exports.ts'
import { groupsContract } from './groups.ts'
import { handoverContract } from './handover.ts'
import { hoursContract } from './hours.ts'
import { indicatorsContract } from './indicators.ts'
import { jaarplanContract } from './jaarplan.ts'
import { locationContract } from './location.ts'
import { observationsContract } from './observations.ts'
import type { Contract } from './operation.ts'
import { parentsContract } from './parents.ts'
import { placementsContract } from './placements.ts'
import { presenceContract } from './presence.ts'
import { settingsContract } from './settings.ts'
import { studentsContract } from './students.ts'
import { supportContract } from './support.ts'
import { tasksContract } from './tasks.ts'
import { usersContract } from './users.ts'
import { wijkanalyseContract } from './wijkanalyse.ts'
import { workspacesContract } from './workspaces.ts'

/** Everything that a window, a test or the command line can ask of the backend. */
export const contract = {
  ...workspacesContract,
  ...usersContract,
  ...auditContract,
  ...backupsContract,
  ...draftsContract,
  ...settingsContract,
  ...locationContract,
  ...groupsContract,
  ...childrenContract,
  ...placementsContract,
  ...adviesContract,
  ...presenceContract,
  ...hoursContract,
  ...supportContract,
  ...handoverContract,
  ...observationsContract,
  ...parentsContract,
  ...studentsContract,
  ...jaarplanContract,
  ...indicatorsContract,
  ...exportsContract,
  ...deliveriesContract,
  ...wijkanalyseContract,
  ...tasksContract,
} as const satisfies Contract

export type AppContract = typeof contract
export type OperationName = keyof AppContract
