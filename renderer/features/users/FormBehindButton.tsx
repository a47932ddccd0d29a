import { Button } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'

interface FormBehindButtonProps {
  readonly label: string
  readonly children: (close: () => void) => ReactNode
}

/** A form that its card opens with a button. The focus goes into the form and comes back to the button. */
export function FormBehindButton({ label, children }: FormBehindButtonProps) {
  const [state, setState] = useState<'fresh' | 'open' | 'closed'>('fresh')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state !== 'fresh') place.current?.querySelector<HTMLElement>(state === 'open' ? 'input' : 'button')?.focus()
  }, [state])
  const close = () => {
    setState('closed')
  }
  const button = (
    <Button
      variant="default"
      onClick={() => {
        setState('open')
      }}
    >
      {label}
    </Button>
  )
  return <div ref={place}>{state === 'open' ? children(close) : button}</div>
}
