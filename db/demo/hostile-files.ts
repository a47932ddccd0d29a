import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportBody } from '../contract/exports.ts'
import { indicatorIds, indicators, type Cell, type IndicatorId } from '../contract/indicators.ts'
import { definitionHash } from '../crypto/definition-hash.ts'
import { sealEnvelope } from '../crypto/export-envelope.ts'
import { generateSignerKey } from '../crypto/signature.ts'
import type { LocationPlan } from './city.ts'
import type { MadeLocation } from './make-location.ts'

/** A stranger who knows a location's id and the public receiving key, and signs with a key of her own. */
export async function writeForgedDelivery(
  folder: string,
  victim: MadeLocation,
  plan: LocationPlan,
  recipient: string,
  when: { peildatum: string; now: string },
): Promise<void> {
  const body: ExportBody = {
    format: 1,
    definitionHash: definitionHash(),
    location: { locationId: victim.locationId, name: plan.name, houder: plan.houder, wijkCode: plan.wijkCode },
    peildatum: when.peildatum,
    sequence: 2,
    previousHash: 'a'.repeat(64),
    madeAt: when.now,
    appVersion: '0.1.0',
    cells: indicatorIds.map((id) => inventedCell(id, plan)),
    goals: [],
    notes: { strengths: '', opportunities: '' },
  }
  const file = await sealEnvelope(JSON.stringify(body), generateSignerKey().secret, [recipient])
  writeFileSync(join(folder, `vervalst-${when.peildatum}-2.kpa.age`), file)
}

function inventedCell(indicator: IndicatorId, plan: LocationPlan): Cell {
  const { splitBy, measure } = indicators[indicator]
  const dims = splitBy === 'residence' ? { wijkCode: plan.wijkCode } : splitBy === 'status' ? { status: 'behaald' } : {}
  return { indicator, level: 'locatie', dims, count: 12, ...(measure === 'share' ? { denominator: 12 } : {}) }
}

/** A good file of which some bytes changed on a bad USB stick. */
export function writeDamagedCopy(folder: string, original: string): void {
  const bytes = readFileSync(join(folder, original))
  const middle = Math.floor(bytes.length / 2)
  for (let at = middle; at < middle + 16; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0x55
  writeFileSync(join(folder, original.replace(/\.kpa\.age$/, '-kopie.kpa.age')), bytes)
}
