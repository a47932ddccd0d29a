import { ActionIcon, Button, Select, Textarea } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { settings, type SettingName, type SettingValue } from '../../../db/contract/settings.ts'
import { wijkCodes, wijken } from '../../../db/contract/wijken.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { FieldGroup } from '../../ui/FieldGroup.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm, type ContractForm } from '../../ui/useContractForm.ts'
import { optionInWords } from './setting-words.ts'
import { useChangeOperation, type ChangeSetting } from './useChangeSetting.ts'

interface SettingFormProps {
  readonly setting: SettingValue
  readonly onDone: () => void
}

/** The form of a setting that is more than one value. */
export function SettingForm({ setting, onDone }: SettingFormProps): ReactNode {
  switch (settings[setting.name].type) {
    case 'lines':
      return <LinesForm setting={setting} onDone={onDone} />
    case 'wijken':
      return <WijkenForm setting={setting} onDone={onDone} />
    case 'dated':
      return <DatedForm setting={setting} onDone={onDone} />
    default:
      return null
  }
}

/** Words, one on a line: nothing is quicker to type, to order or to copy. */
function LinesForm({ setting, onDone }: SettingFormProps) {
  const { t } = useTranslation('settings')
  const contractForm = useSettingForm(setting, onDone, {
    initialValues: { value: linesOf(setting).join('\n') },
    toValue: ({ value }) => splitLines(value),
  })
  const { form } = contractForm
  return (
    <SettingFormView
      contractForm={contractForm}
      name={setting.name}
      onCancel={onDone}
      reset={{ value: (settings[setting.name].default as readonly string[]).join('\n') }}
    >
      <Textarea
        label={t(`names.${setting.name}.label`)}
        description={t('lines.help')}
        data-autofocus
        autosize
        minRows={6}
        maxRows={18}
        dir="auto"
        {...form.getInputProps('value')}
      />
    </SettingFormView>
  )
}

function WijkenForm({ setting, onDone }: SettingFormProps) {
  const { t } = useTranslation('settings')
  const contractForm = useSettingForm(setting, onDone, {
    initialValues: { value: setting.value as Record<string, string> },
    toValue: ({ value }) => value,
  })
  const { form } = contractForm
  const definition = settings[setting.name]
  const options = definition.type === 'wijken' ? definition.options : []
  return (
    <SettingFormView
      contractForm={contractForm}
      name={setting.name}
      onCancel={onDone}
      reset={{ value: { ...(settings[setting.name].default as Record<string, string>) } }}
    >
      <FieldGroup label={t(`names.${setting.name}.label`)} description={t(`names.${setting.name}.reason`)}>
        <div className="kw-setting-wijken">
          {wijkCodes.map((code, index) => (
            <Select
              key={code}
              label={wijken[code]}
              data={options.map((option) => ({ value: option, label: optionInWords(setting.name, option) }))}
              allowDeselect={false}
              {...(index === 0 ? { 'data-autofocus': true } : {})}
              {...form.getInputProps(`value.${code}`)}
            />
          ))}
        </div>
      </FieldGroup>
    </SettingFormView>
  )
}

type Dated = { startsOn: string; value: string }[]

function DatedForm({ setting, onDone }: SettingFormProps) {
  const { t } = useTranslation('settings')
  const contractForm = useSettingForm(setting, onDone, {
    initialValues: { value: setting.value as unknown as Dated },
    toValue: ({ value }) => value,
  })
  const { form } = contractForm
  const { name } = setting
  const definition = settings[name]
  const options = definition.type === 'dated' ? definition.options : []
  return (
    <SettingFormView
      contractForm={contractForm}
      name={name}
      onCancel={onDone}
      reset={{ value: (definition.default as unknown as Dated).map((one) => ({ ...one })) }}
    >
      <FieldGroup label={t(`names.${name}.label`)} description={t('dated.help')} error={form.errors['value']}>
        {form.values.value.map((_, index) => (
          // Rows have no key of their own: they are told apart by their place.
          <div key={index} className="kw-setting-dated">
            <DateField label={t('dated.from')} {...form.getInputProps(`value.${String(index)}.startsOn`)} />
            <Select
              label={t('dated.value')}
              data={options.map((option) => ({ value: option, label: optionInWords(name, option) }))}
              allowDeselect={false}
              {...form.getInputProps(`value.${String(index)}.value`)}
            />
            <ActionIcon
              aria-label={t('dated.remove', { number: index + 1 })}
              variant="default"
              size={36}
              disabled={form.values.value.length === 1}
              onClick={() => {
                form.removeListItem('value', index)
              }}
            >
              <IconTrash size={18} stroke={1.7} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={16} stroke={1.7} aria-hidden />}
          onClick={() => {
            form.insertListItem('value', { startsOn: '', value: options.at(0) ?? '' })
          }}
        >
          {t('dated.add')}
        </Button>
      </FieldGroup>
    </SettingFormView>
  )
}

interface Shape<V extends object> {
  readonly initialValues: V
  readonly toValue: (values: V) => unknown
}

function useSettingForm<V extends object>({ name, version }: SettingValue, onDone: () => void, { initialValues, toValue }: Shape<V>) {
  const { t } = useTranslation('settings')
  return useContractForm<ChangeSetting, V>({
    operation: useChangeOperation(),
    initialValues,
    toInput: (values) => ({ name, value: toValue(values), version }),
    draftKey: `settings.${name}`,
    onSaved: () => {
      notifySaved(t('choices.saved'))
      onDone()
    },
  })
}

interface SettingFormViewProps<V extends object> {
  readonly contractForm: ContractForm<ChangeSetting, V>
  readonly name: SettingName
  readonly onCancel: () => void
  /** The values of the default. */
  readonly reset: V
  readonly children: ReactNode
}

function SettingFormView<V extends object>({ contractForm, name, onCancel, reset, children }: SettingFormViewProps<V>) {
  const { t } = useTranslation('settings')
  return (
    <ContractFormView
      contractForm={contractForm}
      saveLabel={t('choices.save', { name: t(`names.${name}.label`) })}
      onCancel={onCancel}
      extraActions={
        <Button
          variant="subtle"
          onClick={() => {
            contractForm.form.setValues(reset)
          }}
        >
          {t('choices.reset')}
        </Button>
      }
    >
      {children}
    </ContractFormView>
  )
}

function linesOf({ value }: SettingValue): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : []
}

function splitLines(text: string): string[] {
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
