import texts from '../../resources/locales/nl/recovery-sheet.json' with { type: 'json' }
import { htmlDocument, escapeHtml } from './html.ts'

/** The herstelblad: one page of paper with the code in large groups, what it is for and where to keep it. */
export function recoverySheet(sheet: { readonly workspaceName: string; readonly recoveryCode: string; readonly madeOn: string }): string {
  const groups = sheet.recoveryCode.trim().split(/[\s-]+/)
  const body = `
    <h1>${escapeHtml(texts.title)}</h1>
    <p class="lead">${escapeHtml(sheet.workspaceName)} · ${escapeHtml(texts.madeOn)} ${escapeHtml(sheet.madeOn.split('-').reverse().join('-'))}</p>
    <p>${escapeHtml(texts.purpose)}</p>
    <p class="code">${groups.map((group) => `<span>${escapeHtml(group)}</span>`).join(' ')}</p>
    <ul>${texts.rules.map((rule) => `<li>${escapeHtml(rule)}</li>`).join('')}</ul>`
  return htmlDocument(texts.title, body)
}
