import { IconCircleX, IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/Card.tsx'
import { Columns } from '../../ui/Page.tsx'
import { Row, Rows } from '../../ui/Row.tsx'

const protectedFrom = ['stolen', 'roles', 'export', 'crash', 'network'] as const
const notProtectedFrom = ['malware', 'photo', 'force'] as const

/** The threat model in plain words, with what it does not cover. */
export function ProtectionCard() {
  const { t } = useTranslation('settings')
  return (
    <Card title={t('protection.title')}>
      <Columns>
        <div>
          <h3 className="kw-small-title">{t('protection.yes')}</h3>
          <Rows>
            {protectedFrom.map((name) => (
              <Row key={name} lead={<IconShieldCheck size={20} stroke={1.7} aria-hidden />} title={t(`protection.yesItems.${name}`)} />
            ))}
          </Rows>
        </div>
        <div>
          <h3 className="kw-small-title">{t('protection.no')}</h3>
          <Rows>
            {notProtectedFrom.map((name) => (
              <Row key={name} lead={<IconCircleX size={20} stroke={1.7} aria-hidden />} title={t(`protection.noItems.${name}`)} />
            ))}
          </Rows>
        </div>
      </Columns>
    </Card>
  )
}
