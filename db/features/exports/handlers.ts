import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { CommandContext, Handlers, JobContext, QueryContext } from '../../backend/handler.ts'
import { schoolYearOf } from '../../contract/dates.ts'
import { AppError, breakRule } from '../../contract/errors.ts'
import type { exportsContract } from '../../contract/exports.ts'
import type { Goal } from '../../contract/jaarplan.ts'
import { fromBase64, toBase64 } from '../../crypto/bytes.ts'
import { sealEnvelope } from '../../crypto/export-envelope.ts'
import { cardWords, readKeyCard } from '../../crypto/key-card.ts'
import { sameWords, sixWords } from '../../crypto/words.ts'
import { shownFileName } from '../../documents/file-name.ts'
import { readLimited } from '../../documents/read-file.ts'
import { stageFile, type StagedFile } from '../../documents/write-file.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import * as queries from './queries.ts'
import { exportBody, exportFileName, obstaclesOf, requireMayExport, type Situation } from './rules.ts'

/** More than a key card can ever be; checked before anything of it is read. */
const maximumCardBytes = 16_384

type Reading = QueryContext<VoorschoolTables> | CommandContext<VoorschoolTables>

export const exportsHandlers = {
  'exports.preview': async (ctx, { peildatum }) => {
    const { cells } = await ctx.ask('indicators.current', { peildatum })
    const { sequence } = await queries.readChain(ctx.db)
    return {
      cells,
      sequence,
      goalCount: (await readGoals(ctx, peildatum)).length,
      replacesEarlier: await queries.hasSentFor(ctx.db, peildatum),
      obstacles: obstaclesOf(await readSituation(ctx, peildatum)),
    }
  },

  'exports.create': createExport,

  'exports.history': (ctx) => queries.listSent(ctx.db),

  'exports.ownWords': async (ctx) => ({ words: sixWords((await queries.readSignerKey(ctx.db)).public) }),

  'exports.recipients': async (ctx) => (await queries.listRecipients(ctx.db)).map(queries.toRecipient),

  'exports.addRecipient': async (ctx) => {
    const [path] = await ctx.shell.chooseOpenPaths({ kind: 'key-card', multiple: false })
    if (path === undefined) throw new AppError('cancelled')
    const card = readKeyCard(readLimited(path, maximumCardBytes))
    if (card.role !== 'projectleider') throw new AppError('refused-file', { reason: 'not-a-receiver' })
    const id = ctx.newId()
    ctx.subject(id)
    return ctx.write(async ({ db, now }) => {
      await db
        .insertInto('recipient')
        .values({
          id,
          name: card.name,
          recipient: card.recipient,
          signer: Buffer.from(fromBase64(card.signer)),
          isPractice: card.practice ? 1 : 0,
          madeOn: card.madeOn,
          addedAt: now(),
          verifiedAt: null,
        })
        .execute()
      return queries.toRecipient(await queries.readRecipient(db, id))
    })
  },

  'exports.verifyRecipient': async (ctx, { id, words }) => {
    ctx.subject(id)
    const { recipient, signer } = await queries.readRecipient(ctx.db, id)
    if (!sameWords(cardWords({ recipient, signer: toBase64(signer) }), words)) breakRule('words-differ')
    await queries.markVerified(ctx.db, id, ctx.now())
    return queries.toRecipient(await queries.readRecipient(ctx.db, id))
  },

  'exports.removeRecipient': async (ctx, { id }) => {
    ctx.subject(id)
    await queries.deleteRecipient(ctx.db, id)
    return { id }
  },
} satisfies Handlers<typeof exportsContract>

type CreateInput = Parameters<Handlers<typeof exportsContract>['exports.create']>[1]

/**
 * A number is used once for one content, whatever happens: the file is put on the disk under a temporary name, the row that
 * records its number and hash is committed, and only then does the file get its name. A crash in between costs a number,
 * which the projectleider sees as a gap; the other order could send two contents under one number, a fork.
 */
async function createExport(ctx: JobContext<VoorschoolTables>, input: CreateInput) {
  const planned = await ctx.read(async (reading) => {
    const { location, sequence } = await requireExport(reading, input)
    return { sequence, suggestedName: exportFileName(location.name, input.peildatum, sequence) }
  })
  const target = await ctx.shell.chooseSavePath({ suggestedName: planned.suggestedName, kind: 'export' })
  if (target === null || ctx.signal.aborted) throw new AppError('cancelled')

  let staged: StagedFile | undefined
  try {
    const made = await ctx.write(async (writing) => {
      const { file, ...delivery } = await sealDelivery(ctx, writing, input)
      // Somebody exported in another window while the dialog was open, and the suggested name carries a number that is taken.
      if (delivery.sequence !== planned.sequence) throw new AppError('conflict', { version: delivery.sequence })
      staged = stageFile(target, file)
      const fileName = shownFileName(basename(target))
      const { sequence, bodyHash, cells, recipientName, madeAt } = delivery
      await writing.db
        .insertInto('sentDelivery')
        .values({ sequence, peildatum: input.peildatum, madeAt, madeBy: ctx.session.userId, fileName, cells, bodyHash, recipientName })
        .execute()
      writing.subject(input.recipientId)
      writing.figures({ sequence, cells, bytes: file.length, peildatum: Number(input.peildatum.replaceAll('-', '')) })
      return { fileName, sequence, cells, bytes: file.length, bodyHash }
    })
    await publishOrForget(ctx, staged, made)
    const { fileName, sequence, cells, bytes } = made
    return { fileName, sequence, cells, bytes }
  } finally {
    staged?.discard()
  }
}

/** A file that cannot take its name (a folder of that name, open in another program) never left: its number is free again. */
async function publishOrForget(
  ctx: JobContext<VoorschoolTables>,
  staged: StagedFile | undefined,
  made: { sequence: number; bodyHash: string },
) {
  try {
    staged?.publish()
  } catch (error) {
    await ctx.write(({ db }) => queries.forgetUnsent(db, made.sequence, made.bodyHash))
    throw error
  }
}

/** Everything that will leave, read in the one transaction that also records it. */
async function sealDelivery(ctx: JobContext<VoorschoolTables>, writing: CommandContext<VoorschoolTables>, input: CreateInput) {
  const { location, recipient, sequence, previousHash } = await requireExport(writing, input)
  const { cells, definitionHash } = await writing.ask('indicators.current', { peildatum: input.peildatum })
  const goals = await readGoals(writing, input.peildatum)
  const { appVersion } = ctx.host.status()
  const madeAt = writing.now()
  const { peildatum, notes } = input
  const body = exportBody({ location, definitionHash, peildatum, sequence, previousHash, madeAt, appVersion, cells, goals, notes })
  const { secret } = await queries.readSignerKey(writing.db)
  const file = await sealEnvelope(body, secret, [recipient.recipient])
  const bodyHash = createHash('sha256').update(body).digest('hex')
  return { file, sequence, bodyHash, cells: cells.length, recipientName: recipient.name, madeAt }
}

async function requireExport(ctx: Reading, { peildatum, recipientId }: CreateInput) {
  const recipient = await queries.readRecipient(ctx.db, recipientId)
  const situation = await readSituation(ctx, peildatum)
  requireMayExport(situation, { isVerified: recipient.verifiedAt !== null, isPractice: recipient.isPractice === 1 })
  return { location: situation.location, recipient, ...(await queries.readChain(ctx.db)) }
}

async function readSituation(ctx: Reading, peildatum: string): Promise<Situation> {
  const recipients = await queries.listRecipients(ctx.db)
  return {
    location: await queries.readLocation(ctx.db),
    isPractice: ctx.session.workspace.practice,
    hasPracticeRecipient: recipients.some((one) => one.isPractice === 1),
    peildatum,
    today: ctx.today(),
  }
}

/** The goals of the school year of the peildatum; years before the jaarplan existed have none. */
async function readGoals(ctx: Reading, peildatum: string): Promise<Goal[]> {
  const schoolYear = schoolYearOf(peildatum)
  return schoolYear < 2020 || schoolYear > 2100 ? [] : ctx.ask('jaarplan.list', { schoolYear })
}
