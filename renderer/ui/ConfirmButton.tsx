import { Button, Text, type ButtonProps } from '@mantine/core'
import { modals } from '@mantine/modals'
import type { ReactNode } from 'react'
import { texts } from './texts.ts'

export interface Confirmation {
  /** The question: `Gebruiker blokkeren?` */
  readonly title: string
  /** The consequence spelled out: `Hiermee verdwijnen 41 observaties van Noor.` */
  readonly consequence: ReactNode
  /** The verb: `Blokkeren`. */
  readonly confirm: string
}

/** Asks with the consequence spelled out. True when the user confirmed. Focus starts on the way back. */
export function confirm({ title, consequence, confirm: label }: Confirmation): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title,
      children: typeof consequence === 'string' ? <Text>{consequence}</Text> : consequence,
      labels: { confirm: label, cancel: texts.t('common:cancel') },
      cancelProps: { variant: 'default', 'data-autofocus': true },
      size: 'md',
      onConfirm: () => {
        resolve(true)
      },
      onCancel: () => {
        resolve(false)
      },
    })
  })
}

interface ConfirmButtonProps extends ButtonProps {
  readonly confirmation: Confirmation
  readonly onConfirm: () => void
  readonly children: ReactNode
}

/** A button for what cannot be undone. */
export function ConfirmButton({ confirmation, onConfirm, children, ...rest }: ConfirmButtonProps) {
  return (
    <Button
      variant="default"
      {...rest}
      onClick={() => {
        void confirm(confirmation).then((confirmed) => {
          if (confirmed) onConfirm()
        })
      }}
    >
      {children}
    </Button>
  )
}
