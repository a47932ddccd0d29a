import { z } from 'zod'
import { indicatorIds } from './indicators.ts'
import { command, query } from './operation.ts'
import { DateOn, Id, line, Saved, text, Version } from './values.ts'

export const goalStatuses = ['concept', 'vastgesteld', 'in_uitvoering', 'behaald', 'deels_behaald', 'niet_behaald', 'vervallen'] as const
/**
 * Where a goal may go next: one step on, one step back, and out of use from anywhere. A goal that lapsed comes back as a
 * concept, because what was true of it has to be looked at again.
 */
export const goalMoves = {
  concept: ['vastgesteld', 'vervallen'],
  vastgesteld: ['in_uitvoering', 'concept', 'vervallen'],
  in_uitvoering: ['behaald', 'deels_behaald', 'niet_behaald', 'vastgesteld', 'vervallen'],
  behaald: ['in_uitvoering', 'vervallen'],
  deels_behaald: ['in_uitvoering', 'vervallen'],
  niet_behaald: ['in_uitvoering', 'vervallen'],
  vervallen: ['concept'],
} as const satisfies Record<(typeof goalStatuses)[number], readonly (typeof goalStatuses)[number][]>
/** Suggested by the sources (domain.md 7); another theme is typed. */
export const suggestedThemes = [
  'toeleiding_bereik',
  'ouderbetrokkenheid',
  'ondersteuning_plusopvang',
  'doorgaande_lijn_overdracht',
  'samenwerking_kernpartners',
  'taal_boekstart',
  'bewegend_leren',
  'inzet_studenten',
] as const

const GoalFields = z.strictObject({
  /** School year, by the year in which it starts. */
  schoolYear: z.int().min(2020).max(2100),
  /** A suggested theme's code, or own words. */
  theme: line(60),
  description: text(1000),
  /** The registry's figure that tells whether it goes well; null when the goal is not a figure. */
  indicator: z.enum(indicatorIds).nullable(),
  baseline: z.number().min(0).max(100_000).nullable(),
  target: z.number().min(0).max(100_000).nullable(),
  reviewOn: DateOn.nullable(),
})

export const Goal = GoalFields.extend({
  id: Id,
  scope: z.enum(['locatie']),
  status: z.enum(goalStatuses),
  version: Version,
})
export type Goal = z.output<typeof Goal>

export const jaarplanContract = {
  'jaarplan.list': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ schoolYear: z.int().min(2020).max(2100) }),
    output: z.array(Goal),
    reads: ['jaarplan'],
  }),
  'jaarplan.addGoal': command({ place: 'voorschool', role: 'locatiemanager', input: GoalFields, output: Saved, changes: ['jaarplan'] }),
  'jaarplan.changeGoal': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: GoalFields.extend({ id: Id, version: Version }),
    output: Saved,
    changes: ['jaarplan'],
  }),
  'jaarplan.setStatus': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version, status: z.enum(goalStatuses) }),
    output: Saved,
    changes: ['jaarplan'],
  }),
  'jaarplan.removeGoal': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ id: Id, version: Version }),
    output: z.strictObject({ id: Id }),
    changes: ['jaarplan'],
  }),
} as const
