import type { WireError } from '../../../db/contract/errors.ts'
import type { SettingValue } from '../../../db/contract/settings.ts'

/** What every control of a setting gets, whatever kind of value it has. */
export interface ControlProps<V extends SettingValue = SettingValue> {
  readonly setting: V
  readonly mayChange: boolean
  /** What explains the control, for screen readers. */
  readonly describedBy: string
  readonly onError: (error: WireError | null) => void
}
