import type { Generated, GeneratedAlways } from 'kysely'
import type { Advies, AdviesState, NonParticipationReason, toeleidingKinds } from '../contract/advies.ts'
import type { BulkKind } from '../contract/bulk.ts'
import type { changeSubjects, Child } from '../contract/children.ts'
import type { deliveryStates, refusals } from '../contract/deliveries.ts'
import type { dagdelen, groupKinds } from '../contract/groups.ts'
import type { HandoverPart } from '../contract/handover.ts'
import type { HandoverStand, HandoverStepName } from '../contract/handover-steps.ts'
import type { IndicatorId } from '../contract/indicators.ts'
import type { goalStatuses } from '../contract/jaarplan.ts'
import type {
  Domain,
  observationContexts,
  observationLevels,
  observationMoments,
  searchPeriods,
  SubDomain,
} from '../contract/observations.ts'
import type { contactKinds, contactOutcomes, interpreters } from '../contract/parents.ts'
import type { PartnerKind } from '../contract/partners.ts'
import type { offerOutcomes } from '../contract/placements.ts'
import type { PresenceState } from '../contract/presence.ts'
import type { Role, WorkspaceKind } from '../contract/roles.ts'
import type { PreferenceName, SettingName } from '../contract/settings.ts'
import type { deployments, studentKinds } from '../contract/students.ts'
import type { Arrangement, SupportNeed } from '../contract/support.ts'
import type { WijkCode } from '../contract/wijken.ts'

/**
 * The tables as Kysely sees them: camelCase here, snake_case in the file. A test compares them with the real schema.
 * SQLite has no booleans: `Flag` is 0 or 1.
 */
export type Flag = 0 | 1
type Dagdeel = (typeof dagdelen)[number]

export interface SharedTables {
  workspace: {
    id: string
    kind: WorkspaceKind
    name: string
    isPractice: Flag
    madeAt: string
    secondBackupFolder: string | null
  }
  user: { id: string; name: string; role: Role; isActive: Flag; lastSignedInAt: string | null; version: number }
  auditEntry: {
    sequence: number
    at: string
    userId: string | null
    operation: string
    subjectId: string | null
    outcome: string
    figures: string
    previousHash: string
    hash: string
  }
  draft: { userId: string; key: string; part: number; content: string; savedAt: string; version: number }
  /** `value` is JSON; read it with `db/schema/settings.ts`. */
  setting: { name: SettingName; value: string; version: number }
  userPreference: { userId: string; name: PreferenceName; value: number }
  herstelproef: { provedAt: string; backupMadeAt: string; outcome: 'good' | 'damaged' | 'different'; counts: string }
}

export interface VoorschoolTables extends SharedTables {
  location: {
    id: string
    name: string
    houder: string
    wijkCode: WijkCode | null
    lrkNumber: string | null
    hasPilotForTwoYearOlds: Flag
    version: number
  }
  group: {
    id: string
    name: string
    kind: (typeof groupKinds)[number]
    room: string | null
    maximum: number
    programme: string | null
    isActive: Flag
    version: number
  }
  groupDagdeel: { groupId: string; weekday: number; dagdeel: Dagdeel; startsAt: string; endsAt: string }
  groupTag: { groupId: string; tag: string }
  groupReduction: {
    id: string
    groupId: string
    maximum: number
    startsOn: string
    endsOn: string | null
    reason: string
    decidedBy: string
    decidedAt: string
    withdrawnAt: string | null
    version: number
  }
  closure: { id: string; name: string; startsOn: string; endsOn: string; version: number }
  child: {
    id: string
    firstName: string
    lastName: string | null
    searchName: string
    bornOn: string
    wijkCode: WijkCode | null
    homeLanguage: Child['homeLanguage']
    mentorId: string | null
    registeredOn: string
    waitlistedOn: string | null
    leftOn: string | null
    schoolName: string | null
    schoolBrin: string | null
    version: number
  }
  childLanguage: { childId: string; position: number; name: string }
  /** One row per pair, the smaller id first. */
  sibling: { childId: string; otherId: string }
  fieldChange: {
    id: string
    childId: string
    about: (typeof changeSubjects)[number]
    aboutId: string
    field: string
    oldValue: string | null
    newValue: string | null
    changedAt: string
    changedBy: string
  }
  supportNeed: {
    id: string
    childId: string
    kind: string
    sinceOn: string
    seenBy: SupportNeed['seenBy']
    endedOn: string | null
    version: number
  }
  supportArrangement: {
    id: string
    childId: string
    kind: Arrangement['kind']
    partner: PartnerKind | null
    description: string | null
    waitingSinceOn: string | null
    startedOn: string | null
    endedOn: string | null
    version: number
  }
  involvedPartner: {
    id: string
    childId: string
    kind: PartnerKind
    organisation: string | null
    sinceOn: string
    consentOn: string | null
    consentBy: string | null
    withdrawnOn: string | null
    endedOn: string | null
    version: number
  }
  handover: {
    id: string
    childId: string
    state: HandoverStand['state']
    consent: HandoverStand['consent']
    scope: HandoverStand['scope'] | null
    begunOn: string
    stateOn: string
    sentTo: string | null
    reaction: string | null
    version: number
  }
  handoverPart: { handoverId: string; part: HandoverPart; text: string }
  handoverStep: {
    handoverId: string
    number: number
    step: HandoverStepName
    takenOn: string
    person: string | null
    recordedAt: string
    recordedBy: string
  }
  placement: { id: string; childId: string; groupId: string; startsOn: string; endsOn: string | null; version: number }
  placementDagdeel: { placementId: string; weekday: number; dagdeel: Dagdeel }
  advies: { id: string; childId: string; source: Advies['source']; weeklyHours: number; version: number }
  /** In order of day and id; the last of a child counts. */
  adviesState: {
    id: string
    adviesId: string
    childId: string
    state: AdviesState
    sinceOn: string
    recordedAt: string | null
    recordedBy: string | null
  }
  adviesReason: { adviesId: string; reason: string }
  toeleidingStep: {
    id: string
    adviesId: string
    kind: (typeof toeleidingKinds)[number]
    steppedOn: string
    reason: NonParticipationReason | null
    note: string | null
    nextOn: string | null
    recordedAt: string | null
    recordedBy: string | null
  }
  waitlistWish: { childId: string; startsOn: string | null; dagdeelCount: number }
  waitlistWishDagdeel: { childId: string; weekday: number; dagdeel: Dagdeel }
  offer: {
    id: string
    childId: string
    groupId: string
    startsOn: string
    endsOn: string | null
    offeredOn: string
    expiresOn: string
    offeredAt: string
    offeredBy: string
    outcome: (typeof offerOutcomes)[number] | null
    answeredOn: string | null
    answeredAt: string | null
    answeredBy: string | null
    reason: NonParticipationReason | null
    note: string | null
    version: number
  }
  bulkChange: { id: string; kind: BulkKind; children: number; madeAt: string; madeBy: string; undoneAt: string | null }
  bulkEnded: { bulkId: string; placementId: string; formerEndsOn: string | null; version: number }
  bulkMade: { bulkId: string; placementId: string }
  bulkLeft: { bulkId: string; childId: string; version: number }
  offerDagdeel: { offerId: string; weekday: number; dagdeel: Dagdeel }
  observation: {
    number: Generated<number>
    id: string
    authorId: string
    text: string
    observedOn: string
    loggedAt: string
    level: (typeof observationLevels)[number] | null
    wellbeing: number | null
    involvement: number | null
    instrument: string | null
    moment: (typeof observationMoments)[number] | null
    isStaffOnly: Flag
    withdrawnAt: string | null
    version: number
    context: Generated<(typeof observationContexts)[number] | null>
    waitsSince: Generated<string | null>
    remark: Generated<string | null>
    reviewedBy: Generated<string | null>
    reviewedAt: Generated<string | null>
  }
  observationChild: { observationId: string; childId: string }
  observationDomain: { observationId: string; domain: Domain }
  observationSubDomain: { observationId: string; subDomain: SubDomain }
  observationRevision: {
    id: string
    observationId: string
    change: 'corrected' | 'withdrawn'
    text: string
    reason: string
    changedAt: string
    changedBy: string
    former: Generated<string | null>
  }
  observationRevisionChild: { revisionId: string; childId: string }
  childDomain: { childId: string; domain: Domain; lastSeenOn: string }
  userGroup: { userId: string; groupId: string }
  savedSearch: {
    id: string
    userId: string
    name: string
    search: string
    childId: string | null
    groupId: string | null
    domain: Domain | null
    authorId: string | null
    period: (typeof searchPeriods)[number]
    fromOn: string | null
    untilOn: string | null
    isStaffOnly: Flag | null
  }
  /** Search with `sql`: `observation_search MATCH …`; its rowid is `observation.number`. */
  observationSearch: { rowid: GeneratedAlways<number>; text: string }
  contact: {
    id: string
    childId: string
    authorId: string
    kind: (typeof contactKinds)[number]
    contactedOn: string
    loggedAt: string
    outcome: (typeof contactOutcomes)[number]
    interpreter: (typeof interpreters)[number]
    durationMinutes: number | null
    note: string | null
    withdrawnAt: string | null
    version: number
  }
  agreement: { id: string; contactId: string; text: string; dueOn: string; doneOn: string | null; version: number }
  presence: {
    childId: string
    heldOn: string
    dagdeel: Dagdeel
    groupId: string
    state: PresenceState | null
    isExtra: Flag
    minutes: number
    authorId: string
    recordedAt: string
    version: number
  }
  presenceRevision: {
    childId: string
    heldOn: string
    dagdeel: Dagdeel
    version: number
    groupId: string
    state: PresenceState | null
    authorId: string
    recordedAt: string
  }
  pbmSnapshot: {
    id: string
    year: number
    countedOn: string
    children: number
    hours: number
    definition: string
    frozenAt: string
    frozenBy: string
  }
  student: {
    id: string
    name: string
    kind: (typeof studentKinds)[number]
    personRegisterOn: string | null
    registerLinkedOn: string | null
    guidancePlanOn: string | null
    startsOn: string
    endsOn: string | null
    version: number
  }
  assignment: {
    id: string
    studentId: string
    groupId: string
    weekday: number
    dagdeel: Dagdeel
    deployment: (typeof deployments)[number]
    startsOn: string
    endsOn: string | null
    state: 'gepland' | 'actief'
    version: number
  }
  goal: {
    id: string
    scope: 'locatie'
    schoolYear: number
    theme: string
    description: string
    indicator: IndicatorId | null
    baseline: number | null
    target: number | null
    reviewOn: string | null
    status: (typeof goalStatuses)[number]
    version: number
  }
  signerKey: { only: 1; secret: Uint8Array; public: Uint8Array; madeAt: string }
  recipient: {
    id: string
    name: string
    recipient: string
    signer: Uint8Array
    isPractice: Flag
    madeOn: string
    addedAt: string
    verifiedAt: string | null
  }
  sentDelivery: {
    sequence: number
    peildatum: string
    madeAt: string
    madeBy: string
    fileName: string
    cells: number
    bodyHash: string
    recipientName: string
  }
}

export interface ProjectleiderTables extends SharedTables {
  receiverKey: { only: 1; identity: string; recipient: string; signerSecret: Uint8Array; signerPublic: Uint8Array; madeOn: string }
  knownLocation: {
    id: string
    locationId: string | null
    name: string
    houder: string
    wijkCode: WijkCode
    signer: Uint8Array | null
    verifiedAt: string | null
    version: number
  }
  delivery: {
    id: string
    fileName: string
    importedAt: string
    state: (typeof deliveryStates)[number]
    refusal: (typeof refusals)[number] | null
    oddities: string
    locationId: string | null
    locationName: string | null
    houder: string | null
    wijkCode: WijkCode | null
    peildatum: string | null
    sequence: number | null
    madeAt: string | null
    bodyHash: string | null
    previousHash: string | null
    signer: Uint8Array | null
    strengths: string
    opportunities: string
  }
  deliveryCell: {
    deliveryId: string
    indicator: IndicatorId
    wijkCode: WijkCode | 'onbekend' | ''
    status: string
    count: number
    denominator: number | null
  }
  deliveryGoal: {
    deliveryId: string
    goalId: string
    theme: string
    indicator: IndicatorId | null
    baseline: number | null
    target: number | null
    status: (typeof goalStatuses)[number]
  }
  denominator: { wijkCode: WijkCode; peildatum: string; adviesCount: number; source: string | null; enteredAt: string }
}
