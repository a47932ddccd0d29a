import { Link } from 'react-router'
import { useTranslation } from 'react-i18next'
import type { AppContract } from '../../../db/contract/index.ts'
import type { Output } from '../../../db/contract/operation.ts'
import { Card } from '../../ui/Card.tsx'
import { Note } from '../../ui/Note.tsx'
import { PeildatumField } from '../../ui/PeildatumField.tsx'

export type Preview = Output<AppContract['exports.preview']>

interface DayCardProps {
  readonly peildatum: string
  readonly onChange: (peildatum: string) => void
  readonly preview: Preview | undefined
}

/** The day of the figures, and what still stands in the way of a delivery. */
export function DayCard({ peildatum, onChange, preview }: DayCardProps) {
  const { t } = useTranslation(['exports', 'common'])
  return (
    <Card title={t('exports:day.title')} context={t('common:peildatum.help')}>
      <div className="kw-form">
        <PeildatumField value={peildatum} onChange={onChange} />
        {preview !== undefined && (
          <p className="kw-row-line kw-export-line" aria-live="polite">
            {t('exports:day.sequence', { sequence: preview.sequence })} {preview.replacesEarlier && t('exports:day.replaces')}
          </p>
        )}
        {preview?.obstacles.map((obstacle) => (
          <Obstacle key={obstacle} obstacle={obstacle} />
        ))}
      </div>
    </Card>
  )
}

function Obstacle({ obstacle }: { readonly obstacle: Preview['obstacles'][number] }) {
  const { t } = useTranslation('exports')
  const isAboutLocation = obstacle === 'no-wijk' || obstacle === 'no-houder'
  return (
    <Note
      tone="attention"
      title={t(`obstacles.${obstacle}.title`)}
      action={
        isAboutLocation && (
          <Link className="kw-link" to="/instellingen/locatie">
            {t('obstacles.fixLocation')}
          </Link>
        )
      }
    >
      {t(`obstacles.${obstacle}.advice`)}
    </Note>
  )
}
