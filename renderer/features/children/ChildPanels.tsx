import { useTranslation } from 'react-i18next'
import type { Child } from '../../../db/contract/children.ts'
import { useSession } from '../../backend/session.ts'
import { isolated } from '../../ui/isolated.ts'
import { notifySaved } from '../../ui/notify.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useChildAction } from './child-actions.ts'
import { ChildForm } from './ChildForm.tsx'
import { ChildHistory } from './ChildHistory.tsx'
import { DestroyChild } from './DestroyChild.tsx'
import { LeaveForm } from './LeaveForm.tsx'
import { SiblingForm } from './SiblingForm.tsx'

/** The forms that open over a child's page, one at a time. */
export function ChildPanels({ child }: { readonly child: Child }) {
  const { t } = useTranslation('children')
  const { may } = useSession()
  const { action, close } = useChildAction()
  const name = isolated(child.name)
  const isOpen = (wanted: typeof action) => action === wanted && may('locatiemanager')
  return (
    <>
      <SidePanel isOpen={action === 'wijzigen'} onClose={close} title={t('form.changeTitle', { name })}>
        <ChangeChild child={child} onClose={close} />
      </SidePanel>
      <SidePanel isOpen={action === 'familie'} onClose={close} title={t('around.siblingTitle', { name })} size={480}>
        <SiblingForm child={child} onDone={close} />
      </SidePanel>
      <SidePanel isOpen={isOpen('geschiedenis')} onClose={close} title={t('history.title', { name })}>
        <ChildHistory child={child} />
      </SidePanel>
      <SidePanel isOpen={isOpen('vertrek')} onClose={close} title={t('leave.title', { name })} size={480}>
        <LeaveForm child={child} onDone={close} />
      </SidePanel>
      <SidePanel isOpen={isOpen('verwijderen')} onClose={close} title={t('destroy.title', { name })} size={480}>
        <DestroyChild child={child} onCancel={close} />
      </SidePanel>
    </>
  )
}

function ChangeChild({ child, onClose }: { readonly child: Child; readonly onClose: () => void }) {
  const { t } = useTranslation('common')
  return (
    <ChildForm
      child={child}
      onCancel={onClose}
      onSaved={() => {
        notifySaved(t('saved'))
        onClose()
      }}
    />
  )
}
