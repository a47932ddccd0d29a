import { Button, NativeSelect, Tabs } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { lastPeildatum } from '../../../db/contract/dates.ts'
import type { Delivery } from '../../../db/contract/deliveries.ts'
import type { AppContract } from '../../../db/contract/index.ts'
import type { Output } from '../../../db/contract/operation.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { dateInWords, todayInUtrecht } from '../../ui/date-words.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { ProgressNote } from '../../ui/ProgressNote.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useAddress } from '../../ui/useAddress.ts'
import { CompareForm } from './CompareForm.tsx'
import { DeliveryTable } from './DeliveryTable.tsx'
import { LocationsPart, MissingPart } from './Locations.tsx'
import { OwnKeyCard } from './OwnKeyCard.tsx'
import { RefusedPart } from './Refused.tsx'
import { ToReview } from './ToReview.tsx'
import './deliveries.css'

const parts = ['todo', 'accepted', 'replaced', 'refused', 'missing', 'locations'] as const
type Part = (typeof parts)[number]
type Imported = Output<AppContract['deliveries.import']>

/** From files in the post to figures that count: read, compare, choose; and who is still missing. The address keeps the part (`deel`) and the `peildatum`. */
export function DeliveriesPage() {
  const { t } = useTranslation('deliveries')
  const { params, step } = useAddress()
  const [imported, setImported] = useState<Imported | null>(null)
  const [comparing, setComparing] = useState<Delivery | null>(null)
  const [isNoteShown, setIsNoteShown] = useState(false)
  const hideNote = () => {
    setIsNoteShown(false)
  }
  const importFiles = useBackendCommand('deliveries.import')
  const peildata = useBackendQuery('deliveries.peildata', {})
  const locations = useBackendQuery('deliveries.locations', {})
  const newest = lastPeildatum(todayInUtrecht())
  const peildatum = params.get('peildatum') ?? peildata.data?.[0]?.peildatum ?? newest
  const ofDay = useBackendQuery('deliveries.list', { peildatum, page: { limit: 1 } }, { keepPrevious: true })
  const ofAll = useBackendQuery('deliveries.list', { page: { limit: 1 } }, { keepPrevious: true })
  const missing = useBackendQuery('deliveries.missing', { peildatum }, { keepPrevious: true })

  const waiting = (ofAll.data?.counts.ready ?? 0) + (ofAll.data?.counts['unknown-sender'] ?? 0)
  const part =
    parts.find((one) => one === params.get('deel')) ??
    (waiting > 0 || imported !== null || peildata.data?.length === 0 ? 'todo' : 'accepted')
  const expected = locations.data?.length ?? 0
  const accepted = peildata.data?.find((one) => one.peildatum === peildatum)?.accepted ?? 0
  const counts: Readonly<Record<Part, number | undefined>> = {
    todo: ofAll.data && waiting,
    accepted: ofDay.data?.counts.accepted,
    replaced: ofDay.data?.counts.replaced,
    refused: ofAll.data?.counts.refused,
    missing: missing.data?.length,
    locations: locations.data?.length,
  }
  const panels: Readonly<Record<Part, ReactNode>> = {
    todo: <ToReview imported={imported?.deliveryIds ?? []} onCompare={setComparing} onAccepted={hideNote} />,
    accepted: <DeliveryTable key={peildatum} state="accepted" peildatum={peildatum} />,
    replaced: <DeliveryTable key={peildatum} state="replaced" peildatum={peildatum} />,
    refused: <RefusedPart />,
    missing: <MissingPart peildatum={peildatum} />,
    locations: <LocationsPart />,
  }

  const readIn = async () => {
    const result = await importFiles.run({})
    if (!result.ok) return
    setImported(result.value)
    setIsNoteShown(true)
    step({ deel: 'todo' })
  }

  return (
    <Page>
      <PageHead
        title={t('title')}
        context={locations.data === undefined ? ' ' : expected === 0 ? t('contextNone') : t('context', { accepted, expected })}
        actions={
          <>
            <NativeSelect
              aria-label={t('peildatum')}
              value={peildatum}
              data={peildataToChoose(peildata.data ?? [], newest, peildatum).map((one) => ({
                value: one,
                label: `${t('peildatum')} ${dateInWords(one)}`,
              }))}
              onChange={(event) => {
                step({ peildatum: event.currentTarget.value })
              }}
            />
            <Button
              variant={part === 'todo' && (ofAll.data?.counts.ready ?? 0) > 0 ? 'default' : 'filled'}
              leftSection={<IconFileImport size={18} stroke={1.7} aria-hidden />}
              disabled={importFiles.isRunning}
              onClick={() => void readIn()}
            >
              {t('import')}
            </Button>
          </>
        }
      />
      <ProgressNote
        label={t('importing')}
        isRunning={importFiles.isRunning}
        progress={importFiles.progress}
        onCancel={importFiles.cancel}
      />
      <ErrorNote error={importFiles.error} />
      {imported !== null && isNoteShown && <ImportedNote imported={imported} />}
      <section className="kw-card" aria-label={t('title')}>
        <Tabs
          value={part}
          keepMounted={false}
          onChange={(next) => {
            if (next !== null) step({ deel: next })
          }}
        >
          <Tabs.List aria-label={t('tabs.label')} mb={8}>
            {parts.map((one) => (
              <Tabs.Tab key={one} value={one} rightSection={<PartCount count={counts[one]} isUrgent={one === 'todo'} />}>
                {t(`tabs.${one}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={part}>{panels[part]}</Tabs.Panel>
        </Tabs>
      </section>
      <OwnKeyCard />
      <SidePanel
        isOpen={comparing !== null}
        onClose={() => {
          setComparing(null)
        }}
        title={t('compare.title', { name: comparing?.locationName ?? '' })}
      >
        {comparing !== null && (
          <CompareForm
            delivery={comparing}
            onDone={() => {
              setComparing(null)
            }}
          />
        )}
      </SidePanel>
    </Page>
  )
}

function PartCount({ count, isUrgent }: { readonly count: number | undefined; readonly isUrgent: boolean }) {
  if (count === undefined) return null
  return (
    <span className="kw-part-count" {...(isUrgent && count > 0 ? { 'data-urgent': true } : {})}>
      {count}
    </span>
  )
}

function ImportedNote({ imported: { ready, unknownSender, refused } }: { readonly imported: Imported }) {
  const { t } = useTranslation('deliveries')
  const found = [
    ready > 0 && t('imported.ready', { count: ready }),
    unknownSender > 0 && t('imported.unknown', { count: unknownSender }),
    refused > 0 && t('imported.refused', { count: refused }),
  ].filter((sentence) => sentence !== false)
  return (
    <div role="status">
      <Note title={t('imported.title')}>
        {found.join(' ')} {ready + unknownSender > 0 && t('imported.nothing')}
      </Note>
    </div>
  )
}

/** The days of which something counts, and the day that is due now. */
function peildataToChoose(known: Output<AppContract['deliveries.peildata']>, newest: string, chosen: string): readonly string[] {
  return [...new Set([newest, chosen, ...known.map(({ peildatum }) => peildatum)])].sort().reverse()
}
