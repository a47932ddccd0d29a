/** What the three forms of this feature have in common. */
export interface SupportFormProps<Record> {
  readonly childId: string
  readonly bornOn: string
  /** Null: a new one. */
  readonly record: Record | null
  readonly onDone: () => void
  readonly onCancel: () => void
}
