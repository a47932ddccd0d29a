import { Button, Checkbox } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { Group } from '../../../db/contract/groups.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Filters } from '../../ui/Filters.tsx'
import { GrowingColumns } from '../../ui/GrowingColumns.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { GroupForm } from './GroupForm.tsx'
import { GroupWeek, PresenceLegend } from './GroupWeek.tsx'

/** Every group's week: how full each half-day is and who must be there. */
export function GroupsPage() {
  const { t } = useTranslation('groups')
  const { may } = useSession()
  const [params, setParams] = useSearchParams()
  const [on, setOn] = useState(todayInUtrecht)
  const [includeClosed, setIncludeClosed] = useState(false)
  const groups = useBackendQuery('groups.list', { on, includeClosed }, { keepPrevious: true })
  const isAdding = params.get('nieuw') === '1' && may('locatiemanager')
  const add = (
    <Button
      leftSection={<IconPlus size={18} stroke={1.7} aria-hidden />}
      onClick={() => {
        setParams({ nieuw: '1' })
      }}
    >
      {t('add')}
    </Button>
  )
  const closePanel = () => {
    setParams({}, { replace: true })
  }

  return (
    <Page>
      <PageHead
        title={t('title')}
        context={groups.data === undefined ? ' ' : t('count', { count: groups.data.filter((group) => group.isActive).length })}
        actions={
          <>
            <Button component={Link} to="/groepen/aanwezigheid" variant="default">
              {t('presence')}
            </Button>
            {may('locatiemanager') && add}
          </>
        }
      />
      <Filters>
        <DateField
          label={t('on')}
          required
          withAsterisk={false}
          value={on}
          onChange={(date) => {
            if (date !== null) setOn(date)
          }}
          w={190}
        />
        <Checkbox
          label={t('showClosed')}
          checked={includeClosed}
          onChange={(event) => {
            setIncludeClosed(event.currentTarget.checked)
          }}
        />
        <PresenceLegend />
      </Filters>
      <Loaded query={groups}>
        {(list) =>
          list.length === 0 ? (
            <Card>
              <EmptyState
                icon={<IconUsersGroup size={32} stroke={1.7} aria-hidden />}
                title={t('empty.title')}
                {...(may('locatiemanager') ? { action: add } : {})}
              >
                {t(may('locatiemanager') ? 'empty.manager' : 'empty.medewerker')}
              </EmptyState>
            </Card>
          ) : (
            <GrowingColumns columnWidth={500} items={list} itemKey={(group) => group.id}>
              {(group) => <GroupCard group={group} />}
            </GrowingColumns>
          )
        }
      </Loaded>
      <SidePanel isOpen={isAdding} onClose={closePanel} title={t('form.addTitle')} size={780}>
        <GroupForm group={null} onDone={closePanel} />
      </SidePanel>
    </Page>
  )
}

function GroupCard({ group }: { readonly group: Group }) {
  const { t } = useTranslation('groups')
  return (
    <Card
      title={group.name}
      badge={group.isActive ? <Badge>{t(`kinds.${group.kind}`)}</Badge> : <Badge tone="attention">{t('closed')}</Badge>}
      link={{ to: `/groepen/${group.id}`, label: t('open') }}
    >
      <div className="kw-group-facts">
        <span>{t('children', { count: group.childCount })}</span>
        <span>{t(group.reduction === null ? 'maximum' : 'maximumReduced', { count: group.limit })}</span>
        {group.programme !== null && <bdi>{group.programme}</bdi>}
        {group.room !== null && <bdi>{group.room}</bdi>}
        {group.tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
      </div>
      <GroupWeek group={group} />
    </Card>
  )
}
