import { quoted, replaceSpan, withKind, withOutcome, withoutSpans } from '../../db/contract/shorthand-edit.ts'
import { closestNames, findName, nameInLine, suggestNames, type NameIndex, type RosterChild } from '../../db/contract/shorthand-names.ts'
import type { Span } from '../../db/contract/shorthand-spans.ts'
import type { Suggested, Suggestions } from '../../db/contract/shorthand-suggest.ts'
import { partners } from '../../db/contract/shorthand-words.ts'
import type { Problem, Shorthand } from '../../db/contract/shorthand.ts'
import { contactKinds, contactOutcomes } from '../../db/contract/parents.ts'

/** One line of the list under the field, and how the line reads when it is taken. */
export interface Choice {
  readonly key: string
  readonly what: Suggested | { readonly type: 'keepText' | 'drop'; readonly words: string } | { readonly type: 'makeContact' }
  readonly line: string
  /** Where typing goes on. */
  readonly caret: number
}

/** What somebody is asked: about a piece of the line that needs an answer, or about a chip that she wants to change. */
export interface Question {
  readonly about: Problem['code'] | 'child' | 'partner' | 'contactKind' | 'outcome'
  readonly words: string
  readonly choices: readonly Choice[]
}

const mostChoices = 8

export function suggestionChoices(line: string, { start, end, options }: Suggestions): readonly Choice[] {
  return options.map(({ insert, what }) => {
    // After a sign typing goes on with the next word; after a name follows a comma or a colon.
    const words = what.type === 'child' || /^\s/u.test(line.slice(end)) ? insert : `${insert} `
    return { key: insert, what, line: replaceSpan(line, { start, end }, words), caret: start + words.length }
  })
}

/** What a problem asks; null when only typing helps. */
export function questionOf({ code, span }: Problem, shorthand: Shorthand, names: NameIndex): Question | null {
  const { line } = shorthand
  const words = span?.words ?? ''
  if (span === null) return code === 'several-children-contact' ? { about: code, words, choices: oneChildEach(shorthand) } : null
  switch (code) {
    case 'ambiguous': {
      const ids = span.meaning.type === 'ambiguous' ? span.meaning.childIds : []
      const children = ids.flatMap((id) => names.byId.get(id) ?? []).slice(0, mostChoices)
      return { about: code, words, choices: [...named(line, span, children, names), keepText(line, span)] }
    }
    case 'unknown':
      return {
        about: code,
        words,
        choices: [...named(line, span, closestNames(names, words, mostChoices - 2), names), keepText(line, span)],
      }
    case 'left':
      return {
        about: code,
        words,
        choices: [...named(line, span, closestNames(names, words, mostChoices - 2), names), drop(shorthand, span)],
      }
    case 'agreement-without-contact':
      return { about: code, words, choices: [makeContact(line), keepText(line, span), drop(shorthand, span)] }
    case 'future':
    case 'staff-only-contact':
      return { about: code, words, choices: [drop(shorthand, span)] }
    default:
      return null
  }
}

/** For a child that was understood otherwise than somebody meant: who else it could be. */
export function childQuestion(span: Span, shorthand: Shorthand, names: NameIndex): Question {
  const { meaning, words } = span
  const id = meaning.type === 'child' ? meaning.childId : ''
  const found = names.byId.get(id)
  const same = names.entries.map(({ child }) => child).filter((child) => child.firstName === found?.firstName)
  const near = [...(findName(names, words, { forgiving: true })?.children ?? []), ...suggestNames(names, words.slice(0, 2), mostChoices)]
  const others = [...new Set([...same, ...near, ...closestNames(names, words, 4)])].filter((child) => child.id !== id)
  const choices = [...named(shorthand.line, span, others.slice(0, mostChoices - 1), names), drop(shorthand, span)]
  return { about: 'child', words, choices }
}

export function partnerQuestion(span: Span, shorthand: Shorthand): Question {
  const choices = partners.map((partner) =>
    changed(`@${partner}`, { type: 'partner', partner }, replaceSpan(shorthand.line, span, `@${partner}`)),
  )
  return { about: 'partner', words: span.words, choices }
}

export function kindQuestion(shorthand: Shorthand): Question {
  const choices = contactKinds.map((kind) => changed(kind, { type: 'contactKind', kind }, withKind(shorthand, kind)))
  return { about: 'contactKind', words: '', choices }
}

export function outcomeQuestion(shorthand: Shorthand): Question {
  const choices = contactOutcomes.map((outcome) => changed(outcome, { type: 'outcome', outcome }, withOutcome(shorthand, outcome)))
  return { about: 'outcome', words: '', choices }
}

function changed(key: string, what: Choice['what'], line: string): Choice {
  return { key, what, line, caret: line.length }
}

/** The caret stays behind what was chosen when the line goes on there, and goes to the end when everything was written already. */
function named(line: string, span: Span, children: readonly RosterChild[], names: NameIndex): Choice[] {
  return children.map((child) => {
    const next = replaceSpan(line, span, nameInLine(names, child))
    return changed(child.id, { type: 'child', childId: child.id }, next)
  })
}

function keepText(line: string, span: Span): Choice {
  return changed('keepText', { type: 'keepText', words: span.words }, replaceSpan(line, span, quoted(span.words)))
}

function drop(shorthand: Shorthand, span: Span): Choice {
  return changed('drop', { type: 'drop', words: span.words }, withoutSpans(shorthand, [span]))
}

function makeContact(line: string): Choice {
  return changed('makeContact', { type: 'makeContact' }, `@ouder ${line.trimStart()}`)
}

function oneChildEach(shorthand: Shorthand): Choice[] {
  return shorthand.childIds.map((childId) => {
    const others = shorthand.spans.filter(({ meaning }) => meaning.type === 'child' && meaning.childId !== childId)
    return changed(childId, { type: 'child', childId }, withoutSpans(shorthand, others))
  })
}
