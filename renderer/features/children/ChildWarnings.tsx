import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { dateInWords } from '../../ui/date-words.ts'
import { Note } from '../../ui/Note.tsx'
import { Initials, Row, Rows } from '../../ui/Row.tsx'
import type { ChildWarning, SavedChild } from './ChildForm.tsx'

interface ChildWarningsProps {
  readonly saved: SavedChild
  /** Back to the form, for another birth date or name. */
  readonly onChange: () => void
  /** It is right as it is. */
  readonly onDone: () => void
}

/** What was saved and deserves a second look; each with what can be done about it. Never blocks. */
export function ChildWarnings({ saved, onChange, onDone }: ChildWarningsProps) {
  const { t } = useTranslation('children')
  return (
    <div className="kw-form">
      <WarningNotes warnings={saved.warnings} />
      {saved.warnings.includes('possible-duplicate') && <SimilarChildren saved={saved} />}
      <Group>
        <Button data-autofocus onClick={onDone}>
          {t('warnings.fine')}
        </Button>
        <Button variant="default" onClick={onChange}>
          {t('warnings.change')}
        </Button>
      </Group>
    </div>
  )
}

export function WarningNotes({ warnings }: { readonly warnings: readonly ChildWarning[] }) {
  const { t } = useTranslation('children')
  return (
    <Note tone="attention" title={t('warnings.title')} announce>
      {warnings.map((warning) => (
        <div key={warning}>{t(`warnings.${warning}`)}</div>
      ))}
    </Note>
  )
}

/** The other children that one finds under the first letters of this name. */
function SimilarChildren({ saved }: { readonly saved: SavedChild }) {
  const { t } = useTranslation('children')
  const beginning = [...saved.firstName.trim()].slice(0, 3).join('')
  const found = useBackendQuery('children.search', { search: beginning, limit: 10 })
  const others = (found.data ?? []).filter((child) => child.id !== saved.id)
  if (others.length === 0) return null
  const sameDayFirst = [...others]
    .sort((one, other) => Number(other.bornOn === saved.bornOn) - Number(one.bornOn === saved.bornOn))
    .slice(0, 4)
  return (
    <Rows label={t('warnings.similar')}>
      {sameDayFirst.map((child) => (
        <Row
          key={child.id}
          lead={<Initials name={child.name} />}
          title={<bdi>{child.name}</bdi>}
          line={[t('warnings.born', { date: dateInWords(child.bornOn) }), child.groupName ?? t(`statuses.${child.status}`)].join(' · ')}
          side={
            <Button component={Link} to={`/kinderen/${child.id}`} variant="light" size="xs">
              {t('warnings.toChild', { name: child.name })}
            </Button>
          }
        />
      ))}
    </Rows>
  )
}
