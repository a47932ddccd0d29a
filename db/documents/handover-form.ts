import common from '../../resources/locales/nl/common.json' with { type: 'json' }
import texts from '../../resources/locales/nl/handover.json' with { type: 'json' }
import { handoverParts, type LegalMinimum, type PartTexts } from '../contract/handover.ts'
import { dateOnPaper, numberOnPaper } from './date-words.ts'
import { escapeHtml, htmlDocument } from './html.ts'

/** What goes besides the legal minimum. */
export interface HandoverRest {
  readonly languages: readonly string[]
  readonly parts: PartTexts
  readonly involved: readonly string[]
  readonly reaction: string | null
  /** Who agreed and when; null on the form for the talk, where nobody agreed yet. */
  readonly consent: { readonly by: string; readonly on: string } | null
}

export interface HandoverForm {
  readonly childName: string
  readonly bornOn: string
  readonly schoolName: string | null
  readonly locationName: string
  readonly houder: string
  readonly madeOn: string
  readonly minimum: LegalMinimum
  /** Null: the legal minimum alone. */
  readonly rest: HandoverRest | null
}

const { form } = texts
const domains: Readonly<Record<string, string>> = common.domains

/** The form for the basisschool: what always goes, and what parents agreed to. */
export function handoverForm(data: HandoverForm): string {
  const { childName, bornOn, schoolName, locationName, houder, madeOn, minimum, rest } = data
  const facts: readonly (readonly [string, string])[] = [
    [form.child, childName],
    [form.born, dateOnPaper(bornOn)],
    [form.from, houder === '' ? locationName : `${locationName} (${houder})`],
    [form.to, schoolName ?? form.unknownSchool],
    [form.madeOn, dateOnPaper(madeOn)],
  ]
  const isDraft = rest !== null && rest.consent === null
  const body = [
    `<h1>${escapeHtml(form.title)}</h1>`,
    `<p class="lead">${escapeHtml(rest === null ? form.onlyMinimum : isDraft ? form.draft : form.whole)}</p>`,
    `<table class="facts">${facts.map(([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`).join('')}</table>`,
    minimumSection(minimum),
    rest === null ? '' : restSections(rest),
    rest === null ? '' : signatures(isDraft),
  ].join('\n')
  return htmlDocument(form.title, body)
}

function monthsInWords(months: number): string {
  if (months === 0) return form.noMonth
  return months === 1 ? form.oneMonth : form.months.replace('{{count}}', String(months))
}

function minimumSection({ periods, months }: LegalMinimum): string {
  const rows = periods.map(
    ({ programme, startsOn, endsOn, weeklyHours }) => `<tr><td>${escapeHtml(programme ?? form.unknownProgramme)}</td>
      <td>${dateOnPaper(startsOn)}</td><td>${endsOn === null ? escapeHtml(form.now) : dateOnPaper(endsOn)}</td><td>${numberOnPaper(weeklyHours)}</td></tr>`,
  )
  const table =
    rows.length === 0
      ? `<p>${escapeHtml(form.noPlacement)}</p>`
      : `<table><thead><tr><th>${escapeHtml(form.programme)}</th><th>${escapeHtml(form.since)}</th><th>${escapeHtml(form.until)}</th><th>${escapeHtml(form.hours)}</th></tr></thead>
        <tbody>${rows.join('')}</tbody></table>
        <p>${escapeHtml(form.duration)}: <strong>${escapeHtml(monthsInWords(months))}</strong></p>`
  return section(form.minimumTitle, table)
}

function restSections({ languages, parts, involved, reaction, consent }: HandoverRest): string {
  const written = handoverParts.flatMap((part) => {
    const words = parts[part]
    return words === null ? [] : section(capital(domains[part] ?? texts.parts[part as keyof typeof texts.parts]), paragraphs(words))
  })
  return [
    languages.length === 0 ? '' : section(form.languages, `<p>${escapeHtml(languages.join(', '))}</p>`),
    ...written,
    involved.length === 0 ? '' : section(form.involved, `<ul>${involved.map((one) => `<li>${escapeHtml(one)}</li>`).join('')}</ul>`),
    section(form.reaction, reaction === null ? `<p class="lines">${escapeHtml(form.reactionEmpty)}</p>` : paragraphs(reaction)),
    consent === null
      ? ''
      : section(
          form.consent,
          `<p>${escapeHtml(form.consentGiven.replace('{{who}}', consent.by).replace('{{date}}', dateOnPaper(consent.on)))}</p>`,
        ),
  ].join('\n')
}

function signatures(isDraft: boolean): string {
  if (!isDraft) return ''
  return `<section class="signatures"><h2>${escapeHtml(form.consentQuestion)}</h2>
    <p class="choice">☐ ${escapeHtml(form.consentYes)}</p><p class="choice">☐ ${escapeHtml(form.consentNo)}</p>
    <table class="sign"><tr><td>${escapeHtml(form.signParent)}</td><td>${escapeHtml(form.signMentor)}</td><td>${escapeHtml(form.signDate)}</td></tr></table></section>`
}

function section(title: string, body: string): string {
  return `<section><h2>${escapeHtml(title)}</h2>${body}</section>`
}

function paragraphs(words: string): string {
  return words
    .split(/\n{2,}/u)
    .map((one) => `<p dir="auto">${escapeHtml(one).replaceAll('\n', '<br>')}</p>`)
    .join('')
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('nl') + words.slice(1)
}
