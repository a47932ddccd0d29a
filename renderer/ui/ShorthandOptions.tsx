import {
  IconCalendar,
  IconCheck,
  IconFlag,
  IconMessages,
  IconMoodKid,
  IconPhoneCall,
  IconQuote,
  IconTag,
  IconUsersGroup,
  IconX,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { shortName } from '../../db/contract/names.ts'
import type { NameIndex } from '../../db/contract/shorthand-names.ts'
import { ageInWords, dateInWords } from './date-words.ts'
import { domainIcons } from './DomainBadge.tsx'
import { KeyHint } from './KeyHint.tsx'
import type { Choice } from './shorthand-choices.ts'

interface ShorthandOptionsProps {
  readonly id: string
  /** What is asked, or what the list holds. */
  readonly title: string
  readonly isQuestion: boolean
  readonly choices: readonly Choice[]
  readonly active: number
  readonly names: NameIndex
  readonly onTake: (choice: Choice) => void
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${String(index)}`
}

/** The list under the line. The focus stays in the line: arrow keys choose, and what is chosen is announced from there. */
export function ShorthandOptions({ id, title, isQuestion, choices, active, names, onTake }: ShorthandOptionsProps) {
  const { t } = useTranslation('shorthand')
  return (
    <div className="kw-shorthand-list">
      <div className="kw-shorthand-list-title" {...(isQuestion ? { 'data-question': true } : {})} aria-hidden>
        {title}
      </div>
      <div id={id} role="listbox" aria-label={title}>
        {choices.map((choice, index) => (
          // The keys are handled where the focus is: in the line.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={choice.key}
            id={optionId(id, index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="kw-shorthand-option"
            ref={(element) => {
              if (index === active) element?.scrollIntoView({ block: 'nearest' })
            }}
            onMouseDown={(event) => {
              event.preventDefault() // the caret stays in the line
            }}
            onClick={() => {
              onTake(choice)
            }}
          >
            <OptionContent choice={choice} names={names} />
          </div>
        ))}
      </div>
      <div className="kw-shorthand-list-keys" aria-hidden>
        <span>
          <KeyHint keys="↑" /> <KeyHint keys="↓" /> {t('list.choose')}
        </span>
        <span>
          <KeyHint keys={isQuestion ? 'Enter' : 'Tab'} /> {t('list.take')}
        </span>
        <span>
          <KeyHint keys="Esc" /> {t('list.close')}
        </span>
      </div>
    </div>
  )
}

function OptionContent({ choice: { what, key }, names }: { readonly choice: Choice; readonly names: NameIndex }) {
  const { t } = useTranslation(['shorthand', 'common', 'parents', 'observations'])
  switch (what.type) {
    case 'child': {
      const child = names.byId.get(what.childId)
      if (child === undefined) return null
      const group =
        child.groupName ??
        (child.leftOn !== null && child.leftOn < names.today
          ? t('shorthand:list.left', { date: dateInWords(child.leftOn) })
          : t('common:childField.noGroup'))
      const full = child.lastName === null ? child.firstName : `${child.firstName} ${child.lastName}`
      return (
        <Option
          icon={IconMoodKid}
          words={isNamesake(names, child.id) ? full : shortName(child.firstName, child.lastName)}
          line={`${group} · ${ageInWords(child.bornOn, names.today)}`}
        />
      )
    }
    case 'domain':
      return <Option icon={domainIcons[what.domain]} words={t(`common:domains.${what.domain}`)} code={key} />
    case 'subDomain':
      return <Option icon={IconTag} words={t(`observations:subDomains.${what.subDomain}`)} code={key} />
    case 'date':
      return <Option icon={IconCalendar} words={t('shorthand:list.date', { date: dateInWords(what.on) })} code={key} />
    case 'agreement':
      return <Option icon={IconFlag} words={t('shorthand:list.agreement', { date: dateInWords(what.dueOn) })} code={key} />
    case 'partner':
      return (
        <Option icon={IconMessages} words={t('shorthand:list.partner', { partner: t(`shorthand:partners.${what.partner}`) })} code={key} />
      )
    case 'staffOnly':
      return <Option icon={IconUsersGroup} words={t('shorthand:chips.staffOnly')} code={key} />
    case 'contactKind':
      return <Option icon={IconPhoneCall} words={t(`parents:kinds.${what.kind}`)} />
    case 'outcome':
      return <Option icon={what.outcome === 'bereikt' ? IconCheck : IconX} words={t(`parents:outcomes.${what.outcome}`)} />
    case 'keepText':
      return <Option icon={IconQuote} words={t('shorthand:list.keepText', { words: what.words })} line={t('shorthand:list.keepTextLine')} />
    case 'drop':
      return <Option icon={IconX} words={t('shorthand:list.drop', { words: what.words })} />
    case 'makeContact':
      return <Option icon={IconMessages} words={t('shorthand:list.makeContact')} line={t('shorthand:list.makeContactLine')} />
  }
}

function isNamesake(names: NameIndex, id: string): boolean {
  const entry = names.entries.find(({ child }) => child.id === id)
  return entry !== undefined && (names.byFirst.get(entry.first)?.length ?? 0) > 1
}

function Option({
  icon: OptionIcon,
  words,
  line,
  code,
}: {
  readonly icon: Icon
  readonly words: string
  readonly line?: string
  readonly code?: string
}) {
  return (
    <>
      <OptionIcon size={18} stroke={1.7} aria-hidden />
      <span className="kw-shorthand-option-words">
        <bdi>{words}</bdi>
        {line !== undefined && <span className="kw-row-line">{line}</span>}
      </span>
      {code !== undefined && <code aria-hidden>{code}</code>}
    </>
  )
}
