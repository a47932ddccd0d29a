import { basename } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CommandContext, Handlers, JobContext } from '../../backend/handler.ts'
import type { deliveriesContract } from '../../contract/deliveries.ts'
import { AppError, breakRule } from '../../contract/errors.ts'
import { foldForSearch } from '../../contract/names.ts'
import { toBase64 } from '../../crypto/bytes.ts'
import { definitionHash } from '../../crypto/definition-hash.ts'
import { cardWords, makeKeyCard } from '../../crypto/key-card.ts'
import { sameWords, sixWords } from '../../crypto/words.ts'
import { shownFileName, slug } from '../../documents/file-name.ts'
import type { ProjectleiderTables } from '../../schema/database.ts'
import { changeRow } from '../../schema/changes.ts'
import { writeFileAtomically } from '../../vault/atomic-file.ts'
import * as queries from './queries.ts'
import { readDeliveryFile, type ReadFile } from './read-delivery.ts'
import { byLocationAndNumber, isExpected, isRolledBack, judgeLink } from './rules.ts'

/** More than one dialog can sensibly choose: a city has some seventy locations. */
const maximumFiles = 1000

type Writing = CommandContext<ProjectleiderTables>
type GoodFile = Extract<ReadFile, { refusal: null }>

export const deliveriesHandlers = {
  'deliveries.ownWords': async ({ db }) => {
    const { recipient, signerPublic, madeOn } = await queries.readOwnKey(db)
    return { words: cardWords({ recipient, signer: toBase64(signerPublic) }), recipient, madeOn }
  },

  'deliveries.saveKeyCard': async (ctx) => {
    const { name, practice } = ctx.session.workspace
    const key = await ctx.read(({ db }) => queries.readOwnKey(db))
    const { file } = makeKeyCard({ name, role: 'projectleider', recipient: key.recipient, madeOn: key.madeOn, practice }, key.signerSecret)
    const path = await ctx.shell.chooseSavePath({ suggestedName: `${slug(name)}-${key.madeOn}.kpa-sleutel`, kind: 'key-card' })
    if (path === null) throw new AppError('cancelled')
    writeFileAtomically(path, file)
    return { fileName: shownFileName(basename(path)) }
  },

  'deliveries.import': importFiles,

  'deliveries.confirmSender': async (ctx, { deliveryId, words }) => {
    ctx.subject(deliveryId)
    const delivery = await queries.readDelivery(ctx.db, deliveryId)
    if (delivery.state !== 'unknown-sender' || delivery.signer === null || delivery.locationId === null)
      return breakRule('sender-not-waiting')
    if (!sameWords(sixWords(delivery.signer), words)) breakRule('words-differ')
    await registerSender(ctx, delivery.locationId, delivery.signer, delivery)
    const { same, other } = await waitingOf(ctx, delivery.locationId, delivery.signer)
    await queries.markReady(ctx.db, same)
    for (const id of other) await queries.refuseKept(ctx.db, id, 'changed-sender')
    ctx.figures({ ready: same.length, refused: other.length })
    return { locationId: delivery.locationId, ready: same.length }
  },

  'deliveries.accept': async (ctx, { deliveryIds }) => {
    const ids = [...new Set(deliveryIds)]
    const rows = await queries.readDeliveries(ctx.db, ids)
    if (rows.length !== ids.length) throw new AppError('not-found')
    if (rows.some((row) => row.state !== 'ready')) breakRule('delivery-not-ready')
    let accepted = 0
    let replaced = 0
    for (const row of rows.map(withChain).sort(byLocationAndNumber)) {
      const kept = await queries.readKept(ctx.db, row.locationId, row.signer)
      // Judged again at this moment: what was fine at import may have been overtaken by a newer one that counts by now.
      if (isRolledBack(row, kept)) {
        await queries.refuseKept(ctx.db, row.id, 'older-than-known')
        continue
      }
      replaced += await queries.letCount(ctx.db, row)
      accepted++
      await renewKnown(ctx, row)
    }
    ctx.figures({ accepted, replaced, refused: rows.length - accepted })
    return { accepted, replaced }
  },

  'deliveries.dismiss': async (ctx, { id }) => {
    ctx.subject(id)
    const { state } = await queries.readDelivery(ctx.db, id)
    if (state === 'accepted' || state === 'replaced') breakRule('delivery-counts')
    await queries.deleteDelivery(ctx.db, id)
    return { id }
  },

  'deliveries.list': (ctx, filter) => queries.listDeliveries(ctx.db, filter),

  'deliveries.peildata': (ctx) => queries.listPeildata(ctx.db),

  'deliveries.locations': (ctx) => queries.listLocations(ctx.db),

  'deliveries.expectLocation': async (ctx, location) => {
    const known = await queries.listKnown(ctx.db)
    const name = foldForSearch(location.name)
    if (known.some((one) => one.wijkCode === location.wijkCode && foldForSearch(one.name) === name))
      throw new AppError('not-unique', { field: 'name' })
    const id = ctx.newId()
    ctx.subject(id)
    await ctx.db
      .insertInto('knownLocation')
      .values({ id, ...location, locationId: null, signer: null, verifiedAt: null, version: 1 })
      .execute()
    return { id, version: 1 }
  },

  'deliveries.missing': async ({ db }, { peildatum }) => {
    const delivered = await queries.readDelivered(db, peildatum)
    return (await queries.listLocations(db)).filter((location) => !delivered.has(location.id))
  },
} satisfies Handlers<typeof deliveriesContract>

/**
 * First every file is read on its own, which may be cancelled and changes nothing; then all are judged in the order in which
 * they were made and kept in one transaction.
 */
async function importFiles(ctx: JobContext<ProjectleiderTables>) {
  const paths = await ctx.shell.chooseOpenPaths({ kind: 'export', multiple: true })
  if (paths.length === 0) throw new AppError('cancelled')
  if (paths.length > maximumFiles) breakRule('too-many-files', { maximum: maximumFiles })
  const { identity } = await ctx.read(({ db }) => queries.readOwnKey(db))
  const known = { identity, definitionHash: definitionHash(), today: ctx.today() }
  const files: ReadFile[] = []
  for (const path of paths) {
    files.push(await readDeliveryFile(path, known))
    ctx.progress(files.length, paths.length)
    // Decrypting never waits for the outside: without this turn no other call, and no cancel, would be heard until the end.
    await nextTurn()
    if (ctx.signal.aborted) throw new AppError('cancelled')
  }
  return ctx.write((writing) => keepFiles(writing, files))
}

async function keepFiles(ctx: Writing, files: readonly ReadFile[]) {
  const amounts = { ready: 0, unknownSender: 0, refused: 0 }
  const deliveryIds: string[] = []
  for (const file of files) {
    if (file.refusal === null) continue
    deliveryIds.push(await keepRefused(ctx, file))
    amounts.refused++
  }
  for (const { file } of inOrder(files)) {
    const { id, state } = await keepGood(ctx, file)
    deliveryIds.push(id)
    amounts[state === 'unknown-sender' ? 'unknownSender' : state]++
  }
  // With a subject the audit row joins this transaction: what came in and the trace of it stand or fall together.
  ctx.subject(ctx.session.workspace.workspaceId)
  ctx.figures(amounts)
  return { ...amounts, deliveryIds }
}

function inOrder(files: readonly ReadFile[]) {
  return files
    .filter((file): file is GoodFile => file.refusal === null)
    .map((file) => ({ file, locationId: file.body.location.locationId, sequence: file.body.sequence, madeAt: file.body.madeAt }))
    .sort(byLocationAndNumber)
}

async function keepGood(ctx: Writing, file: GoodFile): Promise<{ id: string; state: 'ready' | 'unknown-sender' | 'refused' }> {
  const { body, bodyHash, signer, fileName } = file
  const { locationId, name } = body.location
  const known = await queries.readKnown(ctx.db, locationId)
  const isKnown = known?.signer != null
  if (known?.signer != null && !Buffer.from(known.signer).equals(signer)) {
    return { id: await keepRefused(ctx, { fileName, refusal: 'changed-sender', locationName: name }), state: 'refused' }
  }
  const judgement = judgeLink({ ...body, bodyHash }, await queries.readKept(ctx.db, locationId, signer))
  if (judgement.refusal !== null) {
    return { id: await keepRefused(ctx, { fileName, refusal: judgement.refusal, locationName: name }), state: 'refused' }
  }
  const state = isKnown ? 'ready' : 'unknown-sender'
  const id = ctx.newId()
  await queries.insertDelivery(ctx.db, { id, fileName, importedAt: ctx.now(), signer, bodyHash, body, state, oddities: judgement.oddities })
  return { id, state }
}

async function keepRefused(ctx: Writing, { fileName, refusal, locationName }: Exclude<ReadFile, GoodFile>): Promise<string> {
  const id = ctx.newId()
  await queries.insertRefused(ctx.db, { id, fileName, importedAt: ctx.now(), refusal, locationName })
  return id
}

/** From here on this location is known by this key; an expected one of the same name and wijk becomes the known one. */
async function registerSender(ctx: Writing, locationId: string, signer: Uint8Array, delivery: queries.DeliveryRow): Promise<void> {
  const known = await queries.listKnown(ctx.db)
  if (known.some((one) => one.locationId === locationId)) breakRule('sender-already-known')
  const { locationName, houder, wijkCode } = delivery
  if (locationName === null || wijkCode === null) throw new AppError('not-found')
  const values = { locationId, signer: Buffer.from(signer), name: locationName, houder: houder ?? '', wijkCode, verifiedAt: ctx.now() }
  const expected = known.find((one) => one.locationId === null && isExpected(one, delivery))
  if (expected !== undefined) await changeRow(ctx.db, 'knownLocation', expected, values)
  else
    await ctx.db
      .insertInto('knownLocation')
      .values({ id: ctx.newId(), ...values, version: 1 })
      .execute()
}

async function waitingOf(ctx: Writing, locationId: string, signer: Uint8Array) {
  const waiting = await queries.listWaiting(ctx.db, locationId)
  const isSame = (one: { readonly signer: Uint8Array | null }): boolean => one.signer !== null && Buffer.from(one.signer).equals(signer)
  return { same: waiting.filter(isSame).map((one) => one.id), other: waiting.filter((one) => !isSame(one)).map((one) => one.id) }
}

/** A location that moved or was renamed is known as what its newest delivery says. */
async function renewKnown(ctx: Writing, { locationId, locationName, houder, wijkCode }: queries.DeliveryRow): Promise<void> {
  const known = locationId === null ? undefined : await queries.readKnown(ctx.db, locationId)
  if (known === undefined || locationName === null || houder === null || wijkCode === null) throw new AppError('not-found')
  if (known.name === locationName && known.houder === houder && known.wijkCode === wijkCode) return
  await changeRow(ctx.db, 'knownLocation', known, { name: locationName, houder, wijkCode })
}

/** The table's CHECK promises these of every delivery that is ready. */
function withChain(row: queries.DeliveryRow) {
  const { locationId, sequence, signer, madeAt } = row
  if (locationId === null || sequence === null || signer === null || madeAt === null)
    throw new TypeError('A ready delivery has a place in a chain')
  return { ...row, locationId, sequence, signer, madeAt }
}
