import type { Kysely } from 'kysely'
import { addDays, addMonths, ageInMonths, daysBetween, mondayOf, schoolYearOf, weekdayOf } from '../../../db/contract/dates.ts'
import type { Cell, IndicatorId } from '../../../db/contract/indicators.ts'
import { domains } from '../../../db/contract/observations.ts'
import type { VoorschoolTables } from '../../../db/schema/database.ts'

/**
 * The definitions once more, written from their words and one child at a time, so that a fault in the set-based
 * SQL cannot hide in both.
 */
export async function recomputeCells(db: Kysely<VoorschoolTables>, peildatum: string): Promise<Cell[]> {
  const rows = {
    location: await db.selectFrom('location').selectAll().executeTakeFirstOrThrow(),
    groups: await db.selectFrom('group').selectAll().execute(),
    reductions: await db.selectFrom('groupReduction').selectAll().execute(),
    groupDagdelen: await db.selectFrom('groupDagdeel').selectAll().execute(),
    children: await db.selectFrom('child').selectAll().execute(),
    placements: await db.selectFrom('placement').selectAll().execute(),
    placementDagdelen: await db.selectFrom('placementDagdeel').selectAll().execute(),
    adviesStates: await db.selectFrom('adviesState').selectAll().execute(),
    toeleidingSteps: await db.selectFrom('toeleidingStep').selectAll().execute(),
    contacts: await db.selectFrom('contact').selectAll().execute(),
    observations: await db.selectFrom('observation').selectAll().execute(),
    observationChildren: await db.selectFrom('observationChild').selectAll().execute(),
    observationDomains: await db.selectFrom('observationDomain').selectAll().execute(),
    assignments: await db.selectFrom('assignment').selectAll().execute(),
    goals: await db.selectFrom('goal').selectAll().execute(),
    needs: await db.selectFrom('supportNeed').selectAll().execute(),
    arrangements: await db.selectFrom('supportArrangement').selectAll().execute(),
    handovers: await db.selectFrom('handover').selectAll().execute(),
    handoverSteps: await db.selectFrom('handoverStep').selectAll().execute(),
  }
  const goesOn = (period: { startsOn: string; endsOn: string | null }, on: string): boolean =>
    daysBetween(period.startsOn, on) >= 0 && (period.endsOn === null || daysBetween(on, period.endsOn) >= 0)

  const files = rows.children.map((child) => {
    const placements = rows.placements.filter((one) => one.childId === child.id)
    const first = placements.map((one) => one.startsOn).sort()[0]
    const latest = rows.adviesStates
      .filter((one) => one.childId === child.id && one.sinceOn <= peildatum)
      .sort((a, b) => (a.sinceOn + a.id < b.sinceOn + b.id ? 1 : -1))[0]
    const steps = rows.toeleidingSteps.filter((one) => one.adviesId === latest?.adviesId).map((one) => one.steppedOn)
    const advies = latest?.state === 'advies' ? { toeleidingStartedOn: steps.sort()[0] } : undefined
    const contacts = rows.contacts.filter((one) => one.childId === child.id && one.withdrawnAt === null && one.outcome === 'bereikt')
    const observationIds = new Set(rows.observationChildren.filter((one) => one.childId === child.id).map((one) => one.observationId))
    const observations = rows.observations.filter(
      (one) => observationIds.has(one.id) && one.withdrawnAt === null && one.waitsSince === null,
    )
    return {
      child,
      placements,
      first,
      advies,
      contacts,
      observations,
      isPlaced: placements.some((one) => goesOn(one, peildatum)),
      hasLeft: child.leftOn !== null && child.leftOn <= peildatum,
    }
  })
  type File = (typeof files)[number]

  const hours = (file: File): number =>
    file.placements
      .filter((placement) => goesOn(placement, peildatum))
      .flatMap((placement) =>
        rows.placementDagdelen.filter((one) => one.placementId === placement.id).map((one) => ({ ...one, groupId: placement.groupId })),
      )
      .flatMap((planned) =>
        rows.groupDagdelen.filter(
          (one) => one.groupId === planned.groupId && one.weekday === planned.weekday && one.dagdeel === planned.dagdeel,
        ),
      )
      .reduce(
        (sum, { startsAt, endsAt }) => sum + (Date.parse(`2026-01-01T${endsAt}Z`) - Date.parse(`2026-01-01T${startsAt}Z`)) / 3_600_000,
        0,
      )

  const count = (select: (file: File) => boolean): number => files.filter(select).length
  const share = (of: (file: File) => boolean, those: (file: File) => boolean): { count: number; denominator: number } => ({
    count: count((file) => of(file) && those(file)),
    denominator: count(of),
  })
  const maximumOf = (groupId: string): number =>
    Math.min(
      ...rows.groups.filter((group) => group.id === groupId).map((group) => group.maximum),
      ...rows.reductions
        .filter((one) => one.groupId === groupId && one.withdrawnAt === null && goesOn(one, peildatum))
        .map((one) => one.maximum),
    )
  const isActive = (groupId: string): boolean => rows.groups.some((group) => group.id === groupId && group.isActive === 1)
  const seenIn = (file: File, domain: string): boolean =>
    file.observations.some(
      (one) =>
        one.observedOn > addMonths(peildatum, -6) &&
        one.observedOn <= peildatum &&
        rows.observationDomains.some((link) => link.observationId === one.id && link.domain === domain),
    )
  const isWaiting = (file: File): boolean =>
    file.advies !== undefined && file.child.waitlistedOn !== null && file.child.waitlistedOn <= peildatum && !file.isPlaced && !file.hasLeft
  const wentToSchool = ({ child, first }: File): boolean =>
    first !== undefined &&
    child.leftOn !== null &&
    child.leftOn > addMonths(peildatum, -12) &&
    child.leftOn <= peildatum &&
    ageInMonths(child.bornOn, child.leftOn) >= 42
  const took = ({ child }: File, steps: readonly string[]): boolean =>
    rows.handoverSteps.some(
      (step) =>
        steps.includes(step.step) &&
        step.takenOn <= peildatum &&
        rows.handovers.some((handover) => handover.id === step.handoverId && handover.childId === child.id),
    )
  const plannedOn = (day: string): number =>
    rows.placements
      .filter((placement) => goesOn(placement, day) && isActive(placement.groupId))
      .flatMap((placement) =>
        rows.placementDagdelen
          .filter((one) => one.placementId === placement.id && one.weekday === weekdayOf(day))
          .map((one) => ({ ...one, groupId: placement.groupId })),
      )
      .filter((planned) =>
        rows.groupDagdelen.some(
          (one) => one.groupId === planned.groupId && one.weekday === planned.weekday && one.dagdeel === planned.dagdeel,
        ),
      ).length

  const split = (indicator: IndicatorId, values: readonly string[], name: 'wijkCode' | 'status', whenNone: string): Cell[] => {
    const cells = [...new Set(values)]
      .sort()
      .map((value) => cell(indicator, { count: values.filter((one) => one === value).length }, { [name]: value }))
    return cells.length > 0 ? cells : [cell(indicator, { count: 0 }, { [name]: whenNone })]
  }
  const residence = (those: (file: File) => boolean): string[] => files.filter(those).map((file) => file.child.wijkCode ?? 'onbekend')
  const ownWijk = rows.location.wijkCode ?? 'onbekend'
  const week = [0, 1, 2, 3, 4].map((days) => addDays(mondayOf(peildatum), days))

  return [
    ...split(
      'placedWithAdvies',
      residence((file) => file.isPlaced && file.advies !== undefined),
      'wijkCode',
      ownWijk,
    ),
    ...split(
      'placedWithoutAdvies',
      residence((file) => file.isPlaced && file.advies === undefined),
      'wijkCode',
      ownWijk,
    ),
    cell('waiting', { count: count(isWaiting) }),
    cell(
      'waitingLong',
      share(isWaiting, (file) => daysBetween(file.child.waitlistedOn ?? peildatum, peildatum) >= 90),
    ),
    cell('inToeleiding', {
      count: count(
        (file) =>
          file.advies?.toeleidingStartedOn !== undefined && file.advies.toeleidingStartedOn <= peildatum && !file.isPlaced && !file.hasLeft,
      ),
    }),
    cell(
      'sixteenHours',
      share(
        (file) => file.isPlaced && file.advies !== undefined,
        (file) => hours(file) >= 16,
      ),
    ),
    cell('groupLoad', {
      count: week.map(plannedOn).reduce((sum, planned) => sum + planned, 0),
      denominator: rows.groupDagdelen
        .filter((one) => isActive(one.groupId))
        .map((one) => maximumOf(one.groupId))
        .reduce((sum, maximum) => sum + maximum, 0),
    }),
    cell(
      'intakeWithinSixWeeks',
      share(
        ({ first }) => first !== undefined && first >= addMonths(peildatum, -12) && daysBetween(first, peildatum) >= 42,
        ({ first = '', contacts }) => contacts.some((one) => one.kind === 'intake' && daysBetween(first, one.contactedOn) <= 42),
      ),
    ),
    cell(
      'startedInTime',
      share(
        ({ first }) => first !== undefined && first >= addMonths(peildatum, -12) && daysBetween(first, peildatum) >= 42,
        ({ child, first = '' }) => daysBetween(addMonths(child.bornOn, 33), first) <= 0,
      ),
    ),
    cell(
      'unreachedFamilies',
      share(
        (file) => file.isPlaced && file.first !== undefined && daysBetween(file.first, peildatum) >= 90,
        (file) =>
          !file.contacts.some((one) => daysBetween(one.contactedOn, peildatum) >= 0 && daysBetween(one.contactedOn, peildatum) < 90),
      ),
    ),
    cell(
      'fourDomainsObserved',
      share(
        (file) => file.isPlaced && file.first !== undefined && file.first <= addMonths(peildatum, -6),
        (file) => domains.every((domain) => seenIn(file, domain)),
      ),
    ),
    cell(
      'supportNeeds',
      share(
        (file) => file.isPlaced,
        ({ child }) =>
          rows.needs.some((need) => need.childId === child.id && goesOn({ startsOn: need.sinceOn, endsOn: need.endedOn }, peildatum)),
      ),
    ),
    cell('supportWaiting', {
      count: count(
        (file) =>
          !file.hasLeft &&
          rows.arrangements.some(
            ({ childId, waitingSinceOn, startedOn, endedOn }) =>
              childId === file.child.id &&
              waitingSinceOn !== null &&
              goesOn({ startsOn: waitingSinceOn, endsOn: endedOn }, peildatum) &&
              (startedOn === null || daysBetween(peildatum, startedOn) > 0),
          ),
      ),
    }),
    cell(
      'handoverSent',
      share(wentToSchool, (file) => took(file, ['sendAll', 'sendMinimum'])),
    ),
    cell(
      'warmHandover',
      share(
        (file) => wentToSchool(file) && file.advies !== undefined,
        (file) => took(file, ['talk']),
      ),
    ),
    cell('studentDagdelen', { count: rows.assignments.filter((one) => one.state === 'actief' && goesOn(one, peildatum)).length }),
    ...split(
      'goalsByStatus',
      rows.goals.filter((goal) => goal.schoolYear === schoolYearOf(peildatum)).map((goal) => goal.status),
      'status',
      'concept',
    ),
    cell('places', {
      count: rows.groups
        .filter((group) => group.isActive === 1 && rows.groupDagdelen.some((one) => one.groupId === group.id))
        .reduce((sum, group) => sum + maximumOf(group.id), 0),
    }),
  ]
}

function cell(indicator: IndicatorId, figures: { count: number; denominator?: number }, dims: Cell['dims'] = {}): Cell {
  return { indicator, level: 'locatie', dims, ...figures }
}
