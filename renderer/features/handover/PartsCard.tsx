import { useTranslation } from 'react-i18next'
import { handoverParts, type Handover, type HandoverPart } from '../../../db/contract/handover.ts'
import { domains, type Domain } from '../../../db/contract/observations.ts'
import { Card } from '../../ui/Card.tsx'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { DomainBadge } from '../../ui/DomainBadge.tsx'
import { HintedTextField } from '../../ui/HintedTextField.tsx'
import { Note } from '../../ui/Note.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

/** What parents and school read: a form while it is a concept, and after that what was agreed on. */
export function PartsCard({ handover }: { readonly handover: Handover }) {
  const { t } = useTranslation('handover')
  return (
    <Card title={t('write.title')} context={t('write.help')}>
      {handover.state === 'concept' ? <PartsForm handover={handover} /> : <PartsRead handover={handover} />}
    </Card>
  )
}

function PartsForm({ handover }: { readonly handover: Handover }) {
  const { t } = useTranslation('handover')
  const contractForm = useContractForm({
    operation: 'handover.write',
    initialValues: mapParts((part) => handover.parts[part] ?? ''),
    toInput: (values) => ({ id: handover.id, version: handover.version, parts: mapParts((part) => emptyToNull(values[part])) }),
    draftKey: `handover.write:${handover.id}`,
    onSaved: () => {
      notifySaved(t('write.saved'))
    },
  })
  const { form } = contractForm
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('write.save')}>
      {handoverParts.map((part) => (
        <HintedTextField
          key={part}
          label={<PartLabel part={part} />}
          maximum={2000}
          ownChildIds={[handover.childId]}
          {...form.getInputProps(part)}
        />
      ))}
    </ContractFormView>
  )
}

function PartsRead({ handover }: { readonly handover: Handover }) {
  const { t } = useTranslation('handover')
  const written = handoverParts.filter((part) => handover.parts[part] !== null)
  return (
    <div className="kw-form">
      {written.length === 0 && <p className="kw-dimmed kw-words">{t('write.nothing')}</p>}
      {written.map((part) => (
        <div key={part}>
          <div className="kw-part-name">
            <PartLabel part={part} />
          </div>
          <p className="kw-words">{handover.parts[part]}</p>
        </div>
      ))}
      {handover.scope === null && <Note>{t('write.locked')}</Note>}
    </div>
  )
}

function PartLabel({ part }: { readonly part: HandoverPart }) {
  const { t } = useTranslation('handover')
  if (isDomain(part)) return <DomainBadge domain={part} />
  return <span className="kw-part-label">{t(`parts.${part}`)}</span>
}

function isDomain(part: HandoverPart): part is Domain & HandoverPart {
  return domains.some((domain) => domain === part)
}

function mapParts<T>(valueOf: (part: HandoverPart) => T): Record<HandoverPart, T> {
  return Object.fromEntries(handoverParts.map((part) => [part, valueOf(part)])) as Record<HandoverPart, T>
}
