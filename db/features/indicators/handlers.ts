import type { Handlers } from '../../backend/handler.ts'
import type { indicatorsContract } from '../../contract/indicators.ts'
import { definitionHash } from '../../crypto/definition-hash.ts'
import { allCells } from './queries.ts'
import { boundariesOf } from './rules.ts'

export const indicatorsHandlers = {
  'indicators.current': async (ctx, { peildatum }) => {
    const { id: locationId } = await ctx.db.selectFrom('location').select('id').executeTakeFirstOrThrow()
    return { locationId, definitionHash: definitionHash(), cells: await allCells(ctx.db, boundariesOf(peildatum)) }
  },
} satisfies Handlers<typeof indicatorsContract>
