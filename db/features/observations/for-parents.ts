import { AppError } from '../../contract/errors.ts'
import { shortName } from '../../contract/names.ts'
import { domains, type observationsContract } from '../../contract/observations.ts'
import type { Output, Parsed } from '../../contract/operation.ts'
import type { JobContext } from '../../backend/handler.ts'
import { deliverDocument } from '../../backend/deliver-document.ts'
import { observationsForParents } from '../../documents/observations-for-parents.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import type { Readable } from '../../schema/kysely.ts'
import { maskOfOthers } from '../../schema/mask-others.ts'
import { isStanding } from '../../schema/standing.ts'

type Contract = typeof observationsContract
type ForParents = Output<Contract['observations.forParents']>
type Period = Parsed<Contract['observations.forParents']>

/** What parents may see of these days: no notes for the team, nothing withdrawn or waiting, and no child but their own by name. */
export async function readForParents(db: Readable<VoorschoolTables>, { childId, from, until }: Period): Promise<ForParents> {
  const child = await db.selectFrom('child').select(['id', 'firstName', 'lastName']).where('id', '=', childId).executeTakeFirst()
  if (child === undefined) throw new AppError('not-found')
  const rows = await db
    .selectFrom('observationChild')
    .innerJoin('observation', 'observation.id', 'observationChild.observationId')
    .innerJoin('user', 'user.id', 'observation.authorId')
    .select(['observation.id', 'observation.observedOn', 'observation.text', 'observation.isStaffOnly', 'user.name as authorName'])
    .where('observationChild.childId', '=', childId)
    .where(isStanding)
    .where('observation.observedOn', '>=', from)
    .where('observation.observedOn', '<=', until)
    .orderBy('observation.observedOn')
    .orderBy('observation.number')
    .execute()
  const shareable = rows.filter((row) => row.isStaffOnly === 0)
  const ofRows = await db
    .selectFrom('observationDomain')
    .selectAll()
    .where(
      'observationId',
      'in',
      shareable.map((row) => row.id),
    )
    .execute()
  const domainsOf = Map.groupBy(ofRows, (one) => one.observationId)
  const mask = await maskOfOthers(db, child)
  return {
    name: shortName(child.firstName, child.lastName),
    entries: shareable.map(({ id, observedOn, text, authorName }) => ({
      id,
      observedOn,
      authorName,
      ...mask(text),
      domains: domains.filter((domain) => domainsOf.get(id)?.some((one) => one.domain === domain)),
    })),
    staffOnly: rows.length - shareable.length,
  }
}

/** The same on paper, or as a PDF where the user chooses; nothing is written anywhere else. The file's name holds no child's name. */
export async function printForParents(
  job: JobContext<VoorschoolTables>,
  { to, ...period }: Parsed<Contract['observations.printForParents']>,
): Promise<Output<Contract['observations.printForParents']>> {
  job.subject(period.childId)
  const shown = await job.read(({ db }) => readForParents(db, period))
  const html = observationsForParents({ ...shown, ...period, location: job.session.workspace.name, madeOn: job.today() })
  job.figures({ observations: shown.entries.length })
  const fileName = await deliverDocument(job, { html, to, suggestedName: `observaties-${job.today()}.pdf` })
  return { observations: shown.entries.length, fileName }
}
