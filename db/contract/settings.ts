import { z } from 'zod'
import { command, query } from './operation.ts'
import { defaultSpecialistByWijk, specialists } from './partners.ts'
import type { WorkspaceKind } from './roles.ts'
import { defaultSupportKinds } from './support.ts'
import { DateOn, line, Nothing } from './values.ts'
import { WijkCodeSchema, type WijkCode } from './wijken.ts'

/**
 * How sure we are of what a default rests on (domain.md): `A` law or official statistics, `B` an official body, `C` one
 * secondary source, `D` our own choice, `K` professional knowledge. Only A may be shown as law.
 */
export const certainties = ['A', 'B', 'C', 'D', 'K'] as const
type Certainty = (typeof certainties)[number]

/** Under which heading a setting stands. */
export const settingSections = ['use', 'observing', 'places', 'support', 'lists', 'staff', 'privacy', 'figures'] as const

interface Common {
  readonly kinds: readonly WorkspaceKind[]
  readonly section: (typeof settingSections)[number]
  readonly certainty: Certainty
}
interface NumberSetting extends Common {
  readonly type: 'number'
  readonly minimum: number
  readonly maximum: number
  readonly default: number
}
interface SwitchSetting extends Common {
  readonly type: 'switch'
  readonly default: boolean
}
interface ChoiceSetting extends Common {
  readonly type: 'choice'
  readonly options: readonly string[]
  readonly default: string
}
/** Words to choose from; what was recorded with a word keeps it when the list changes. */
interface LinesSetting extends Common {
  readonly type: 'lines'
  readonly default: readonly string[]
}
/** One of the options for each wijk. */
interface WijkenSetting extends Common {
  readonly type: 'wijken'
  readonly options: readonly string[]
  readonly default: Readonly<Record<WijkCode, string>>
}
/** A choice that changes on a day: each holds until the next one starts. */
interface DatedSetting extends Common {
  readonly type: 'dated'
  readonly options: readonly string[]
  readonly default: readonly { readonly startsOn: string; readonly value: string }[]
}
export type Setting = NumberSetting | SwitchSetting | ChoiceSetting | LinesSetting | WijkenSetting | DatedSetting

const both = ['voorschool', 'projectleider'] as const
const voorschool = ['voorschool'] as const
const projectleider = ['projectleider'] as const

/**
 * Everything that is a choice and not law (domain.md 14, security.md 4), with its default and bounds; the label, the reason and
 * the source stand in the texts. Read one with `ctx.setting('name')`: its type follows from here.
 */
export const settings = {
  autoLockMinutes: { type: 'number', kinds: both, section: 'use', certainty: 'D', minimum: 1, maximum: 30, default: 5 },
  unseenAfterDays: { type: 'number', kinds: voorschool, section: 'use', certainty: 'D', minimum: 7, maximum: 180, default: 42 },
  unreachedAfterDays: { type: 'number', kinds: voorschool, section: 'use', certainty: 'D', minimum: 30, maximum: 365, default: 90 },
  /** On: a colleague approves an observation before it enters the dossier. */
  secondPairOfEyes: { type: 'switch', kinds: voorschool, section: 'use', certainty: 'D', default: false },

  /** Weeks after the first day of placement within which the startmeting is wanted. */
  startMomentWeeks: { type: 'number', kinds: voorschool, section: 'observing', certainty: 'D', minimum: 1, maximum: 26, default: 6 },
  /** Weeks between two moments; systems such as KIJK! record twice a year (domain.md 5.1). */
  halfYearlyWeeks: { type: 'number', kinds: voorschool, section: 'observing', certainty: 'C', minimum: 8, maximum: 52, default: 26 },
  /** Weeks before the fourth birthday at which the eindmeting is wanted, so that it can go along to the school (domain.md 5.3). */
  endMomentWeeks: { type: 'number', kinds: voorschool, section: 'observing', certainty: 'D', minimum: 1, maximum: 26, default: 6 },

  weeklyHoursWithoutAdvies: { type: 'number', kinds: voorschool, section: 'places', certainty: 'B', minimum: 0, maximum: 16, default: 5 },
  reducedMaximum: { type: 'number', kinds: voorschool, section: 'places', certainty: 'B', minimum: 1, maximum: 15, default: 12 },
  /** Which child on the waiting list comes first. */
  waitlistPriority: {
    type: 'choice',
    kinds: voorschool,
    section: 'places',
    certainty: 'B',
    options: ['advies_then_waiting', 'advies_then_age', 'waiting', 'age'],
    default: 'advies_then_waiting',
  },

  supportKinds: {
    type: 'lines',
    kinds: voorschool,
    section: 'support',
    certainty: 'D',
    default: defaultSupportKinds,
  },
  /** Who offers specialist youth care (spoor 3) to the children of a wijk (domain.md 7). */
  specialistByWijk: {
    type: 'wijken',
    kinds: voorschool,
    section: 'support',
    certainty: 'B',
    options: specialists,
    default: defaultSpecialistByWijk,
  },

  veProgrammes: {
    type: 'lines',
    kinds: voorschool,
    section: 'lists',
    certainty: 'C',
    default: ['Uk & Puk', 'Piramide', 'Startblokken', 'Sporen', 'Speelplezier', 'Doe meer met Bas', 'Peuterplein'],
  },
  indicatiegronden: {
    type: 'lines',
    kinds: voorschool,
    section: 'lists',
    certainty: 'C',
    default: ['taal', 'ontwikkeling', 'sociaal-emotioneel', 'thuissituatie', 'opleiding ouders', 'overig'],
  },
  instruments: {
    type: 'lines',
    kinds: voorschool,
    section: 'lists',
    certainty: 'C',
    default: ['KIJK!', 'BOSOS 2-4', 'Cito Volgsysteem jonge kind', 'HOREB', 'eigen observatielijst'],
  },

  /** How much of the minimum staff may be beroepskrachten in opleiding (domain.md 8). */
  traineeShare: {
    type: 'dated',
    kinds: voorschool,
    section: 'staff',
    certainty: 'B',
    options: ['een_derde', 'de_helft'],
    default: [
      { startsOn: '2022-01-01', value: 'de_helft' },
      { startsOn: '2026-07-01', value: 'een_derde' },
    ],
  },

  retentionYears: { type: 'number', kinds: voorschool, section: 'privacy', certainty: 'D', minimum: 1, maximum: 10, default: 2 },

  smallCount: { type: 'number', kinds: projectleider, section: 'figures', certainty: 'K', minimum: 5, maximum: 11, default: 5 },
  denominatorFloor: { type: 'number', kinds: projectleider, section: 'figures', certainty: 'D', minimum: 10, maximum: 100, default: 10 },
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof settings
export const settingNames = Object.keys(settings) as [SettingName, ...SettingName[]]

type ValueOf<S extends Setting> = S extends NumberSetting
  ? number
  : S extends SwitchSetting
    ? boolean
    : S extends ChoiceSetting
      ? S['options'][number]
      : S extends LinesSetting
        ? readonly string[]
        : S extends WijkenSetting
          ? Readonly<Record<WijkCode, S['options'][number]>>
          : S extends DatedSetting
            ? readonly { readonly startsOn: string; readonly value: S['options'][number] }[]
            : never

/** What `ctx.setting(name)` answers. */
export type SettingOf<N extends SettingName> = ValueOf<(typeof settings)[N]>

/** What a setting's value looks like on the wire and in the record; bounds of numbers are a rule with a text of its own. */
export function schemaOf(setting: Setting): z.ZodType {
  switch (setting.type) {
    case 'number':
      return z.int()
    case 'switch':
      return z.boolean()
    case 'choice':
      return z.enum(setting.options)
    case 'lines':
      return z
        .array(line(60))
        .min(1)
        .max(40)
        .refine((all) => new Set(all.map((one) => one.toLocaleLowerCase('nl'))).size === all.length, { params: { rule: 'line-twice' } })
    case 'wijken':
      return z.record(WijkCodeSchema, z.enum(setting.options))
    case 'dated':
      return z
        .array(z.strictObject({ startsOn: DateOn, value: z.enum(setting.options) }))
        .min(1)
        .max(20)
        .refine((all) => new Set(all.map((one) => one.startsOn)).size === all.length, { params: { rule: 'day-twice' } })
  }
}

/** The version that the user saw: 0 while the default holds. Without it the value is written whatever stood there. */
const SeenSetting = z.int().min(0)

type Choice<N extends SettingName> = { readonly name: N; readonly value: SettingOf<N>; readonly version?: number | undefined }
/** A setting with a new value, for any setting. */
export type SettingChange = { [N in SettingName]: Choice<N> }[SettingName]
/** A setting as it stands. */
export type SettingValue = { [N in SettingName]: Required<Choice<N>> & { readonly version: number } }[SettingName]

// A name decides which value fits: zod checks it, and TypeScript cannot follow a union that is made from a list.
const SettingChange = unionOf({ version: SeenSetting.optional() }) as unknown as z.ZodType<SettingChange, SettingChange>
export const SettingValue = unionOf({ version: SeenSetting }) as unknown as z.ZodType<SettingValue, SettingValue>

function unionOf(more: z.ZodRawShape) {
  const [first, ...others] = settingNames.map((name) => z.strictObject({ name: z.literal(name), value: schemaOf(settings[name]), ...more }))
  if (first === undefined) throw new TypeError('There are settings')
  return z.discriminatedUnion('name', [first, ...others])
}

/** Which of dated choices holds on a day; before the first one that one. */
export function choiceOn<T extends string>(dated: readonly { readonly startsOn: string; readonly value: T }[], day: string): T {
  const inOrder = dated.toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
  const holds = inOrder.findLast((one) => one.startsOn <= day) ?? inOrder[0]
  if (holds === undefined) throw new TypeError('A dated setting has at least one choice')
  return holds.value
}

interface Preference {
  readonly kinds: readonly WorkspaceKind[]
  readonly default: boolean
}

/** What everybody chooses for herself and nobody for another; reasons stand in the texts. */
export const preferences = {
  /** A quiet underline and a better wording while writing about a child (`wording.ts`). */
  wordingHints: { kinds: ['voorschool'], default: true },
} as const satisfies Record<string, Preference>
export type PreferenceName = keyof typeof preferences
export const preferenceNames = Object.keys(preferences) as [PreferenceName, ...PreferenceName[]]

export const PreferenceValue = z.strictObject({ name: z.enum(preferenceNames), isOn: z.boolean(), default: z.boolean() })
export type PreferenceValue = z.output<typeof PreferenceValue>

export const settingsContract = {
  'settings.list': query({ place: 'any', role: 'user', input: Nothing, output: z.array(SettingValue), reads: ['settings'] }),
  /** Refused as `conflict` when somebody else changed it since `version`. */
  'settings.change': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: SettingChange,
    output: SettingValue,
    changes: ['settings', 'session'],
  }),
  'settings.changeOwn': command({
    place: 'projectleider',
    role: 'projectleider',
    input: SettingChange,
    output: SettingValue,
    changes: ['settings', 'session', 'wijkanalyse'],
  }),
  /** The asker's own, of this kind of workspace. */
  'settings.listPreferences': query({
    place: 'any',
    role: 'user',
    input: Nothing,
    output: z.array(PreferenceValue),
    reads: ['settings'],
  }),
  /** Only her own. No row in the audit: it says nothing about a child and nothing about the record. */
  'settings.changePreference': command({
    place: 'any',
    role: 'user',
    input: z.strictObject({ name: z.enum(preferenceNames), isOn: z.boolean() }),
    output: PreferenceValue,
    changes: ['settings'],
    audited: false,
  }),
} as const
