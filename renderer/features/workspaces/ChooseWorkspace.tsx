import { ActionIcon, Button, Group, Menu, Stack } from '@mantine/core'
import { IconBuildingCommunity, IconDots, IconFlask, IconFolderOpen, IconHome, IconPlus, type Icon } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkspaceStatus } from '../../../db/contract/workspaces.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { Badge } from '../../ui/Badge.tsx'
import { confirm } from '../../ui/ConfirmButton.tsx'
import { Entrance } from '../../ui/Entrance.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { newWorkspaceKinds, type NewWorkspaceKind } from './MakeWorkspace.tsx'

type Known = WorkspaceStatus['known'][number]

interface ChooseWorkspaceProps {
  readonly status: WorkspaceStatus
  readonly onMake: (kind: NewWorkspaceKind) => void
}

/** The workspaces of this computer; on a new computer the three things that can be made. */
export function ChooseWorkspace({ status, onMake }: ChooseWorkspaceProps) {
  const { t } = useTranslation(['workspaces', 'common'])
  const open = useBackendCommand('workspaces.open')
  const forget = useBackendCommand('workspaces.forget')
  const [wantsNew, setWantsNew] = useState(false)
  const isFirstStart = status.known.length === 0
  const foot = t('workspaces:entrance.offline', { version: status.appVersion })

  if (isFirstStart || wantsNew) {
    return (
      <Entrance
        title={isFirstStart ? t('workspaces:start.title') : t('workspaces:start.kindQuestion')}
        intro={t('workspaces:start.context')}
        width={560}
        foot={foot}
      >
        <Stack gap={8}>
          {newWorkspaceKinds.map((kind) => (
            <KindChoice key={kind} kind={kind} onChoose={onMake} />
          ))}
        </Stack>
        <div style={{ marginTop: 16 }}>
          <ErrorNote error={open.error} />
        </div>
        <Group mt="md" gap="lg">
          <button type="button" className="kw-link kw-focus" onClick={() => void open.run({ workspaceId: null })}>
            {t('workspaces:start.existing')}
          </button>
          {!isFirstStart && (
            <button
              type="button"
              className="kw-link kw-focus"
              onClick={() => {
                setWantsNew(false)
              }}
            >
              {t('common:back')}
            </button>
          )}
        </Group>
      </Entrance>
    )
  }

  return (
    <Entrance title={t('workspaces:choose.title')} intro={t('workspaces:choose.context')} width={560} foot={foot}>
      <ul className="kw-rows" aria-label={t('workspaces:choose.list')}>
        {status.known.map((one) => (
          <KnownWorkspace
            key={one.workspaceId}
            workspace={one}
            onOpen={() => void open.run({ workspaceId: one.workspaceId })}
            onForget={() => void forget.run({ workspaceId: one.workspaceId })}
          />
        ))}
      </ul>
      <div style={{ marginTop: 12 }}>
        <ErrorNote error={open.error ?? forget.error} />
      </div>
      <Group mt="md">
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={18} stroke={1.7} aria-hidden />}
          onClick={() => void open.run({ workspaceId: null })}
        >
          {t('workspaces:choose.openFolder')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} stroke={1.7} aria-hidden />}
          onClick={() => {
            setWantsNew(true)
          }}
        >
          {t('workspaces:choose.make')}
        </Button>
      </Group>
    </Entrance>
  )
}

const kindIcons = {
  voorschool: IconHome,
  projectleider: IconBuildingCommunity,
  practice: IconFlask,
} as const satisfies Record<NewWorkspaceKind, Icon>

function KindChoice({ kind, onChoose }: { readonly kind: NewWorkspaceKind; readonly onChoose: (kind: NewWorkspaceKind) => void }) {
  const { t } = useTranslation('workspaces')
  const KindIcon = kindIcons[kind]
  return (
    <button
      type="button"
      className="kw-choice kw-focus"
      onClick={() => {
        onChoose(kind)
      }}
    >
      <KindIcon size={26} stroke={1.7} aria-hidden />
      <span>
        {t(`start.kinds.${kind}.title`)}
        <small>{t(`start.kinds.${kind}.text`)}</small>
      </span>
    </button>
  )
}

interface KnownWorkspaceProps {
  readonly workspace: Known
  readonly onOpen: () => void
  readonly onForget: () => void
}

function KnownWorkspace({ workspace, onOpen, onForget }: KnownWorkspaceProps) {
  const { t } = useTranslation(['workspaces', 'common'])
  const { available, folder, kind, name, practice } = workspace
  const KindIcon = kindIcons[practice ? 'practice' : kind]
  const target = useRef<HTMLButtonElement>(null)
  const askToForget = async () => {
    target.current?.focus() // the line of the menu goes; the dialog gives the focus back to the button
    const isSure = await confirm({
      title: t('workspaces:choose.forgetTitle', { name }),
      consequence: t('workspaces:choose.forgetConsequence', { folder }),
      confirm: t('workspaces:choose.forget'),
    })
    if (isSure) onForget()
  }
  return (
    <li className="kw-row">
      <div className="kw-row-lead">
        <KindIcon size={22} stroke={1.7} aria-hidden />
      </div>
      <div className="kw-row-text">
        <span className="kw-row-title" style={{ fontWeight: 600 }}>
          {name} {practice && <Badge tone="attention">{t('common:practice')}</Badge>}
        </span>
        <span className="kw-row-line" {...(available ? {} : { 'data-attention': true })}>
          {available ? `${t(`common:kinds.${kind}`)} · ${folder}` : t('workspaces:choose.missing')}
        </span>
      </div>
      <div className="kw-row-side">
        {available && (
          <Button variant="light" onClick={onOpen}>
            {t('workspaces:choose.open')}
          </Button>
        )}
        <Menu>
          <Menu.Target>
            <ActionIcon ref={target} aria-label={t('workspaces:choose.options', { name })}>
              <IconDots size={18} stroke={1.7} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void askToForget()}>{t('workspaces:choose.forget')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </li>
  )
}
