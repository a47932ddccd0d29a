import { z } from 'zod'
import { command, query } from './operation.ts'
import type { WorkspaceKind } from './roles.ts'
import { Nothing } from './values.ts'

interface Setting {
  readonly kinds: readonly WorkspaceKind[]
  readonly minimum: number
  readonly maximum: number
  readonly default: number
}

/** Everything that is a choice and not law (domain.md 14, security.md 4), with its default and bounds; reasons stand in the texts. */
export const settings = {
  autoLockMinutes: { kinds: ['voorschool', 'projectleider'], minimum: 1, maximum: 30, default: 5 },
  weeklyHoursWithoutAdvies: { kinds: ['voorschool'], minimum: 0, maximum: 16, default: 5 },
  unreachedAfterDays: { kinds: ['voorschool'], minimum: 30, maximum: 365, default: 90 },
  unseenAfterDays: { kinds: ['voorschool'], minimum: 7, maximum: 180, default: 42 },
  /** 1: a colleague approves an observation before it enters the dossier. */
  secondPairOfEyes: { kinds: ['voorschool'], minimum: 0, maximum: 1, default: 0 },
  /** Weeks after the first day of placement within which the startmeting is wanted. */
  startMomentWeeks: { kinds: ['voorschool'], minimum: 1, maximum: 26, default: 6 },
  /** Weeks between two moments; systems such as KIJK! record twice a year (domain.md 5.1). */
  halfYearlyWeeks: { kinds: ['voorschool'], minimum: 8, maximum: 52, default: 26 },
  /** Weeks before the fourth birthday at which the eindmeting is wanted, so that it can go along to the school (domain.md 5.3). */
  endMomentWeeks: { kinds: ['voorschool'], minimum: 1, maximum: 26, default: 6 },
  smallCount: { kinds: ['projectleider'], minimum: 5, maximum: 11, default: 5 },
  denominatorFloor: { kinds: ['projectleider'], minimum: 10, maximum: 100, default: 10 },
} as const satisfies Record<string, Setting>
export type SettingName = keyof typeof settings
export const settingNames = Object.keys(settings) as [SettingName, ...SettingName[]]

export const SettingValue = z.strictObject({
  name: z.enum(settingNames),
  value: z.int(),
  default: z.int(),
  minimum: z.int(),
  maximum: z.int(),
})
export type SettingValue = z.output<typeof SettingValue>

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
  'settings.change': command({
    place: 'voorschool',
    role: 'locatiemanager',
    input: z.strictObject({ name: z.enum(settingNames), value: z.int() }),
    output: SettingValue,
    changes: ['settings', 'session'],
  }),
  'settings.changeOwn': command({
    place: 'projectleider',
    role: 'projectleider',
    input: z.strictObject({ name: z.enum(settingNames), value: z.int() }),
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
