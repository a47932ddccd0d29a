import common from '../../resources/locales/nl/common.json' with { type: 'json' }
import texts from '../../resources/locales/nl/presence.json' with { type: 'json' }
import { presenceStates, type PresenceSession, type PresenceWeek } from '../contract/presence.ts'
import { dateOnPaper, dayOnPaper } from './date-words.ts'
import { escapeHtml, htmlDocument } from './html.ts'

export interface PresenceSheet {
  readonly week: PresenceWeek
  readonly locationName: string
  /** Empty to fill in by hand, or with what stands. */
  readonly kind: 'empty' | 'filled'
}

/** One group's week on one landscape page: a row per child, a column per dagdeel, the letters of the screen. */
export function presenceSheet({ week, locationName, kind }: PresenceSheet): string {
  const { sessions } = week
  const title = `${texts.print.title} ${week.groupName}`
  const head = sessions.map((one) => `<th>${escapeHtml(headOf(one))}${timesOf(one)}</th>`).join('')
  const rows = week.children.map(({ name, cells }) => {
    const ofChild = sessions.map((session) => {
      const cell = cells.find((one) => one.on === session.on && one.dagdeel === session.dagdeel)
      if (session.refusal === 'closed') return '<td class="no"></td>'
      if (cell === undefined) return '<td class="no"></td>'
      if (kind === 'empty') return '<td></td>'
      return `<td>${cell.state === null ? '' : escapeHtml(texts.states[cell.state].key)}</td>`
    })
    return `<tr><th scope="row">${escapeHtml(name)}</th>${ofChild.join('')}</tr>`
  })
  const extra =
    kind === 'empty' ? Array.from({ length: 3 }, () => `<tr><th scope="row">&nbsp;</th>${'<td></td>'.repeat(sessions.length)}</tr>`) : []
  const totals = sessions.map((session) => {
    if (kind === 'empty' || session.refusal === 'closed') return '<td></td>'
    const present = week.children.filter(({ cells }) =>
      cells.some((one) => one.on === session.on && one.dagdeel === session.dagdeel && one.state === 'aanwezig'),
    ).length
    return `<td>${String(present)}</td>`
  })
  const legend = presenceStates.map((state) => `${texts.states[state].key} = ${texts.states[state].label}`).join(' · ')
  const body = `
    <style>
      @page { size: A4 landscape; margin: 12mm; }
      body { font-size: 10pt; }
      table { font-size: 10pt; }
      th, td { border: 0.5pt solid #9a948a; text-align: center; height: 6.5mm; padding: 1pt 4pt; }
      th[scope='row'] { text-align: left; font-weight: 400; width: 46mm; }
      td.no { background: repeating-linear-gradient(45deg, #e4e0d8 0 1.5pt, transparent 1.5pt 4pt); }
      small { font-weight: 400; color: #4a5356; }
    </style>
    <h1>${escapeHtml(title)}</h1>
    <p class="lead">${escapeHtml(locationName)} · ${escapeHtml(texts.print.weekOf)} ${escapeHtml(dateOnPaper(week.monday))}</p>
    <table>
      <thead><tr><th scope="row">${escapeHtml(texts.grid.child)}</th>${head}</tr></thead>
      <tbody>${[...rows, ...extra].join('')}</tbody>
      <tfoot><tr><th scope="row">${escapeHtml(texts.grid.present)}</th>${totals.join('')}</tr></tfoot>
    </table>
    <p>${escapeHtml(legend)}</p>`
  return htmlDocument(title, body)
}

function headOf({ on, weekday, dagdeel }: PresenceSession): string {
  const day = common.weekdaysShort[String(weekday) as '1']
  return `${day} ${dayOnPaper(on)} ${common.dagdelen[dagdeel]}`
}

function timesOf({ startsAt, endsAt, closedFor }: PresenceSession): string {
  if (closedFor !== null) return `<br><small>${escapeHtml(closedFor)}</small>`
  return startsAt === null || endsAt === null ? '' : `<br><small>${escapeHtml(startsAt)}–${escapeHtml(endsAt)}</small>`
}
