import type { TodayCard } from '../../../db/contract/tasks.ts'

/** What a card of one kind shows. */
export interface CardProps<K extends TodayCard['kind']> {
  readonly card: Extract<TodayCard, { kind: K }>
}
