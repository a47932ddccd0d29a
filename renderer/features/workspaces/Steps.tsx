import { useTranslation } from 'react-i18next'
import type { WorkspaceKind } from '../../../db/contract/roles.ts'

const stepsOf = {
  voorschool: ['account', 'sheet', 'rehearsal', 'location', 'group'],
  projectleider: ['account', 'sheet', 'rehearsal'],
} as const satisfies Record<WorkspaceKind, readonly string[]>
export type Step = (typeof stepsOf)['voorschool'][number]

/** How far the guide is, in words and as a line. */
export function Steps({ kind, current }: { readonly kind: WorkspaceKind; readonly current: Step }) {
  const { t } = useTranslation('workspaces')
  const steps: readonly Step[] = stepsOf[kind]
  const index = steps.indexOf(current)
  return (
    <div className="kw-steps">
      <div aria-hidden>
        {steps.map((step, place) => (
          <span key={step} data-on={place <= index ? true : undefined} />
        ))}
      </div>
      <p>
        {t('steps.label', { step: index + 1, total: steps.length })}: {t(`steps.${current}`)}
      </p>
    </div>
  )
}
