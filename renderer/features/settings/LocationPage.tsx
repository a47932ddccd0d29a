import { Select, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Location } from '../../../db/contract/location.ts'
import { wijken } from '../../../db/contract/wijken.ts'
import { useSession } from '../../backend/session.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Card } from '../../ui/Card.tsx'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

/** Who this location is: it stands on the export and decides which rules hold. */
export function LocationPage() {
  const { t } = useTranslation('settings')
  const location = useBackendQuery('location.read', {})
  return (
    <Page>
      <PageHead title={t('location.title')} context={t('location.context')} />
      <Loaded query={location}>{(value) => <LocationForm key={value.version} location={value} />}</Loaded>
    </Page>
  )
}

function LocationForm({ location }: { readonly location: Location }) {
  const { t } = useTranslation('settings')
  const { may } = useSession()
  const contractForm = useContractForm({
    operation: 'location.change',
    initialValues: {
      name: location.name,
      houder: location.houder,
      wijkCode: location.wijkCode ?? '',
      lrkNumber: location.lrkNumber ?? '',
      hasPilotForTwoYearOlds: location.hasPilotForTwoYearOlds,
    },
    toInput: (values) => ({ ...values, lrkNumber: emptyToNull(values.lrkNumber), version: location.version }),
    onSaved: () => {
      notifySaved(t('location.saved'))
    },
  })
  const { form } = contractForm
  const isReadOnly = !may('locatiemanager')
  return (
    <Card>
      <div style={{ maxWidth: 560 }}>
        <ContractFormView contractForm={contractForm} saveLabel={t('location.save')}>
          <TextInput label={t('location.name')} required disabled={isReadOnly} {...form.getInputProps('name')} />
          <TextInput
            label={t('location.houder')}
            description={t('location.houderHelp')}
            required
            disabled={isReadOnly}
            {...form.getInputProps('houder')}
          />
          <Select
            label={t('location.wijk')}
            data={Object.entries(wijken).map(([value, label]) => ({ value, label }))}
            required
            searchable
            disabled={isReadOnly}
            {...form.getInputProps('wijkCode')}
          />
          <TextInput
            label={t('location.lrk')}
            description={t('location.lrkHelp')}
            disabled={isReadOnly}
            {...form.getInputProps('lrkNumber')}
          />
          <Switch
            label={t('location.pilot')}
            description={t('location.pilotHelp')}
            disabled={isReadOnly}
            {...form.getInputProps('hasPilotForTwoYearOlds', { type: 'checkbox' })}
          />
        </ContractFormView>
      </div>
    </Card>
  )
}
