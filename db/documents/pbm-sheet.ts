import texts from '../../resources/locales/nl/hours.json' with { type: 'json' }
import type { PbmSnapshot } from '../contract/hours.ts'
import { dateOnPaper, instantOnPaper } from './date-words.ts'
import { escapeHtml, htmlDocument } from './html.ts'

/** The written number of doelgroepkinderen per year, for the pedagogisch beleidsmedewerker and the inspection. Counts, no names. */
export function pbmSheet(sheet: {
  readonly snapshots: readonly PbmSnapshot[]
  readonly locationName: string
  readonly printedOn: string
}): string {
  const { pbm } = texts
  const heads = [pbm.year, pbm.children, pbm.hours, pbm.frozen]
  const rows = sheet.snapshots.map(({ countedOn, children, hours, frozenAt, frozenBy }) => [
    dateOnPaper(countedOn),
    String(children),
    String(hours),
    `${instantOnPaper(frozenAt)}, ${frozenBy}`,
  ])
  const definitions = [...new Set(sheet.snapshots.map((one) => one.definition))]
  const body = `
    <h1>${escapeHtml(pbm.title)}</h1>
    <p class="lead">${escapeHtml(sheet.locationName)} · ${escapeHtml(pbm.printedOn)} ${escapeHtml(dateOnPaper(sheet.printedOn))}</p>
    ${definitions.map((one) => `<p>${escapeHtml(one)}</p>`).join('')}
    <table>
      <thead><tr>${heads.map((head) => `<th>${escapeHtml(head)}</th>`).join('')}</tr></thead>
      <tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`).join('')}</tbody>
    </table>`
  return htmlDocument(pbm.title, body)
}
