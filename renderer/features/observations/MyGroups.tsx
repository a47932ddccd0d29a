import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../backend/session.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { ContractFormView } from '../../ui/ContractFormView.tsx'
import { FieldGroup } from '../../ui/FieldGroup.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

/** In which groups I work: whom the radar shows first and whose names the line on top of Vandaag knows first. */
export function MyGroupsButton() {
  const { t } = useTranslation('observations')
  const [isOpen, setIsOpen] = useState(false)
  const { session } = useSession()
  const workers = useBackendQuery('users.groups', {})
  const groups = useBackendQuery('groups.names', {})
  const close = () => {
    setIsOpen(false)
  }
  return (
    <>
      <button
        type="button"
        className="kw-link kw-focus kw-filter-more"
        onClick={() => {
          setIsOpen(true)
        }}
      >
        {t('myGroups.open')}
      </button>
      <SidePanel isOpen={isOpen} onClose={close} title={t('myGroups.title')} size={440}>
        <Loaded query={workers}>
          {(all) => (
            <MyGroupsForm
              userId={session.userId}
              groups={groups.data ?? []}
              chosen={all.find(({ userId }) => userId === session.userId)?.groupIds ?? []}
              onDone={close}
            />
          )}
        </Loaded>
      </SidePanel>
    </>
  )
}

interface MyGroupsFormProps {
  readonly userId: string
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  readonly chosen: readonly string[]
  readonly onDone: () => void
}

function MyGroupsForm({ userId, groups, chosen, onDone }: MyGroupsFormProps) {
  const { t } = useTranslation(['observations', 'common'])
  const contractForm = useContractForm({
    operation: 'users.setGroups',
    initialValues: { groupIds: chosen },
    toInput: ({ groupIds }) => ({ userId, groupIds }),
    onSaved: () => {
      notifySaved(t('common:saved'))
      onDone()
    },
  })
  const { form } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('common:save')} onCancel={onDone}>
      <FieldGroup label={t('observations:myGroups.label')} description={t('observations:myGroups.help')}>
        <div className="kw-form">
          {groups.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={<bdi>{name}</bdi>}
              checked={form.values.groupIds.includes(id)}
              onChange={(event) => {
                const isOn = event.currentTarget.checked
                form.setFieldValue('groupIds', isOn ? [...form.values.groupIds, id] : form.values.groupIds.filter((one) => one !== id))
              }}
            />
          ))}
        </div>
      </FieldGroup>
    </ContractFormView>
  )
}
