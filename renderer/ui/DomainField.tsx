import { Input } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { domains, type Domain } from '../../db/contract/observations.ts'
import { domainIcons } from './DomainBadge.tsx'
import './domain-field.css'

interface DomainFieldProps {
  readonly label: string
  readonly value: readonly Domain[]
  readonly onChange: (domains: readonly Domain[]) => void
  readonly error?: unknown
}

/** The four domains of the law as chips; none, one or more. */
export function DomainField({ label, value, onChange, error }: DomainFieldProps) {
  const { t } = useTranslation('common')
  return (
    <fieldset className="kw-domain-choices">
      <legend className="kw-visually-hidden">{label}</legend>
      {domains.map((domain) => {
        const isChosen = value.includes(domain)
        const DomainIcon = isChosen ? IconCheck : domainIcons[domain]
        return (
          <label key={domain} className="kw-domain-choice">
            <input
              type="checkbox"
              checked={isChosen}
              onChange={() => {
                onChange(isChosen ? value.filter((one) => one !== domain) : [...value, domain])
              }}
            />
            <span className="kw-domain" data-domain={domain}>
              <DomainIcon size={16} stroke={1.7} aria-hidden />
              {t(`domains.${domain}`)}
            </span>
          </label>
        )
      })}
      {typeof error === 'string' && <Input.Error>{error}</Input.Error>}
    </fieldset>
  )
}
