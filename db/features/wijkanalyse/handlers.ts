import { basename } from 'node:path'
import type { Handlers, QueryContext } from '../../backend/handler.ts'
import { AppError } from '../../contract/errors.ts'
import type { wijkanalyseContract, WijkTable } from '../../contract/wijkanalyse.ts'
import { shownFileName } from '../../documents/file-name.ts'
import type { ProjectleiderTables } from '../../schema/database.ts'
import { writeFileAtomically } from '../../vault/atomic-file.ts'
import * as queries from './queries.ts'
import { wijkTable } from './rules.ts'
import { tableAsCsv, tableAsXlsx } from './table-file.ts'

export const wijkanalyseHandlers = {
  'wijkanalyse.table': (ctx, { peildatum }) => readTable(ctx, peildatum),

  'wijkanalyse.notes': ({ db }, { peildatum }) => queries.listNotes(db, peildatum),

  'wijkanalyse.denominators': ({ db }, { peildatum }) => queries.readDenominators(db, peildatum),

  'wijkanalyse.setDenominator': async (ctx, { wijkCode, peildatum, adviesCount, source }) => {
    if (adviesCount === null) await queries.removeDenominator(ctx.db, wijkCode, peildatum)
    else await queries.saveDenominator(ctx.db, { wijkCode, peildatum, adviesCount, source, enteredAt: ctx.now() })
    ctx.subject(wijkCode)
    ctx.figures({ peildatum: Number(peildatum.replaceAll('-', '')) })
    return {}
  },

  'wijkanalyse.saveTable': async (ctx, { peildatum, format }) => {
    const { table, denominators } = await ctx.read(async (reading) => ({
      table: await readTable(reading, peildatum),
      denominators: await queries.readDenominators(reading.db, peildatum),
    }))
    const path = await ctx.shell.chooseSavePath({ suggestedName: `wijkanalyse-${peildatum}.${format}`, kind: format })
    if (path === null || ctx.signal.aborted) throw new AppError('cancelled')
    writeFileAtomically(path, format === 'xlsx' ? await tableAsXlsx(table, denominators) : tableAsCsv(table, denominators))
    ctx.figures({ locations: table.city.deliveredLocations, peildatum: Number(peildatum.replaceAll('-', '')) })
    return { fileName: shownFileName(basename(path)) }
  },
} satisfies Handlers<typeof wijkanalyseContract>

/** The one table that the screen, the file and the report show. */
async function readTable(ctx: QueryContext<ProjectleiderTables>, peildatum: string): Promise<WijkTable> {
  const limits = { k: await ctx.setting('smallCount'), floor: await ctx.setting('denominatorFloor') }
  return wijkTable(await queries.readSums(ctx.db, peildatum), limits)
}
