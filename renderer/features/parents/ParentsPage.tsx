import { Button, Tabs } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useChildChoice } from '../../ui/ChildField.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { useAddress } from '../../ui/useAddress.ts'
import { Agreements } from './Agreements.tsx'
import { noFilter } from './contact-filters.ts'
import { ContactDrawer } from './ContactDrawer.tsx'
import { Contacts } from './Contacts.tsx'
import { LogContact } from './LogContact.tsx'
import { Unreached } from './Unreached.tsx'
import './parents.css'

const parts = ['afspraken', 'contacten', 'niet-bereikt'] as const
type Part = (typeof parts)[number]

/**
 * Contact with families. The address keeps what is open, so that it is there again after a lock: `deel` the part, `nieuw`
 * the form (with `kind` for that child), `contact` the open one.
 */
export function ParentsPage() {
  const { t } = useTranslation('parents')
  const { params, step } = useAddress()
  const childId = params.get('kind')
  const child = useChildChoice(childId)
  const isNew = params.get('nieuw') !== null
  const part = partOf(params.get('deel'), childId !== null && !isNew)

  const openForm = () => {
    step({ nieuw: '1', kind: null, deel: part })
  }
  const closeForm = () => {
    step({ nieuw: null, kind: null, deel: part })
  }
  const openContact = (id: string) => {
    step({ contact: id })
  }
  useShortcut({ keys: 'alt+N', label: t('log.shortcut') }, openForm)

  return (
    <Page>
      <PageHead
        title={t('title')}
        context={t('context')}
        actions={
          <Button leftSection={<IconPlus size={18} stroke={1.7} aria-hidden />} aria-keyshortcuts="Alt+N" onClick={openForm}>
            {t('log.open')}
          </Button>
        }
      />
      <Tabs
        value={part}
        keepMounted={false}
        onChange={(next) => {
          step({ deel: next, ...(isNew ? {} : { kind: null }) })
        }}
      >
        <Tabs.List aria-label={t('tabs.label')} mb={16}>
          {parts.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tabs.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="afspraken" className="kw-page">
          <Agreements onOpenContact={openContact} />
        </Tabs.Panel>
        <Tabs.Panel value="contacten">
          {(childId === null || isNew || child !== undefined) && (
            <Contacts
              key={isNew ? 'all' : (childId ?? 'all')}
              initialFilter={{ ...noFilter, child: isNew ? null : (child ?? null) }}
              onOpen={openContact}
            />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="niet-bereikt">
          <Unreached
            onLog={(id) => {
              step({ nieuw: '1', kind: id, deel: part })
            }}
          />
        </Tabs.Panel>
      </Tabs>
      <SidePanel isOpen={isNew} onClose={closeForm} title={t('log.title')}>
        {(childId === null || child !== undefined) && <LogContact key={childId ?? 'any'} child={child} onClose={closeForm} />}
      </SidePanel>
      <ContactDrawer
        contactId={params.get('contact')}
        onClose={() => {
          step({ contact: null })
        }}
      />
    </Page>
  )
}

/** A link for a child without a form shows her contacts. */
function partOf(asked: string | null, isForChild: boolean): Part {
  return parts.find((part) => part === asked) ?? (isForChild ? 'contacten' : 'afspraken')
}
