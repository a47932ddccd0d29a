import { Button, Checkbox, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GroupDagdeel } from '../../../db/contract/groups.ts'
import type { Location } from '../../../db/contract/location.ts'
import { wijken } from '../../../db/contract/wijken.ts'
import { useWorkspaceStatus } from '../../backend/session.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { Entrance } from '../../ui/Entrance.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { TimeField } from '../../ui/TimeField.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'
import { Steps } from './Steps.tsx'

interface SetUpPageProps {
  /** The guide is on the screen: it stays until it is done, also when the location's data are no longer missing. */
  readonly onBegin: () => void
  readonly onDone: () => void
}

/** The last two steps of the guide for a voorschool: who the location is, and its first group. */
export function SetUpPage({ onBegin, onDone }: SetUpPageProps) {
  const { t } = useTranslation('workspaces')
  const [step, setStep] = useState<'location' | 'group'>('location')
  const location = useBackendQuery('location.read', {})
  useEffect(onBegin, [onBegin])
  return (
    <Loaded query={location}>
      {(value) =>
        step === 'location' ? (
          <LocationStep
            location={value}
            onNext={() => {
              setStep('group')
            }}
            onLater={onDone}
          />
        ) : (
          <GroupStep
            onLater={onDone}
            onDone={() => {
              notifySaved(t('setUp.done'))
              onDone()
            }}
          />
        )
      }
    </Loaded>
  )
}

interface LocationStepProps {
  readonly location: Location
  readonly onNext: () => void
  readonly onLater: () => void
}

function LocationStep({ location, onNext, onLater }: LocationStepProps) {
  const { t } = useTranslation(['workspaces', 'settings'])
  const workspace = useWorkspaceStatus()?.workspace ?? null
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
    onSaved: onNext,
  })
  const { form } = contractForm
  return (
    <Entrance title={t('workspaces:setUp.locationTitle')} intro={t('workspaces:setUp.locationIntro')} workspace={workspace} width={560}>
      <Steps kind="voorschool" current="location" />
      <ContractFormView
        contractForm={contractForm}
        saveLabel={t('workspaces:setUp.saveLocation')}
        extraActions={
          <Button variant="subtle" onClick={onLater}>
            {t('workspaces:setUp.later')}
          </Button>
        }
      >
        <TextInput label={t('settings:location.name')} required {...form.getInputProps('name')} />
        <TextInput
          label={t('settings:location.houder')}
          description={t('settings:location.houderHelp')}
          required
          {...form.getInputProps('houder')}
        />
        <Select
          label={t('settings:location.wijk')}
          data={Object.entries(wijken).map(([value, label]) => ({ value, label }))}
          required
          searchable
          {...form.getInputProps('wijkCode')}
        />
        <TextInput label={t('settings:location.lrk')} description={t('settings:location.lrkHelp')} {...form.getInputProps('lrkNumber')} />
        <Switch
          label={t('settings:location.pilot')}
          description={t('settings:location.pilotHelp')}
          {...form.getInputProps('hasPilotForTwoYearOlds', { type: 'checkbox' })}
        />
      </ContractFormView>
    </Entrance>
  )
}

const weekdays = [1, 2, 3, 4, 5] as const
const dagdelen = ['ochtend', 'middag'] as const
type DagdeelKey = `${(typeof weekdays)[number]} ${(typeof dagdelen)[number]}`

function GroupStep({ onLater, onDone }: { readonly onLater: () => void; readonly onDone: () => void }) {
  const { t } = useTranslation(['workspaces', 'common'])
  const workspace = useWorkspaceStatus()?.workspace ?? null
  const [needsDagdeel, setNeedsDagdeel] = useState(false)
  const contractForm = useContractForm({
    operation: 'groups.add',
    initialValues: {
      name: '',
      maximum: 16,
      open: ['1 ochtend', '2 ochtend', '4 ochtend', '5 ochtend'] as DagdeelKey[],
      ochtendFrom: '08:30',
      ochtendUntil: '12:30',
      middagFrom: '12:30',
      middagUntil: '16:30',
    },
    toInput: ({ name, maximum, open, ...times }) => ({
      name,
      kind: 've',
      room: null,
      maximum,
      dagdelen: open.map((key) => dagdeelOf(key, times)),
    }),
    onSaved: onDone,
  })
  const { form } = contractForm
  const { open } = form.values
  const submit = async () => {
    setNeedsDagdeel(open.length === 0)
    if (open.length > 0) await contractForm.submit()
  }
  const toggle = (key: DagdeelKey) => {
    form.setFieldValue('open', open.includes(key) ? open.filter((other) => other !== key) : [...open, key])
  }
  return (
    <Entrance title={t('workspaces:setUp.groupTitle')} intro={t('workspaces:setUp.groupIntro')} workspace={workspace} width={560}>
      <Steps kind="voorschool" current="group" />
      <ContractFormView
        contractForm={{ ...contractForm, submit }}
        saveLabel={t('workspaces:setUp.save')}
        extraActions={
          <Button variant="subtle" onClick={onLater}>
            {t('workspaces:setUp.later')}
          </Button>
        }
      >
        <TextInput
          label={t('workspaces:setUp.groupName')}
          description={t('workspaces:setUp.groupNameHelp')}
          required
          {...form.getInputProps('name')}
        />
        <NumberInput
          label={t('workspaces:setUp.maximum')}
          description={t('workspaces:setUp.maximumHelp')}
          min={1}
          max={16}
          allowDecimal={false}
          required
          {...form.getInputProps('maximum')}
        />
        <fieldset className="kw-fieldset">
          <legend>{t('workspaces:setUp.open')}</legend>
          <table className="kw-opening">
            <thead>
              <tr>
                <td />
                {weekdays.map((day) => (
                  <th key={day} scope="col">
                    {t(`common:weekdaysShort.${day}`)}
                  </th>
                ))}
                <th scope="col">{t('workspaces:setUp.from')}</th>
                <th scope="col">{t('workspaces:setUp.until')}</th>
              </tr>
            </thead>
            <tbody>
              {dagdelen.map((dagdeel) => (
                <tr key={dagdeel}>
                  <th scope="row">{t(dagdeel === 'ochtend' ? 'workspaces:setUp.morning' : 'workspaces:setUp.afternoon')}</th>
                  {weekdays.map((day) => (
                    <td key={day}>
                      <Checkbox
                        aria-label={t('workspaces:setUp.dagdeelLabel', {
                          day: t(`common:weekdays.${day}`),
                          dagdeel: t(`common:dagdelen.${dagdeel}`),
                        })}
                        checked={open.includes(`${day} ${dagdeel}`)}
                        onChange={() => {
                          toggle(`${day} ${dagdeel}`)
                        }}
                      />
                    </td>
                  ))}
                  {(['From', 'Until'] as const).map((end) => (
                    <td key={end}>
                      <TimeField
                        w={84}
                        aria-label={`${t(`common:dagdelen.${dagdeel}`)} ${t(end === 'From' ? 'workspaces:setUp.from' : 'workspaces:setUp.until')}`}
                        {...(form.getInputProps(`${dagdeel}${end}`) as { value: string; onChange: (value: string) => void })}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {needsDagdeel && (
            <p className="kw-attention" role="alert">
              {t('workspaces:setUp.needsOne')}
            </p>
          )}
        </fieldset>
      </ContractFormView>
    </Entrance>
  )
}

interface Times {
  readonly ochtendFrom: string
  readonly ochtendUntil: string
  readonly middagFrom: string
  readonly middagUntil: string
}

function dagdeelOf(key: DagdeelKey, times: Times): GroupDagdeel {
  const [weekday, dagdeel] = key.split(' ')
  const isMorning = dagdeel === 'ochtend'
  return {
    weekday: Number(weekday),
    dagdeel: isMorning ? 'ochtend' : 'middag',
    startsAt: isMorning ? times.ochtendFrom : times.middagFrom,
    endsAt: isMorning ? times.ochtendUntil : times.middagUntil,
  }
}
