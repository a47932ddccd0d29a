/** Text as it may stand in HTML; nothing that somebody typed becomes markup. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

/** A complete page for print: no script, no links, its own style. `body` is markup, with every text escaped. */
export function htmlDocument(title: string, body: string): string {
  return `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${printStyle}</style></head>
<body>${body}</body>
</html>`
}

const printStyle = `
  @page { size: A4; margin: 22mm 20mm; }
  body { font: 12pt/1.5 'Atkinson Hyperlegible Next', 'Segoe UI', 'Helvetica Neue', sans-serif; color: #1b1f20; }
  h1 { font-size: 22pt; margin: 0 0 4pt; }
  .lead { color: #4a5356; margin: 0 0 18pt; }
  .code { font: 700 19pt/1.9 'DejaVu Sans Mono', Consolas, monospace; border: 1.5pt solid #006872; border-radius: 6pt; padding: 12pt 16pt; margin: 18pt 0; }
  .code span { display: inline-block; margin-right: 14pt; }
  li { margin-bottom: 6pt; }
  h2 { font-size: 11pt; color: #4a5356; margin: 0 0 2pt; }
  .seen { break-inside: avoid; margin: 0 0 12pt; }
  .seen p { margin: 0; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 0.5pt solid #cfc8bb; padding: 4pt 6pt; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  h2 { font-size: 13pt; margin: 16pt 0 4pt; break-after: avoid; }
  p { margin: 0 0 6pt; overflow-wrap: anywhere; }
  section { break-inside: auto; }
  .facts th { width: 32%; font-weight: 400; color: #4a5356; }
  .entry { margin: 0 0 8pt; break-inside: avoid; }
  .entry .when { color: #4a5356; font-size: 10pt; }
  .lines { color: #4a5356; padding-bottom: 40pt; border-bottom: 0.5pt solid #cfc8bb; }
  .choice { margin-left: 4pt; }
  .sign td { height: 44pt; border: 0.5pt solid #cfc8bb; color: #4a5356; font-size: 10pt; }
  .signatures { break-inside: avoid; }
`
