import { IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { law } from '../../../db/contract/law.ts'
import { Card } from '../../ui/Card.tsx'
import { Row, Rows } from '../../ui/Row.tsx'

const facts = Object.keys(law) as (keyof typeof law)[]

/** What nobody here can choose, with where it stands. */
export function LawCard() {
  const { t } = useTranslation('settings')
  return (
    <Card title={t('law.title')} context={t('law.context')}>
      <Rows>
        {facts.map((name) => (
          <Row
            key={name}
            lead={<IconScale size={20} stroke={1.7} aria-hidden />}
            title={t(`law.items.${name}.label`)}
            line={t(`law.items.${name}.source`)}
            side={<strong className="kw-figures">{t(`law.items.${name}.value`, { count: law[name] })}</strong>}
          />
        ))}
      </Rows>
    </Card>
  )
}
