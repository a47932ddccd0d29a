import { Button, NativeSelect } from '@mantine/core'
import { IconMap2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { tableColumns, type TableColumn } from '../../../db/contract/wijkanalyse.ts'
import { wijkCodes, type WijkCode } from '../../../db/contract/wijken.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useAddress } from '../../ui/useAddress.ts'
import { WholeTable } from './WholeTable.tsx'
import { WijkFigure } from './WijkFigure.tsx'
import { WijkMap } from './WijkMap.tsx'
import { WijkNotes } from './WijkNotes.tsx'
import './wijkanalyse.css'

/** The city in ten wijken. The address keeps what is shown: `peildatum`, `cijfer` and `wijk`. */
export function WijkanalysePage() {
  const { t } = useTranslation(['wijkanalyse', 'indicators'])
  const peildata = useBackendQuery('deliveries.peildata', {})
  const { params, change } = useAddress()
  const asked = params.get('peildatum')
  const known = peildata.data ?? []
  const shown = known.find(({ peildatum }) => peildatum === asked) ?? known[0]
  const indicator = tableColumns.find((column) => column === params.get('cijfer')) ?? 'reach'
  const wijk = wijkCodes.find((code) => code === params.get('wijk')) ?? null

  return (
    <Page>
      <PageHead
        title={t('wijkanalyse:title')}
        context={shown === undefined ? ' ' : t('wijkanalyse:context', { delivered: shown.accepted, expected: shown.expected })}
        actions={
          shown !== undefined && (
            <>
              <NativeSelect
                aria-label={t('wijkanalyse:peildatum')}
                value={shown.peildatum}
                data={known.map(({ peildatum }) => ({
                  value: peildatum,
                  label: `${t('wijkanalyse:peildatum')} ${dateInWords(peildatum)}`,
                }))}
                onChange={(event) => {
                  change({ peildatum: event.currentTarget.value })
                }}
              />
              <NativeSelect
                aria-label={t('wijkanalyse:indicator')}
                value={indicator}
                data={tableColumns.map((column) => ({ value: column, label: t(`indicators:${column}.label`) }))}
                onChange={(event) => {
                  change({ cijfer: event.currentTarget.value })
                }}
              />
            </>
          )
        }
      />
      <Loaded query={peildata}>
        {() =>
          shown === undefined ? (
            <NoFigures />
          ) : (
            <Analysis
              peildatum={shown.peildatum}
              peildata={known.map((one) => one.peildatum)}
              indicator={indicator}
              wijk={wijk}
              onChooseIndicator={(next) => {
                change({ cijfer: next })
              }}
              onChooseWijk={(next) => {
                change({ wijk: next })
              }}
            />
          )
        }
      </Loaded>
    </Page>
  )
}

function NoFigures() {
  const { t } = useTranslation('wijkanalyse')
  return (
    <Card>
      <EmptyState
        order={2}
        title={t('empty.title')}
        icon={<IconMap2 size={32} stroke={1.5} aria-hidden />}
        action={
          <Button component={Link} to="/leveringen">
            {t('empty.action')}
          </Button>
        }
      >
        {t('empty.text')}
      </EmptyState>
    </Card>
  )
}

interface AnalysisProps {
  readonly peildatum: string
  readonly peildata: readonly string[]
  readonly indicator: TableColumn
  readonly wijk: WijkCode | null
  readonly onChooseIndicator: (indicator: TableColumn) => void
  readonly onChooseWijk: (wijk: WijkCode | null) => void
}

function Analysis({ peildatum, peildata, indicator, wijk, onChooseIndicator, onChooseWijk }: AnalysisProps) {
  const { t } = useTranslation('indicators')
  const table = useBackendQuery('wijkanalyse.table', { peildatum }, { keepPrevious: true })
  return (
    <Loaded query={table}>
      {(read) => (
        <>
          <div className="kw-analysis">
            <Card title={t(`${indicator}.label`)} context={t(`${indicator}.explanation`)}>
              <WijkMap table={read} indicator={indicator} chosen={wijk} onChoose={onChooseWijk} />
            </Card>
            <WijkFigure table={read} indicator={indicator} chosen={wijk} peildata={peildata} />
          </div>
          <WijkNotes peildatum={peildatum} chosen={wijk} />
          <WholeTable table={read} indicator={indicator} chosen={wijk} onChooseIndicator={onChooseIndicator} onChooseWijk={onChooseWijk} />
        </>
      )}
    </Loaded>
  )
}
