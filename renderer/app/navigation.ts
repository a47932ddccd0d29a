import {
  IconChartHistogram,
  IconDivide,
  IconEye,
  IconFileText,
  IconHourglass,
  IconInbox,
  IconMessages,
  IconMoodKid,
  IconSchool,
  IconSend,
  IconSettings,
  IconSun,
  IconTargetArrow,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react'
import type { RequiredRole, WorkspaceKind } from '../../db/contract/roles.ts'

export interface NavigationItem {
  readonly name:
    | 'vandaag'
    | 'kinderen'
    | 'groepen'
    | 'observaties'
    | 'ouders'
    | 'studenten'
    | 'jaarplan'
    | 'export'
    | 'leveringen'
    | 'wijkanalyse'
    | 'noemers'
    | 'instellingen'
  readonly to: string
  readonly icon: Icon
  readonly kind: WorkspaceKind | 'any'
  readonly role: RequiredRole
}

/** The menu, in order. What a role may not do is left out; the backend refuses it anyway. */
export const navigation: readonly NavigationItem[] = [
  { name: 'vandaag', to: '/vandaag', icon: IconSun, kind: 'voorschool', role: 'medewerker' },
  { name: 'kinderen', to: '/kinderen', icon: IconMoodKid, kind: 'voorschool', role: 'medewerker' },
  { name: 'groepen', to: '/groepen', icon: IconUsersGroup, kind: 'voorschool', role: 'medewerker' },
  { name: 'observaties', to: '/observaties', icon: IconEye, kind: 'voorschool', role: 'medewerker' },
  { name: 'ouders', to: '/ouders', icon: IconMessages, kind: 'voorschool', role: 'medewerker' },
  { name: 'studenten', to: '/studenten', icon: IconSchool, kind: 'voorschool', role: 'medewerker' },
  { name: 'jaarplan', to: '/jaarplan', icon: IconTargetArrow, kind: 'voorschool', role: 'medewerker' },
  { name: 'export', to: '/export', icon: IconSend, kind: 'voorschool', role: 'locatiemanager' },
  { name: 'leveringen', to: '/leveringen', icon: IconInbox, kind: 'projectleider', role: 'projectleider' },
  { name: 'wijkanalyse', to: '/wijkanalyse', icon: IconChartHistogram, kind: 'projectleider', role: 'projectleider' },
  { name: 'noemers', to: '/noemers', icon: IconDivide, kind: 'projectleider', role: 'projectleider' },
]

export const settingsItem: NavigationItem = { name: 'instellingen', to: '/instellingen', icon: IconSettings, kind: 'any', role: 'user' }

/** Where each kind of workspace begins. */
export const homeOf = { voorschool: '/vandaag', projectleider: '/leveringen' } as const satisfies Record<WorkspaceKind, string>

/** Places that stand in no menu and are found with Ctrl+K, also under the other words that people use for them (domain.md 0, fact 2). */
export const searchPlaces = [
  { name: 'veAdvies', to: '/kinderen?advies=advies', icon: IconFileText, kind: 'voorschool' },
  { name: 'wachtlijst', to: '/kinderen/wachtlijst', icon: IconHourglass, kind: 'voorschool' },
] as const
