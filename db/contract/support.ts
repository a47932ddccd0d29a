import { z } from 'zod'
import { command, query } from './operation.ts'
import { partnerKinds } from './partners.ts'
import { DateOn, Id, line, Page, pageOf, Saved, Version } from './values.ts'

/** What an aanvullende ondersteuningsvraag can be about. A choice of the location (domain.md 14): these words are where the list begins. */
export const defaultSupportKinds: readonly string[] = [
  'taal en communicatie',
  'gedrag en emoties',
  'contact met anderen',
  'motoriek',
  'zien en horen',
  'gezondheid en verzorging',
  'ontwikkeling op meer gebieden',
]

/** Who saw it first. */
export const needSources = ['voorschool', 'ouders', 'jgz', 'huisarts', 'overig'] as const
export const arrangementKinds = ['plus_groep', 'dagbehandeling', 'overig'] as const
export const arrangementStates = ['waiting', 'running', 'ended'] as const

const NeedFields = z.strictObject({
  /** One of the location's own list (setting `supportKinds`); never a diagnosis. */
  kind: line(60),
  sinceOn: DateOn,
  seenBy: z.enum(needSources),
  endedOn: DateOn.nullable(),
})

const ArrangementFields = z.strictObject({
  kind: z.enum(arrangementKinds),
  /** Who gives it; for dagbehandeling the specialist partner of the wijk (domain.md 7). */
  partner: z.enum(partnerKinds).nullable(),
  /** What it is, where the kind does not say it. */
  description: line(80).nullable(),
  waitingSinceOn: DateOn.nullable(),
  startedOn: DateOn.nullable(),
  endedOn: DateOn.nullable(),
})

const InvolvedFields = z.strictObject({
  kind: z.enum(partnerKinds),
  /** Which school or organisation; no names of people are needed. */
  organisation: line(80).nullable(),
  sinceOn: DateOn,
  /** Talking about this child by name needs consent of a parent (AVG art. 8; domain.md 7). */
  consentOn: DateOn.nullable(),
  consentBy: line(60).nullable(),
  withdrawnOn: DateOn.nullable(),
  endedOn: DateOn.nullable(),
})

export const SupportNeed = NeedFields.extend({ id: Id, childId: Id, version: Version })
export type SupportNeed = z.output<typeof SupportNeed>

export const Arrangement = ArrangementFields.extend({
  id: Id,
  childId: Id,
  state: z.enum(arrangementStates),
  /** Whole weeks of waiting: until the start, else until the end or today. Null when there was nothing to wait for. */
  weeksWaiting: z.int().nullable(),
  version: Version,
})
export type Arrangement = z.output<typeof Arrangement>

export const consentStates = ['given', 'withdrawn', 'none'] as const
export const Involved = InvolvedFields.extend({ id: Id, childId: Id, consent: z.enum(consentStates), version: Version })
export type Involved = z.output<typeof Involved>

/** All extra support of one child: what goes on first, then the past. */
export const Support = z.strictObject({
  needs: z.array(SupportNeed),
  arrangements: z.array(Arrangement),
  partners: z.array(Involved),
  /** Who gives specialist care in the wijk where the child lives (setting `specialistByWijk`), null when the wijk is not known. */
  specialist: z.enum(partnerKinds).nullable(),
})
export type Support = z.output<typeof Support>

export const overviewLists = ['waiting', 'running', 'without'] as const
export const SupportRow = z.strictObject({
  childId: Id,
  name: z.string(),
  groupName: z.string().nullable(),
  /** The needs that go on. */
  needs: z.array(z.string()),
  arrangement: Arrangement.pick({ id: true, kind: true, partner: true, description: true }).nullable(),
  /** Since when the child waits, the arrangement runs or, without one, the need is there. */
  sinceOn: DateOn,
  weeks: z.int(),
})
export type SupportRow = z.output<typeof SupportRow>

const both = ['support', 'children'] as const

export const supportContract = {
  /** Part of a child's file: leaves a row in the audit. */
  'support.read': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ childId: Id }),
    output: Support,
    reads: ['support', 'children', 'settings'],
    audited: true,
  }),
  /** The words to choose from for a need. */
  'support.kinds': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({}),
    output: z.array(z.string()),
    reads: ['settings', 'support'],
  }),
  /** Who waits, who has it, and who has a need and nothing arranged; the longest first. Children who left are left out. */
  'support.overview': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ show: z.enum(overviewLists), page: Page.prefault({}) }),
    output: pageOf(SupportRow).extend({ counts: z.strictObject({ waiting: z.int(), running: z.int(), without: z.int() }) }),
    reads: ['support', 'children', 'groups'],
  }),
  /** Per group: the children placed on a day, and how many of them have an aanvullende ondersteuningsvraag then. */
  'support.shareByGroup': query({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ on: DateOn.optional() }),
    output: z.array(z.strictObject({ groupId: Id, children: z.int(), withNeed: z.int() })),
    reads: ['support', 'children', 'groups'],
  }),
  'support.recordNeed': command({
    place: 'voorschool',
    role: 'medewerker',
    input: NeedFields.extend({ childId: Id }),
    output: Saved,
    changes: both,
  }),
  'support.changeNeed': command({
    place: 'voorschool',
    role: 'medewerker',
    input: NeedFields.extend({ id: Id, version: Version }),
    output: Saved,
    changes: both,
  }),
  /** For one that was recorded by mistake. */
  'support.removeNeed': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ id: Id, version: Version }),
    output: z.strictObject({ id: Id }),
    changes: both,
  }),
  'support.arrange': command({
    place: 'voorschool',
    role: 'medewerker',
    input: ArrangementFields.extend({ childId: Id }),
    output: Saved,
    changes: both,
  }),
  'support.changeArrangement': command({
    place: 'voorschool',
    role: 'medewerker',
    input: ArrangementFields.extend({ id: Id, version: Version }),
    output: Saved,
    changes: both,
  }),
  'support.removeArrangement': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ id: Id, version: Version }),
    output: z.strictObject({ id: Id }),
    changes: both,
  }),
  'support.involve': command({
    place: 'voorschool',
    role: 'medewerker',
    input: InvolvedFields.extend({ childId: Id }),
    output: Saved,
    changes: both,
  }),
  'support.changeInvolved': command({
    place: 'voorschool',
    role: 'medewerker',
    input: InvolvedFields.extend({ id: Id, version: Version }),
    output: Saved,
    changes: both,
  }),
  'support.removeInvolved': command({
    place: 'voorschool',
    role: 'medewerker',
    input: z.strictObject({ id: Id, version: Version }),
    output: z.strictObject({ id: Id }),
    changes: both,
  }),
} as const
