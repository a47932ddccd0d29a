import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Child, Sibling } from '../../../db/contract/children.ts'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { isolated } from '../../ui/isolated.ts'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { useChildAction } from './child-actions.ts'

/** The brothers and sisters of a child here, each a way to her page; a link can be taken away and put back. */
export function Siblings({ child }: { readonly child: Child }) {
  const { t } = useTranslation('children')
  const { open } = useChildAction()
  const link = useBackendCommand('children.linkSibling')
  const unlink = useBackendCommand('children.unlinkSibling')
  const putBack = async (siblingId: string) => {
    const result = await link.run({ childId: child.id, siblingId })
    if (!result.ok) notifyError(result.error)
  }
  const remove = async ({ childId: siblingId, name }: Sibling) => {
    const result = await unlink.run({ childId: child.id, siblingId })
    if (!result.ok) {
      notifyError(result.error)
      return
    }
    notifySaved(t('around.siblingRemoved', { name: isolated(name) }), { undo: () => void putBack(siblingId) })
  }
  const addLabel = t('around.addSibling')
  return (
    <span className="kw-siblings">
      {child.siblings.map((sibling) => {
        const label = t('around.removeSibling', { name: isolated(sibling.name) })
        return (
          <span key={sibling.childId} className="kw-sibling">
            <Link className="kw-quiet-link" to={`/kinderen/${sibling.childId}`}>
              <bdi>{sibling.name}</bdi>
            </Link>
            <Tooltip label={label}>
              <ActionIcon size={24} variant="subtle" aria-label={label} onClick={() => void remove(sibling)}>
                <IconX size={14} stroke={1.7} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </span>
        )
      })}
      <Tooltip label={addLabel}>
        <ActionIcon
          size={24}
          variant="subtle"
          aria-label={addLabel}
          onClick={() => {
            open('familie')
          }}
        >
          <IconPlus size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </span>
  )
}
