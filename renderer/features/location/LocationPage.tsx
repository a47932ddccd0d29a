import { Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Location } from '../../../db/contract/location.ts'
import { wijken } from '../../../db/contract/wijken.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Note } from '../../ui/Note.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { Columns, Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { WijkSelect } from '../../ui/WijkSelect.tsx'
import { SchoolYearCard } from './SchoolYearCard.tsx'
import './location.css'

/** Who this location is: on prints, in the export, and in which wijk it counts. */
export function LocationPage() {
  const { t } = useTranslation('location')
  const { may } = useSession()
  const location = useBackendQuery('location.read', {})
  return (
    <Page>
      <PageHead title={t('title')} context={t('context')} />
      <Columns columnWidth={440}>
        <Card title={t('card')}>
          <Loaded query={location}>
            {(read) => (may('locatiemanager') ? <LocationForm location={read} /> : <LocationFacts location={read} />)}
          </Loaded>
        </Card>
        <div className="kw-location-side">
          <SchoolYearCard />
          <ProgrammesCard />
        </div>
      </Columns>
    </Page>
  )
}

/** The programmes that a group can work with; the list itself is a setting. */
function ProgrammesCard() {
  const { t } = useTranslation('location')
  const { may } = useSession()
  const settings = useBackendQuery('settings.list', {})
  const programmes = settings.data?.find((one) => one.name === 'veProgrammes')?.value ?? []
  return (
    <Card
      title={t('programmes.title')}
      context={t('programmes.context')}
      {...(may('locatiemanager') ? { link: { to: '/instellingen?keuze=veProgrammes', label: t('programmes.change') } } : {})}
    >
      <span className="kw-programmes">
        {programmes.map((name) => (
          <Badge key={name}>{name}</Badge>
        ))}
      </span>
    </Card>
  )
}

function LocationForm({ location }: { readonly location: Location }) {
  const { t } = useTranslation(['location', 'common'])
  const contractForm = useContractForm({
    operation: 'location.change',
    initialValues: {
      name: location.name,
      houder: location.houder,
      wijkCode: location.wijkCode,
      lrkNumber: location.lrkNumber ?? '',
      hasPilotForTwoYearOlds: location.hasPilotForTwoYearOlds,
    },
    toInput: (values) => ({ ...values, lrkNumber: emptyToNull(values.lrkNumber), version: location.version }),
    onSaved: () => {
      notifySaved(t('common:saved'))
    },
  })
  const { form } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('location:save')}>
      <TextInput label={t('location:name')} required {...form.getInputProps('name')} />
      <TextInput label={t('location:houder')} description={t('location:houderHelp')} required {...form.getInputProps('houder')} />
      <WijkSelect label={t('location:wijk')} description={t('location:wijkHelp')} required {...form.getInputProps('wijkCode')} />
      <TextInput
        label={t('location:lrk')}
        description={t('location:lrkHelp')}
        inputMode="numeric"
        styles={{ wrapper: { maxWidth: 260 } }}
        {...form.getInputProps('lrkNumber')}
      />
      <Switch
        label={t('location:pilot')}
        description={t('location:pilotHelp')}
        {...form.getInputProps('hasPilotForTwoYearOlds', { type: 'checkbox' })}
      />
    </ContractFormView>
  )
}

function LocationFacts({ location }: { readonly location: Location }) {
  const { t } = useTranslation(['location', 'common'])
  const facts = [
    { label: t('location:name'), value: location.name },
    { label: t('location:houder'), value: location.houder || t('common:unknown') },
    { label: t('location:wijk'), value: location.wijkCode === null ? t('common:unknown') : wijken[location.wijkCode] },
    { label: t('location:lrk'), value: location.lrkNumber ?? t('location:lrkNone') },
    { label: t('location:pilot'), value: location.hasPilotForTwoYearOlds ? t('common:yes') : t('common:no') },
  ]
  return (
    <>
      <Rows>
        {facts.map((fact) => (
          <Row key={fact.label} title={fact.label} side={<bdi>{fact.value}</bdi>} />
        ))}
      </Rows>
      <Note>{t('location:readOnly')}</Note>
    </>
  )
}
