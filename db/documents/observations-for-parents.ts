import texts from '../../resources/locales/nl/observations-for-parents.json' with { type: 'json' }
import type { Domain } from '../contract/observations.ts'
import { dateOnPaper } from './date-words.ts'
import { escapeHtml, htmlDocument } from './html.ts'

interface Entry {
  readonly observedOn: string
  readonly domains: readonly Domain[]
  readonly text: string
  readonly authorName: string
}

interface Sheet {
  readonly name: string
  readonly location: string
  readonly from: string
  readonly until: string
  readonly madeOn: string
  readonly entries: readonly Entry[]
}

/** For a talk with parents: what was seen, by day, in the words in which it was written. The texts come masked and shareable. */
export function observationsForParents({ name, location, from, until, madeOn, entries }: Sheet): string {
  const body = `
    <h1>${escapeHtml(`${texts.title}: ${name}`)}</h1>
    <p class="lead">${fill(texts.lead, { location, from: dateOnPaper(from), until: dateOnPaper(until) })}</p>
    <p>${fill(texts.intro, { name })}</p>
    ${entries.length === 0 ? `<p>${escapeHtml(texts.nothing)}</p>` : entries.map(entryOf).join('')}
    <p class="lead">${fill(texts.made, { date: dateOnPaper(madeOn) })}</p>`
  return htmlDocument(`${texts.title}: ${name}`, body)
}

function entryOf({ observedOn, domains, text, authorName }: Entry): string {
  const about = domains.map((domain) => texts.domains[domain]).join(', ')
  const line = [dateOnPaper(observedOn), about, texts.seenBy.replace('{{author}}', () => authorName)]
    .filter((part) => part !== '')
    .join(' · ')
  return `<section class="seen"><h2>${escapeHtml(line)}</h2><p dir="auto">${escapeHtml(text).replaceAll('\n', '<br>')}</p></section>`
}

function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return escapeHtml(sentence.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => values[name] ?? ''))
}
