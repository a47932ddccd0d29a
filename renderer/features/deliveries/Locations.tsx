import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconMapPin, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownLocation } from '../../../db/contract/deliveries.ts'
import { wijken, type WijkCode } from '../../../db/contract/wijken.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { DateText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { WijkSelect } from '../../ui/WijkSelect.tsx'

/** Everyone from whom deliveries are expected, and whose key is known. */
export function LocationsPart() {
  const { t } = useTranslation('deliveries')
  const [isAdding, setIsAdding] = useState(false)
  const locations = useBackendQuery('deliveries.locations', {})
  const columns = useColumns()
  const add = (
    <Button
      variant="default"
      leftSection={<IconPlus size={18} stroke={1.7} aria-hidden />}
      onClick={() => {
        setIsAdding(true)
      }}
    >
      {t('locations.add')}
    </Button>
  )
  return (
    <Loaded query={locations}>
      {(list) => (
        <>
          {list.length > 0 && <div className="kw-locations-add">{add}</div>}
          <DataTable
            caption={t('locations.caption')}
            columns={columns}
            rows={list}
            rowKey={({ id }) => id}
            empty={
              <EmptyState order={2} title={t('locations.emptyTitle')} icon={<IconMapPin size={32} stroke={1.5} aria-hidden />} action={add}>
                {t('locations.emptyText')}
              </EmptyState>
            }
          />
          <SidePanel
            isOpen={isAdding}
            onClose={() => {
              setIsAdding(false)
            }}
            title={t('locations.addTitle')}
          >
            <ExpectForm
              onDone={() => {
                setIsAdding(false)
              }}
            />
          </SidePanel>
        </>
      )}
    </Loaded>
  )
}

/** Who did not deliver for this day. */
export function MissingPart({ peildatum }: { readonly peildatum: string }) {
  const { t } = useTranslation('deliveries')
  const missing = useBackendQuery('deliveries.missing', { peildatum }, { keepPrevious: true })
  const locations = useBackendQuery('deliveries.locations', {})
  const columns = useColumns()
  const isNobody = locations.data?.length === 0
  return (
    <Loaded query={missing}>
      {(list) => (
        <DataTable
          caption={t('lists.missingCaption')}
          columns={columns}
          rows={list}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              order={2}
              title={t(isNobody ? 'lists.missingNobodyTitle' : 'lists.missingEmptyTitle')}
              icon={isNobody ? <IconMapPin size={32} stroke={1.5} aria-hidden /> : <IconCheck size={32} stroke={1.5} aria-hidden />}
            >
              {t(isNobody ? 'lists.missingNobodyText' : 'lists.missingEmptyText')}
            </EmptyState>
          }
        />
      )}
    </Loaded>
  )
}

function useColumns(): readonly Column<KnownLocation>[] {
  const { t } = useTranslation('deliveries')
  return [
    {
      id: 'name',
      header: t('lists.location'),
      cell: ({ name }) => <bdi className="kw-delivery-name">{name}</bdi>,
      sortBy: ({ name }) => name,
    },
    { id: 'houder', header: t('locations.houder'), cell: ({ houder }) => <bdi>{houder}</bdi>, sortBy: ({ houder }) => houder },
    { id: 'wijk', header: t('lists.wijk'), cell: ({ wijkCode }) => wijken[wijkCode], sortBy: ({ wijkCode }) => wijken[wijkCode] },
    {
      id: 'key',
      header: t('locations.state'),
      cell: ({ isVerified }) => (
        <Badge tone={isVerified ? 'good' : 'quiet'}>{t(isVerified ? 'locations.verified' : 'locations.unverified')}</Badge>
      ),
      sortBy: ({ isVerified }) => Number(isVerified),
    },
    {
      id: 'last',
      header: t('locations.last'),
      cell: ({ lastPeildatum }) =>
        lastPeildatum === null ? <span className="kw-dimmed">{t('locations.never')}</span> : <DateText date={lastPeildatum} />,
      sortBy: ({ lastPeildatum }) => lastPeildatum,
    },
  ]
}

interface ExpectValues {
  name: string
  houder: string
  wijkCode: WijkCode | null
}

function ExpectForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('deliveries')
  const initialValues: ExpectValues = { name: '', houder: '', wijkCode: null }
  const contractForm = useContractForm({
    operation: 'deliveries.expectLocation',
    draftKey: 'deliveries.expectLocation',
    initialValues,
    onSaved: (_saved, { name }) => {
      notifySaved(t('locations.added', { name: isolated(name) }))
      onDone()
    },
  })
  const { form } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('locations.save')} onCancel={onDone}>
      <p className="kw-delivery-text">{t('locations.addContext')}</p>
      <TextInput label={t('locations.name')} required data-autofocus dir="auto" {...form.getInputProps('name')} />
      <TextInput label={t('locations.houder')} required dir="auto" {...form.getInputProps('houder')} />
      <WijkSelect label={t('locations.wijk')} required {...form.getInputProps('wijkCode')} />
    </ContractFormView>
  )
}
