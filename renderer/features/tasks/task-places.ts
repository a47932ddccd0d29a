import type { TodayCard } from '../../../db/contract/tasks.ts'

/** Where everything of a kind stands, for the link under its card and for the line of what did not fit. */
export const taskPlaces = {
  agreements: '/ouders',
  review: '/observaties/meelezen',
  unseen: '/observaties/radar',
  groups: '/groepen',
  unreached: '/ouders?deel=niet-bereikt',
  waitingFits: '/kinderen/wachtlijst',
  adviesWithoutStep: '/kinderen?advies=advies',
  hoursBehind: '/kinderen/uren?toon=behind',
  handoverDue: '/kinderen/overdracht',
  studentsNotLinked: '/studenten',
  exportDue: '/export',
  herstelproefDue: '/instellingen/reservekopieen',
  retentionOver: '/kinderen?status=te_vernietigen',
} as const satisfies Record<TodayCard['kind'], string>
