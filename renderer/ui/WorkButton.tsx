import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode, Ref } from 'react'

interface WorkButtonProps extends Omit<ButtonProps, 'disabled' | 'loading'> {
  readonly isRunning: boolean
  readonly onClick: () => void
  readonly ref?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

/** Starts work that takes a moment. It is never disabled, because that takes the focus from the keyboard; a second press does nothing. */
export function WorkButton({ isRunning, onClick, ...rest }: WorkButtonProps) {
  return (
    <Button
      {...rest}
      aria-disabled={isRunning}
      onClick={() => {
        if (!isRunning) onClick()
      }}
    />
  )
}
