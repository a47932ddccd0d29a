import { IconSun } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../backend/session.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { fullDateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Columns, Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { partOfDay } from './greeting.ts'
import { MoreTasks } from './MoreTasks.tsx'
import { TodayLine, type ObservationWish } from './TodayLine.tsx'
import { TodayCard } from './TodayCard.tsx'

/** More names than this make no line of context. */
const mostNames = 4
const conjunction = new Intl.ListFormat('nl', { type: 'conjunction' })

/** One page that says what needs a decision today, with room on top for what was just seen. */
export function TodayPage() {
  const { t } = useTranslation('tasks')
  const { session } = useSession()
  const tasks = useBackendQuery('tasks.today', {})
  const groups = useBackendQuery('groups.names', {})
  const [wish, setWish] = useState<ObservationWish | null>(null)
  const today = tasks.data?.today ?? todayInUtrecht()

  const names = (groups.data ?? []).map((group) => isolated(group.name))
  const groupWords =
    names.length === 0
      ? null
      : names.length > mostNames
        ? t('groupCount', { count: names.length })
        : t('groups', { count: names.length, names: conjunction.format(names) })
  return (
    <Page>
      <PageHead
        title={t(`greeting.${partOfDay(new Date())}`, { name: isolated(session.name) })}
        context={[fullDateInWords(today), groupWords].filter((words) => words !== null).join(' · ')}
      />
      <TodayLine wish={wish} />
      <Loaded query={tasks}>
        {({ cards, more }) =>
          cards.length === 0 ? (
            <Card>
              <EmptyState icon={<IconSun size={32} stroke={1.7} aria-hidden />} title={t('empty.title')}>
                {t('empty.text')}
              </EmptyState>
            </Card>
          ) : (
            <>
              <Columns>
                {cards.map((card) => (
                  <TodayCard key={card.kind} card={card} today={today} onObserve={setWish} />
                ))}
              </Columns>
              <MoreTasks more={more} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
