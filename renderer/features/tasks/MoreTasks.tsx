import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TodayCard } from '../../../db/contract/tasks.ts'
import './tasks.css'

const places = {
  agreements: { title: 'agreements.title', to: '/ouders' },
  review: { title: 'review.title', to: '/observaties/meelezen' },
  unseen: { title: 'unseen.title', to: '/observaties/radar' },
  groups: { title: 'groupsNow.title', to: '/groepen' },
  unreached: { title: 'unreached.title', to: '/ouders' },
  waitingFits: { title: 'waitingFits.title', to: '/kinderen/wachtlijst' },
  adviesWithoutStep: { title: 'adviesWithoutStep.title', to: '/kinderen?advies=advies' },
  hoursBehind: { title: 'hoursBehind.title', to: '/kinderen/uren?toon=behind' },
  handoverDue: { title: 'handoverDue.title', to: '/kinderen/overdracht' },
  studentsNotLinked: { title: 'studentsNotLinked.title', to: '/studenten' },
  exportDue: { title: 'exportDue.title', to: '/export' },
  herstelproefDue: { title: 'herstelproefDue.title', to: '/instellingen/reservekopieen' },
  retentionOver: { title: 'retentionOver.title', to: '/kinderen?status=te_vernietigen' },
} as const satisfies Record<TodayCard['kind'], { readonly title: string; readonly to: string }>

interface MoreTasksProps {
  readonly more: readonly { readonly kind: TodayCard['kind']; readonly total: number }[]
}

/** What did not fit among the cards, in one line: nothing that asks for something is left unsaid. */
export function MoreTasks({ more }: MoreTasksProps) {
  const { t } = useTranslation('tasks')
  if (more.length === 0) return null
  return (
    <nav className="kw-more-tasks" aria-label={t('more.label')}>
      <span className="kw-dimmed">{t('more.title')}</span>
      <ul>
        {more.map(({ kind, total }) => (
          <li key={kind}>
            <Link className="kw-link" to={places[kind].to}>
              {t(places[kind].title)} ({total})
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
