import { Button, CloseButton, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconMoodKid, IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ChildRow } from '../../../db/contract/children.ts'
import { wijken } from '../../../db/contract/wijken.ts'
import { useBackendPages } from '../../backend/useBackendPages.ts'
import { isAdviesWord } from '../../ui/advies-words.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ChildrenTabs } from '../../ui/ChildrenTabs.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { ageInWords } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Filters } from '../../ui/Filters.tsx'
import { isolated } from '../../ui/isolated.ts'
import { notifySaved } from '../../ui/notify.tsx'
import { numberInWords } from '../../ui/numbers.ts'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Initials } from '../../ui/Initials.tsx'
import { useAddress } from '../../ui/useAddress.ts'
import { useShortcut } from '../../ui/shortcuts.ts'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { filterOf, isNarrowed, noFilter, type FilterParts } from './child-filters.ts'
import { ChildFilters } from './ChildFilters.tsx'
import { ChildForm } from './ChildForm.tsx'
import './children.css'

/** Twice what the window shows: the next ones are asked for when somebody scrolls. */
const firstPage = 40

/** All children of the location: find one, or see who waits. What was chosen stays in the address, so that Back keeps it. */
export function ChildrenPage() {
  const { t } = useTranslation('children')
  const navigate = useNavigate()
  const { params, change } = useAddress()
  const [typed, setTyped] = useState(params.get('zoek') ?? '')
  const [search] = useDebouncedValue(typed, 120)
  const filter = filterOf(params, search)
  const children = useBackendPages('children.list', filter, { firstPage })
  const columns = useColumns()

  const register = () => {
    change({ nieuw: '1' })
  }
  useShortcut({ keys: 'alt+N', label: t('list.registerShortcut') }, register)
  const isFiltered = search !== '' || isNarrowed(params)
  const registerButton = (
    <Button leftSection={<IconPlus size={18} stroke={1.7} aria-hidden />} aria-keyshortcuts="Alt+N" onClick={register}>
      {t('list.register')}
    </Button>
  )

  return (
    <Page>
      <PageHead
        title={t('list.title')}
        context={<span aria-live="polite">{children.rows === undefined ? ' ' : t('list.count', { count: children.total })}</span>}
        actions={registerButton}
      />
      <ChildrenTabs />
      <Filters>
        <TextInput
          label={t('list.search')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            change({ zoek: event.currentTarget.value })
          }}
          leftSection={<IconSearch size={18} stroke={1.7} aria-hidden />}
          rightSection={
            typed === '' ? null : (
              <CloseButton
                aria-label={t('list.clear')}
                onClick={() => {
                  setTyped('')
                  change({ zoek: null })
                }}
              />
            )
          }
          w={240}
          dir="auto"
        />
        <ChildFilters params={params} onChange={change} />
        {isFiltered && (
          <Button
            variant="subtle"
            onClick={() => {
              setTyped('')
              change(noFilter)
            }}
          >
            {t('list.clear')}
          </Button>
        )}
      </Filters>
      <ErrorNote error={children.error} />
      {children.rows !== undefined && (
        <DataTable
          caption={t('list.caption')}
          columns={columns}
          rows={children.rows}
          rowKey={(child) => child.id}
          total={children.total}
          onReachEnd={children.loadMore}
          onOpen={(child) => void navigate(`/kinderen/${child.id}`)}
          sort={{ column: filter.sort ?? 'name', descending: filter.descending ?? false }}
          onSort={({ column, descending }) => {
            change({ volgorde: `${column}${descending ? '-af' : ''}` })
          }}
          empty={
            isFiltered ? (
              <NothingFound
                search={search}
                hidesLeft={filter.status === 'huidig'}
                onShow={(chosen) => {
                  if (chosen.advies !== undefined) setTyped('')
                  change({ ...noFilter, ...chosen })
                }}
              />
            ) : (
              <EmptyState icon={<IconMoodKid size={32} stroke={1.7} aria-hidden />} title={t('list.emptyTitle')} action={registerButton}>
                {t('list.emptyText')}
              </EmptyState>
            )
          }
        />
      )}
      <RegisterPanel
        isOpen={params.get('nieuw') === '1'}
        onClose={() => {
          change({ nieuw: null })
        }}
      />
    </Page>
  )
}

interface NothingFoundProps {
  readonly search: string
  readonly hidesLeft: boolean
  readonly onShow: (parts: FilterParts) => void
}

/** Nothing found, with what was probably meant: the advies instead of a name, or somebody who left. */
function NothingFound({ search, hidesLeft, onShow }: NothingFoundProps) {
  const { t } = useTranslation('children')
  const isAdvies = isAdviesWord(search)
  const other = isAdvies
    ? { words: t('list.showAdvies'), parts: { advies: 'advies' } }
    : hidesLeft
      ? { words: t('list.alsoLeft'), parts: { ...(search === '' ? {} : { zoek: search }), status: 'alle' } }
      : null
  return (
    <EmptyState
      icon={<IconSearch size={32} stroke={1.7} aria-hidden />}
      title={t(isAdvies ? 'list.adviesFound' : 'list.nothingTitle')}
      action={
        other && (
          <Button
            variant="default"
            onClick={() => {
              onShow(other.parts)
            }}
          >
            {other.words}
          </Button>
        )
      }
    >
      {t(isAdvies ? 'list.adviesFoundText' : 'list.nothingText')}
    </EmptyState>
  )
}

function useColumns(): readonly Column<ChildRow>[] {
  const { t } = useTranslation(['children', 'advies'])
  const dimmed = (words: string) => <span className="kw-dimmed kw-nowrap">{words}</span>
  return [
    {
      id: 'name',
      header: t('children:list.name'),
      isSortable: true,
      cell: (child) => (
        <>
          <Initials name={child.name} size={28} />
          <bdi>{child.name}</bdi>
        </>
      ),
    },
    {
      id: 'age',
      header: t('children:list.age'),
      isSortable: true,
      cell: (child) => <span className="kw-nowrap">{ageInWords(child.bornOn)}</span>,
    },
    {
      id: 'group',
      header: t('children:list.group'),
      isSortable: true,
      cell: (child) => (child.groupName === null ? dimmed(t('children:list.noGroup')) : <bdi>{child.groupName}</bdi>),
    },
    {
      id: 'status',
      header: t('children:list.status'),
      cell: (child) => (
        <Badge tone={child.status === 'wachtlijst' ? 'attention' : child.status === 'geplaatst' ? 'strong' : 'quiet'}>
          {t(`children:statuses.${child.status}`)}
        </Badge>
      ),
    },
    {
      id: 'advies',
      header: t('children:list.advies'),
      cell: (child) =>
        child.adviesState === null ? (
          dimmed(t('children:list.adviesNone'))
        ) : (
          <span className="kw-nowrap">{t(`advies:states.${child.adviesState}`)}</span>
        ),
    },
    {
      id: 'hours',
      header: t('children:list.hours'),
      align: 'end',
      isSortable: true,
      cell: (child) => (child.weeklyHours === 0 ? dimmed('–') : t('children:list.hoursValue', { hours: numberInWords(child.weeklyHours) })),
    },
    {
      id: 'wijk',
      header: t('children:list.wijk'),
      cell: (child) => (child.wijkCode === null ? dimmed('–') : <span className="kw-nowrap">{wijken[child.wijkCode]}</span>),
    },
  ]
}

/** The form; after saving straight to the child. */
function RegisterPanel({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('children')
  const navigate = useNavigate()
  return (
    <SidePanel isOpen={isOpen} onClose={onClose} title={t('form.registerTitle')}>
      <ChildForm
        child={null}
        onCancel={onClose}
        onSaved={({ id, firstName }) => {
          notifySaved(t('form.registered', { name: isolated(firstName) }))
          void navigate(`/kinderen/${id}`)
        }}
      />
    </SidePanel>
  )
}
