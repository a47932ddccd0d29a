import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportBody } from '../../db/contract/exports.ts'
import { indicatorIds, indicators, type Cell } from '../../db/contract/indicators.ts'
import { wijkCodes } from '../../db/contract/wijken.ts'
import { definitionHash } from '../../db/crypto/definition-hash.ts'
import { sealEnvelope } from '../../db/crypto/export-envelope.ts'
import { generateSignerKey } from '../../db/crypto/signature.ts'
import { sixWords } from '../../db/crypto/words.ts'

export interface SealedDelivery {
  readonly path: string
  readonly locationId: string
  readonly words: string
}

/** Real, signed and encrypted deliveries of so many locations. */
export async function sealDeliveries(folder: string, recipient: string, count: number, peildatum: string): Promise<SealedDelivery[]> {
  const made: SealedDelivery[] = []
  for (let index = 0; index < count; index += 1) {
    const signer = generateSignerKey()
    const locationId = randomUUID()
    const wijkCode = wijkCodes[index % wijkCodes.length] ?? 'WK034403'
    const body: ExportBody = {
      format: 1,
      definitionHash: definitionHash(),
      location: { locationId, name: `Voorschool ${String(index)}`, houder: 'De Vaart', wijkCode },
      peildatum,
      sequence: 1,
      previousHash: null,
      madeAt: `${peildatum}T12:00:00.000Z`,
      appVersion: '0.1.0',
      cells: indicatorIds.flatMap((id): Cell[] => cellsOf(id, index)),
      goals: [],
      notes: { strengths: '', opportunities: '' },
    }
    const path = join(folder, `voorschool-${String(index)}-${peildatum}-1.kpa.age`)
    writeFileSync(path, await sealEnvelope(JSON.stringify(body), signer.secret, [recipient]))
    made.push({ path, locationId, words: sixWords(signer.publicKey).join(' ') })
  }
  return made
}

function cellsOf(indicator: (typeof indicatorIds)[number], index: number): Cell[] {
  const { measure, splitBy } = indicators[indicator]
  const level = 'locatie'
  if (splitBy === 'status') return [{ indicator, level, dims: { status: 'vastgesteld' }, count: 3 }]
  if (splitBy === 'residence')
    return wijkCodes.slice(0, 4).map((wijkCode, place) => ({ indicator, level, dims: { wijkCode }, count: 4 + ((index + place) % 9) }))
  const count = 6 + (index % 11)
  return [measure === 'share' ? { indicator, level, dims: {}, count, denominator: count + 5 } : { indicator, level, dims: {}, count }]
}
