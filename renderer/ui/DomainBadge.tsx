import { IconHeartHandshake, IconMathSymbols, IconMessageCircle, IconRun, type Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Domain } from '../../db/contract/observations.ts'

/** The same icon for a domain everywhere. */
export const domainIcons = {
  taal: IconMessageCircle,
  rekenen: IconMathSymbols,
  motoriek: IconRun,
  sociaal_emotioneel: IconHeartHandshake,
} as const satisfies Record<Domain, Icon>

/** A domain with its fixed icon, word and colour. */
export function DomainBadge({ domain }: { readonly domain: Domain }) {
  const { t } = useTranslation('common')
  const DomainIcon = domainIcons[domain]
  return (
    <span className="kw-domain" data-domain={domain}>
      <DomainIcon size={14} stroke={1.7} aria-hidden />
      {t(`domains.${domain}`)}
    </span>
  )
}
