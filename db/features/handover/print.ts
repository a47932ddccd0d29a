import { AppError, breakRule } from '../../contract/errors.ts'
import { handoverParts, type handoverContract, type PartTexts } from '../../contract/handover.ts'
import type { PersonName } from '../../contract/masked-names.ts'
import type { Handlers, QueryContext } from '../../backend/handler.ts'
import { deliverDocument } from '../../backend/deliver-document.ts'
import { handoverForm, type HandoverForm, type HandoverRest } from '../../documents/handover-form.ts'
import type { VoorschoolTables } from '../../schema/database.ts'
import { maskOfOthers } from '../../schema/mask-others.ts'
import support from '../../../resources/locales/nl/support.json' with { type: 'json' }
import { readChildHandover } from './queries.ts'

type Print = Handlers<typeof handoverContract>['handover.print']
type Scope = Parameters<Print>[1]['scope']

/** The form on paper or as PDF; what needs consent only leaves while consent stands. */
export const printHandover: Print = async (context, { childId, scope, to }) => {
  context.subject(childId)
  const form = await context.read((reading) => collect(reading, childId, scope))
  const fileName = await deliverDocument(context, { html: handoverForm(form), to, suggestedName: `overdracht-${context.today()}.pdf` })
  return { fileName }
}

async function collect(context: QueryContext<VoorschoolTables>, childId: string, scope: Scope): Promise<HandoverForm> {
  const { db, today } = context
  const child = await db
    .selectFrom('child')
    .select(['id', 'firstName', 'lastName', 'bornOn', 'schoolName'])
    .where('id', '=', childId)
    .executeTakeFirst()
  if (child === undefined) throw new AppError('not-found')
  const { handover, minimum } = await readChildHandover(db, childId, today())
  const location = await db.selectFrom('location').select(['name', 'houder']).executeTakeFirst()
  return {
    childName: [child.firstName, child.lastName].filter((part) => part !== null).join(' '),
    bornOn: child.bornOn,
    schoolName: handover?.schoolName ?? child.schoolName,
    locationName: location?.name ?? '',
    houder: location?.houder ?? '',
    madeOn: today(),
    minimum,
    rest: scope === 'minimum' ? null : await restOf(context, child, scope, handover),
  }
}

/** Breaks `handover-needs-consent`: after the talk the rest is only for who may have it. */
async function restOf(
  { db, ask }: QueryContext<VoorschoolTables>,
  child: PersonName & { readonly id: string },
  scope: Exclude<Scope, 'minimum'>,
  handover: Awaited<ReturnType<typeof readChildHandover>>['handover'],
): Promise<HandoverRest> {
  if (handover === null) throw new AppError('not-found')
  const isForTalk = scope === 'gesprek' && (handover.state === 'concept' || handover.state === 'besproken')
  const agreed = handover.steps.findLast((step) => step.step === 'agree')
  if (!isForTalk && (scope === 'gesprek' || handover.consent !== 'given' || agreed === undefined)) breakRule('handover-needs-consent')
  const languages = await db.selectFrom('childLanguage').select('name').where('childId', '=', child.id).orderBy('position').execute()
  const { partners } = await ask('support.read', { childId: child.id })
  const mask = await maskOfOthers(db, child)
  return {
    languages: languages.map((row) => row.name),
    parts: maskedParts(handover.parts, mask),
    // Only partners about whom parents agreed to be spoken with.
    involved: partners
      .filter((one) => one.endedOn === null && one.consent === 'given')
      .map((one) => one.organisation ?? support.partners[one.kind]),
    reaction: handover.reaction === null ? null : mask(handover.reaction).text,
    consent: isForTalk || agreed === undefined ? null : { by: agreed.person ?? '', on: agreed.takenOn },
  }
}

/** What was written about this child may name a friend; the school need not know who. */
function maskedParts(parts: PartTexts, mask: Awaited<ReturnType<typeof maskOfOthers>>): PartTexts {
  const masked = { ...parts }
  for (const part of handoverParts) masked[part] = parts[part] === null ? null : mask(parts[part]).text
  return masked
}
