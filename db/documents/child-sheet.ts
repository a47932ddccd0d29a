import texts from '../../resources/locales/nl/children.json' with { type: 'json' }
import { dateOnPaper } from './date-words.ts'
import { escapeHtml, htmlDocument } from './html.ts'

export interface SheetEntry {
  readonly on: string
  readonly title: string
  readonly text: string | null
  /** Beside the day: domains, who wrote it. */
  readonly facts: readonly string[]
}

/** The page of a child as values and words: who fills it in has left out what may not be on paper. */
export interface ChildSheet {
  readonly name: string
  readonly locationName: string
  readonly madeOn: string
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly support: readonly string[]
  readonly entries: readonly SheetEntry[]
  /** How many entries there are; more than stand here when the list was cut. */
  readonly total: number
}

const { sheet } = texts

/** Everything that may be read about one child outside the app, newest first. */
export function childSheet({ name, locationName, madeOn, facts, support, entries, total }: ChildSheet): string {
  const rows = facts.map(([label, value]) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`)
  const cut = total > entries.length ? sheet.cut.replace('{{shown}}', String(entries.length)).replace('{{total}}', String(total)) : ''
  const body = [
    `<h1>${escapeHtml(name)}</h1>`,
    `<p class="lead">${escapeHtml(`${locationName} · ${sheet.madeOn} ${dateOnPaper(madeOn)}`)}</p>`,
    `<table class="facts">${rows.join('')}</table>`,
    support.length === 0
      ? ''
      : `<h2>${escapeHtml(sheet.support)}</h2><ul>${support.map((one) => `<li>${escapeHtml(one)}</li>`).join('')}</ul>`,
    `<h2>${escapeHtml(texts.timeline.title)}</h2>`,
    entries.length === 0 ? `<p>${escapeHtml(sheet.nothing)}</p>` : entries.map(entryOf).join('\n'),
    `<p class="lead">${escapeHtml([cut, sheet.leftOut].filter((words) => words !== '').join(' '))}</p>`,
  ].join('\n')
  return htmlDocument(name, body)
}

function entryOf({ on, title, text, facts }: SheetEntry): string {
  const words = text === null ? '' : `<p dir="auto">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`
  return `<section class="entry"><p><strong dir="auto">${escapeHtml(title)}</strong></p>${words}<p class="when">${escapeHtml([dateOnPaper(on), ...facts].join(' · '))}</p></section>`
}
