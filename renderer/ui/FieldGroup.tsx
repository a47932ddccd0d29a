import { Input } from '@mantine/core'
import type { ReactNode } from 'react'
import './field-group.css'

interface FieldGroupProps {
  readonly label: string
  readonly description?: string
  readonly error?: ReactNode
  readonly children: ReactNode
}

/** Several controls that answer one question, named together for screen readers. */
export function FieldGroup({ label, description, error, children }: FieldGroupProps) {
  return (
    <fieldset className="kw-field-group">
      <legend>{label}</legend>
      {description !== undefined && <p>{description}</p>}
      {children}
      {error !== undefined && error !== null && <Input.Error>{error}</Input.Error>}
    </fieldset>
  )
}
