import { Button } from '@mantine/core'
import { IconMoon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { GroupRound } from './GroupRound.tsx'
import { ObservationTabs } from './ObservationTabs.tsx'
import './radar.css'
import './round.css'

/** The nap-time round: child after child, by keyboard alone. `groep` in the address says of which group. */
export function RoundPage() {
  const { t } = useTranslation('observations')
  const [address] = useSearchParams()
  const groups = useBackendQuery('groups.list', {})
  const chosen = address.get('groep')
  const group = groups.data?.find(({ id }) => id === chosen)
  return (
    <Page>
      <PageHead
        title={t('round.title')}
        context={group === undefined ? t('round.context') : t('round.ofGroup', { group: isolated(group.name) })}
      />
      <ObservationTabs />
      {chosen === null ? <Loaded query={groups}>{(all) => <ChooseGroup groups={all} />}</Loaded> : <OneRound groupId={chosen} />}
    </Page>
  )
}

interface ChooseGroupProps {
  readonly groups: readonly { readonly id: string; readonly name: string; readonly childCount: number }[]
}

function ChooseGroup({ groups }: ChooseGroupProps) {
  const { t } = useTranslation('observations')
  const filled = groups.filter(({ childCount }) => childCount > 0)
  if (filled.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={<IconMoon size={32} stroke={1.5} aria-hidden />}
          title={t('round.noGroupTitle')}
          action={
            <Link className="kw-link" to="/groepen">
              {t('round.toGroups')}
            </Link>
          }
        >
          {t('round.noGroupText')}
        </EmptyState>
      </Card>
    )
  }
  return (
    <Card title={t('round.choose')} context={t('round.chooseText')}>
      <Rows label={t('round.choose')}>
        {filled.map(({ id, name, childCount }) => (
          <Row
            key={id}
            lead={<IconMoon size={20} stroke={1.7} aria-hidden />}
            title={<bdi>{name}</bdi>}
            line={t('round.childCount', { count: childCount })}
            side={
              <Button
                component={Link}
                to={`/observaties/ronde?groep=${id}`}
                variant="light"
                size="xs"
                aria-label={t('round.beginLabel', { group: isolated(name) })}
              >
                {t('round.begin')}
              </Button>
            }
          />
        ))}
      </Rows>
    </Card>
  )
}

function OneRound({ groupId }: { readonly groupId: string }) {
  const { t } = useTranslation('observations')
  const children = useBackendQuery('observations.round', { groupId })
  return (
    <Loaded query={children}>
      {(all) =>
        all.length === 0 ? (
          <Card>
            <EmptyState icon={<IconMoon size={32} stroke={1.5} aria-hidden />} title={t('round.emptyTitle')}>
              {t('round.emptyText')}
            </EmptyState>
          </Card>
        ) : (
          <GroupRound key={groupId} groupId={groupId} children={all} />
        )
      }
    </Loaded>
  )
}
