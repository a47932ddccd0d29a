import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { lastPeildatum } from '../../../db/contract/dates.ts'
import { DateOn } from '../../../db/contract/values.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { todayInUtrecht } from '../../ui/date-words.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PeildatumField } from '../../ui/PeildatumField.tsx'
import { DenominatorRow } from './DenominatorRow.tsx'
import './wijkanalyse.css'

/** How many children with an advies live in each wijk, as JGZ counts them: ten numbers per day, typed one under the other. */
export function DenominatorsPage() {
  const { t } = useTranslation('wijkanalyse')
  const [address, setAddress] = useSearchParams()
  const asked = DateOn.safeParse(address.get('peildatum'))
  const peildatum = asked.success ? asked.data : lastPeildatum(todayInUtrecht())
  const rows = useBackendQuery('wijkanalyse.denominators', { peildatum })
  const [source, setSource] = useState('')
  const filled = rows.data?.filter(({ adviesCount }) => adviesCount !== null).length

  return (
    <Page>
      <PageHead title={t('denominators.title')} context={filled === undefined ? ' ' : t('denominators.context', { count: filled })} />
      <Card>
        <div className="kw-form">
          <p className="kw-denominators-what">{t('denominators.what')}</p>
          <div className="kw-denominators-choice">
            <PeildatumField
              value={peildatum}
              onChange={(next) => {
                setAddress({ peildatum: next }, { replace: true })
              }}
            />
          </div>
        </div>
      </Card>
      <Card title={t('denominators.card')} context={t('denominators.keys')}>
        <Loaded query={rows}>
          {(list) => (
            <>
              <TextInput
                className="kw-denominators-source"
                label={t('denominators.sourceDefault')}
                description={t('denominators.sourceDefaultHelp')}
                placeholder={t('denominators.sourcePlaceholder')}
                value={source}
                dir="auto"
                onChange={(event) => {
                  setSource(event.currentTarget.value)
                }}
              />
              <div className="kw-table-scroll">
                <table className="kw-table kw-denominators">
                  <caption className="kw-visually-hidden">{t('denominators.caption')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t('denominators.wijk')}</th>
                      <th scope="col" data-align="end">
                        {t('denominators.count')}
                      </th>
                      <th scope="col">{t('denominators.source')}</th>
                      <th scope="col">{t('denominators.state')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {list.map((row) => (
                      <DenominatorRow key={`${row.peildatum} ${row.wijkCode}`} row={row} defaultSource={source.trim()} />
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )}
        </Loaded>
      </Card>
    </Page>
  )
}
