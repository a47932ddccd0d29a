import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import type { Child } from '../../../db/contract/children.ts'
import type { Arrangement, Involved, SupportNeed } from '../../../db/contract/support.ts'
import { useBackendQuery } from '../../backend/useBackendQuery.ts'
import { Badge } from '../../ui/Badge.tsx'
import { dateInWords } from '../../ui/date-words.ts'
import { isolated } from '../../ui/isolated.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { ArrangementForm } from './ArrangementForm.tsx'
import { InvolvedForm } from './InvolvedForm.tsx'
import { NeedForm } from './NeedForm.tsx'
import { arrangementInWords, arrangementLine, consentLine, partnerInWords } from './support-words.ts'
import './support.css'

type Editing =
  | { readonly form: 'need'; readonly record: SupportNeed | null }
  | { readonly form: 'arrangement'; readonly record: Arrangement | null }
  | { readonly form: 'involved'; readonly record: Involved | null }

/** Over the page of a child: what she needs, what she waits for or has, and who thinks along. */
export function SupportPage() {
  const { t } = useTranslation('support')
  const { childId = '' } = useParams()
  const navigate = useNavigate()
  // The page under it has read the child already: this is the same answer.
  const child = useBackendQuery('children.read', { id: childId })
  const [editing, setEditing] = useState<Editing | null>(null)
  const [last, setLast] = useState<Editing['form'] | null>(null)
  const edit = (next: Editing) => {
    setLast(next.form)
    setEditing(next)
  }
  const close = () => {
    void navigate(`/kinderen/${childId}`, { replace: true })
  }
  const name = isolated(child.data?.name ?? '')
  const title = editing === null ? t('panel.title', { name }) : t(`${editing.form}.${editing.record === null ? 'newTitle' : 'changeTitle'}`)
  return (
    <SidePanel isOpen onClose={close} title={title}>
      <Loaded query={child}>
        {(read) =>
          editing === null ? (
            <Sections support={read.support} focusOn={last} onEdit={edit} />
          ) : (
            <Form
              child={read}
              editing={editing}
              onDone={() => {
                setEditing(null)
              }}
            />
          )
        }
      </Loaded>
    </SidePanel>
  )
}

function Form({ child, editing, onDone }: { readonly child: Child; readonly editing: Editing; readonly onDone: () => void }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that opened it is gone: the keyboard goes on in the first field.
    place.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [])
  return (
    <div ref={place}>
      <FormOf child={child} editing={editing} onDone={onDone} />
    </div>
  )
}

function FormOf({ child, editing, onDone }: { readonly child: Child; readonly editing: Editing; readonly onDone: () => void }) {
  const common = { childId: child.id, bornOn: child.bornOn, onDone, onCancel: onDone }
  switch (editing.form) {
    case 'need':
      return <NeedForm {...common} record={editing.record} />
    case 'arrangement':
      return <ArrangementForm {...common} record={editing.record} specialist={child.support.specialist} />
    case 'involved':
      return <InvolvedForm {...common} record={editing.record} />
  }
}

interface SectionsProps {
  readonly support: Child['support']
  /** Back from a form of this section: the keyboard goes on there. */
  readonly focusOn: Editing['form'] | null
  readonly onEdit: (editing: Editing) => void
}

function Sections({ support: { needs, arrangements, partners }, focusOn, onEdit }: SectionsProps) {
  const { t } = useTranslation(['support', 'common'])
  return (
    <div className="kw-support">
      <Section
        name="need"
        hasFocus={focusOn === 'need'}
        isEmpty={needs.length === 0}
        onAdd={() => {
          onEdit({ form: 'need', record: null })
        }}
      >
        {needs.map((need) => {
          const seenBy = t(`support:seenBy.${need.seenBy}`)
          return (
            <Row
              key={need.id}
              title={<bdi>{need.kind}</bdi>}
              line={
                need.endedOn === null
                  ? t('support:need.line', { date: dateInWords(need.sinceOn), seenBy })
                  : t('support:need.lineEnded', { from: dateInWords(need.sinceOn), until: dateInWords(need.endedOn), seenBy })
              }
              side={
                <ChangeButton
                  label={t('support:need.changeLabel', { kind: isolated(need.kind) })}
                  onClick={() => {
                    onEdit({ form: 'need', record: need })
                  }}
                />
              }
            />
          )
        })}
      </Section>
      <Section
        name="arrangement"
        hasFocus={focusOn === 'arrangement'}
        isEmpty={arrangements.length === 0}
        onAdd={() => {
          onEdit({ form: 'arrangement', record: null })
        }}
      >
        {arrangements.map((one) => (
          <Row
            key={one.id}
            title={<bdi>{arrangementInWords(one)}</bdi>}
            line={arrangementLine(one)}
            side={
              <>
                <Badge tone={one.state === 'waiting' ? 'attention' : one.state === 'running' ? 'good' : 'quiet'}>
                  {t(`support:states.${one.state}`)}
                </Badge>
                <ChangeButton
                  label={t('support:arrangement.changeLabel', { what: isolated(arrangementInWords(one)) })}
                  onClick={() => {
                    onEdit({ form: 'arrangement', record: one })
                  }}
                />
              </>
            }
          />
        ))}
      </Section>
      <Section
        name="involved"
        hasFocus={focusOn === 'involved'}
        isEmpty={partners.length === 0}
        onAdd={() => {
          onEdit({ form: 'involved', record: null })
        }}
      >
        {partners.map((one) => (
          <Row
            key={one.id}
            title={<bdi>{partnerInWords(one)}</bdi>}
            line={consentLine(one)}
            side={
              <>
                <Badge tone={one.consent === 'given' ? 'good' : one.consent === 'none' && one.endedOn === null ? 'attention' : 'quiet'}>
                  {t(`support:consents.${one.consent}`)}
                </Badge>
                <ChangeButton
                  label={t('support:involved.changeLabel', { what: isolated(partnerInWords(one)) })}
                  onClick={() => {
                    onEdit({ form: 'involved', record: one })
                  }}
                />
              </>
            }
          />
        ))}
      </Section>
    </div>
  )
}

interface SectionProps {
  readonly name: Editing['form']
  readonly hasFocus: boolean
  readonly isEmpty: boolean
  readonly onAdd: () => void
  readonly children: ReactNode
}

/** One question with its answers and the way to add one; an empty one says what belongs there. */
function Section({ name, hasFocus, isEmpty, onAdd, children }: SectionProps) {
  const { t } = useTranslation('support')
  const add = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (hasFocus) add.current?.focus()
  }, [hasFocus])
  return (
    <section aria-label={t(`${name}.title`)}>
      <div className="kw-card-head">
        <h3>{t(`${name}.title`)}</h3>
        <Button ref={add} size="xs" variant="light" leftSection={<IconPlus size={16} stroke={1.7} aria-hidden />} onClick={onAdd}>
          {t(`${name}.add`)}
        </Button>
      </div>
      <p className="kw-card-context">{t(`${name}.help`)}</p>
      {isEmpty ? <p className="kw-dimmed kw-support-none">{t(`${name}.none`)}</p> : <Rows label={t(`${name}.title`)}>{children}</Rows>}
    </section>
  )
}

function ChangeButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  const { t } = useTranslation('common')
  return (
    <Button size="xs" variant="subtle" aria-label={label} onClick={onClick}>
      {t('change')}
    </Button>
  )
}
