import { useTranslation } from 'react-i18next'
import type { Handover } from '../../../db/contract/handover.ts'
import { Card } from '../../ui/Card.tsx'
import { ContractFormView, emptyToNull } from '../../ui/ContractFormView.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { notifySaved } from '../../ui/notify.tsx'
import { useContractForm } from '../../ui/useContractForm.ts'

/** Parents' own words: written down after the talk, as long as nothing was sent. */
export function ReactionCard({ handover }: { readonly handover: Handover }) {
  const { t } = useTranslation('handover')
  if (handover.state === 'concept' || (handover.scope !== null && handover.reaction === null)) return null
  return (
    <Card title={t('reaction.title')} context={t('reaction.help')}>
      {handover.scope === null ? <ReactionForm handover={handover} /> : <p className="kw-words">{handover.reaction}</p>}
    </Card>
  )
}

function ReactionForm({ handover }: { readonly handover: Handover }) {
  const { t } = useTranslation('handover')
  const contractForm = useContractForm({
    operation: 'handover.react',
    initialValues: { reaction: handover.reaction ?? '' },
    toInput: ({ reaction }) => ({ id: handover.id, version: handover.version, reaction: emptyToNull(reaction) }),
    draftKey: `handover.react:${handover.id}`,
    onSaved: () => {
      notifySaved(t('reaction.saved'))
    },
  })
  return (
    <ContractFormView contractForm={contractForm} saveLabel={t('reaction.save')}>
      <LongTextField aria-label={t('reaction.title')} maximum={2000} {...contractForm.form.getInputProps('reaction')} />
    </ContractFormView>
  )
}
