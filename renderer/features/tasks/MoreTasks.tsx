import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TodayCard } from '../../../db/contract/tasks.ts'
import { taskPlaces } from './task-places.ts'
import './tasks.css'

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
            <Link className="kw-link" to={taskPlaces[kind]}>
              {t(kind === 'groups' ? 'groupsNow.title' : `${kind}.title`)} ({total})
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
