import { Button } from '@mantine/core'
import { IconEdit } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Draft } from '../../../db/contract/drafts.ts'
import { useBackend } from '../../backend/BackendProvider.tsx'
import { useBackendCommand } from '../../backend/useBackendCommand.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Card } from '../../ui/Card.tsx'
import { instantInWords } from '../../ui/date-words.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { notifyError, notifySaved } from '../../ui/notify.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { search } from '../../ui/search-store.ts'
import { draftLines, type DraftLine } from './draft-lines.ts'
import { ObservationTabs } from './ObservationTabs.tsx'
import './observations.css'

const conjunction = new Intl.ListFormat('nl', { type: 'conjunction' })

/** What this person began and did not save yet: nothing that was typed is ever lost. */
export function DraftsPage() {
  const { t } = useTranslation('observations')
  const drafts = useBackendQuery('drafts.list', {})
  return (
    <Page>
      <PageHead title={t('drafts.title')} context={t('drafts.context')} />
      <ObservationTabs />
      <Card>
        <Loaded query={drafts}>{(all) => <DraftList lines={draftLines(all)} />}</Loaded>
      </Card>
    </Page>
  )
}

function DraftList({ lines }: { readonly lines: readonly DraftLine[] }) {
  const { t } = useTranslation('observations')
  const backend = useBackend()
  const discard = useBackendCommand('drafts.discard')
  const save = useBackendCommand('drafts.save')

  const putBack = async ({ key, values }: Draft) => {
    const result = await save.run({ key, values })
    if (result.ok) notifySaved(t('drafts.putBack'))
    else notifyError(result.error)
  }
  const throwAway = async ({ key, part }: DraftLine['draft']) => {
    // Whole, and not only its beginning: undo gives every word back.
    const whole = await backend.call('drafts.read', { key, part }).catch(() => null)
    const result = await discard.run({ key, part })
    if (result.ok) notifySaved(t('drafts.discarded'), whole === null ? {} : { undo: () => void putBack(whole) })
    else notifyError(result.error)
  }

  if (lines.length === 0) {
    return (
      <EmptyState
        icon={<IconEdit size={32} stroke={1.5} aria-hidden />}
        title={t('drafts.emptyTitle')}
        action={
          <Button component={Link} to="/observaties?nieuw=1">
            {t('drafts.begin')}
          </Button>
        }
      >
        {t('drafts.emptyText')}
      </EmptyState>
    )
  }
  return (
    <ul className="kw-drafts" aria-label={t('drafts.title')}>
      {lines.map((line) => (
        <DraftItem key={`${line.draft.key} ${String(line.draft.part)}`} line={line} onDiscard={() => void throwAway(line.draft)} />
      ))}
    </ul>
  )
}

function DraftItem({ line, onDiscard }: { readonly line: DraftLine; readonly onDiscard: () => void }) {
  const { t } = useTranslation('observations')
  const { draft, kind, to } = line
  const whom = draft.childNames.length === 0 ? t('drafts.nobody') : conjunction.format(draft.childNames.map(isolated))
  const when = instantInWords(draft.savedAt)
  return (
    <li className="kw-draft">
      <div className="kw-draft-text">
        <div className="kw-observation-head">
          <span className="kw-row-title" {...(draft.childNames.length === 0 ? {} : { style: { fontWeight: 600 } })}>
            {whom}
          </span>
          <span className="kw-observation-badges">
            <Badge>{t(`drafts.kinds.${kind}`)}</Badge>
            {draft.part > 0 && <Badge tone="attention">{t('drafts.otherWindow')}</Badge>}
          </span>
        </div>
        {draft.excerpt === '' ? (
          <p className="kw-dimmed">{t('drafts.noText')}</p>
        ) : (
          <p className="kw-words" dir="auto" data-clamped>
            {draft.excerpt}
          </p>
        )}
        <span className="kw-row-line">{t('drafts.kept', { when })}</span>
      </div>
      <div className="kw-row-side">
        <Button size="xs" variant="subtle" onClick={onDiscard} aria-label={t('drafts.discardLabel', { whom, when })}>
          {t('drafts.discard')}
        </Button>
        {to === null ? (
          <Button size="xs" variant="light" aria-label={t('drafts.openLabel', { whom, when })} onClick={search.open}>
            {t('drafts.open')}
          </Button>
        ) : (
          <Button component={Link} to={to} size="xs" variant="light" aria-label={t('drafts.openLabel', { whom, when })}>
            {t('drafts.open')}
          </Button>
        )}
      </div>
    </li>
  )
}
