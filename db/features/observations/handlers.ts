import { AppError } from '../../contract/errors.ts'
import type { observationsContract } from '../../contract/observations.ts'
import type { Handlers } from '../../backend/handler.ts'
import { countToReview } from '../../schema/to-review.ts'
import { approve, sendBack } from './review.ts'
import { correctObservation, logObservations, reinstateObservation, takeBack, withdrawObservation } from './changes.ts'
import { readCoverage, readDevelopment } from './development.ts'
import { printForParents, readForParents } from './for-parents.ts'
import { countObservations, listObservations, readHistory, readInstruments, readObservation } from './queries.ts'
import { readRadar } from './radar.ts'
import { readRound } from './round.ts'
import { forgetSearch, readSavedSearches, saveSearch, suggestNames } from './searches.ts'

export const observationsHandlers = {
  'observations.log': (context, input) => logObservations(context, input),

  'observations.takeBack': (context, input) => takeBack(context, input),

  'observations.list': async ({ db, session, today }, filter) => listObservations(db, filter, { today: today(), readerId: session.userId }),

  'observations.suggestNames': async ({ db, today }, { search }) => suggestNames(db, search, today()),

  'observations.savedSearches': async ({ db, session }) => readSavedSearches(db, session.userId),

  'observations.saveSearch': (context, input) => saveSearch(context, input),

  'observations.forgetSearch': (context, { id }) => forgetSearch(context, id),

  'observations.read': async ({ db, session }, { id }) => {
    const observation = await readObservation(db, id, session.userId)
    if (observation === undefined) throw new AppError('not-found')
    return observation
  },

  'observations.history': async ({ db }, { id }) => readHistory(db, id),

  'observations.correct': (context, input) => correctObservation(context, input),

  'observations.withdraw': (context, input) => withdrawObservation(context, input),

  'observations.reinstate': (context, seen) => reinstateObservation(context, seen),

  'observations.approve': (context, seen) => approve(context, seen),

  'observations.sendBack': (context, { remark, ...seen }) => sendBack(context, seen, remark),

  'observations.count': async ({ db, session, today }) => ({
    ...(await countObservations(db, today())),
    ...(await countToReview(db, session.userId)),
  }),

  'observations.instruments': async ({ db, setting }) => {
    const used = await readInstruments(db)
    const listed = await setting('instruments')
    const isUsed = (name: string): boolean => used.some((one) => one.name.toLowerCase() === name.toLowerCase())
    return [...used, ...listed.filter((name) => !isUsed(name)).map((name) => ({ name, count: 0, lastUsedOn: null }))]
  },

  'observations.radar': (context, filter) => readRadar(context, filter),

  'observations.development': (context, filter) => readDevelopment(context, filter),

  'observations.coverage': async ({ db, today }, filter) => readCoverage(db, filter, today()),

  'observations.round': async ({ db, today }, { groupId }) => readRound(db, groupId, today()),

  'observations.forParents': async (context, period) => {
    context.subject(period.childId)
    return readForParents(context.db, period)
  },

  'observations.printForParents': (job, input) => printForParents(job, input),
} satisfies Handlers<typeof observationsContract>
