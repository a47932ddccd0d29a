import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface SidePanelProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly size?: string | number
  readonly children: ReactNode
}

/** A form beside the page that it belongs to. Esc and a click outside close it; what was typed is kept as a draft. */
export function SidePanel({ isOpen, onClose, title, size = 560, children }: SidePanelProps) {
  const { t } = useTranslation('common')
  return (
    <Drawer opened={isOpen} onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('close') }}>
      {isOpen && children}
    </Drawer>
  )
}
