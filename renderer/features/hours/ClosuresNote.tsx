import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../../backend/session.ts'
import { Note } from '../../ui/Note.tsx'

const list = new Intl.ListFormat('nl', { type: 'conjunction' })

/** A projection without the closed days promises too much: it says so itself. */
export function ClosuresNote({ years }: { readonly years: readonly number[] }) {
  const { t } = useTranslation('hours')
  const { may } = useSession()
  if (years.length === 0) return null
  const words = list.format(years.map((year) => t('schoolYear', { from: year, until: year + 1 })))
  return (
    <Note
      action={
        may('locatiemanager') ? (
          <Link className="kw-link" to="/instellingen/locatie">
            {t('toClosures')}
          </Link>
        ) : undefined
      }
    >
      {t('withoutClosures', { count: years.length, years: words })}
    </Note>
  )
}
