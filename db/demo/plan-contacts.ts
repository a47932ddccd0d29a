import { addDays } from '../contract/dates.ts'
import { agreementTexts, contactNotes } from './sentences.ts'
import { instantOf, laterOf, workday, type Fill, type StagedChild } from './stage.ts'

/** What was said with the family: the intake, then a talk every two or three months, with what was agreed and done. */
export function planContacts(fill: Fill, child: StagedChild): void {
  const { chance, today, plan } = fill
  const { startsOn, leavesOn, isHardToReach } = child.plan
  const last = leavesOn ?? today
  if (chance.percent(isHardToReach ? 55 : 90)) planContact(fill, child, addDays(startsOn, chance.between(-5, 40)), 'intake')
  for (let day = addDays(startsOn, chance.between(40, 60)); day <= last; day = addDays(day, chance.between(45, 110))) {
    const kind = chance.pick([
      'voortgangsgesprek',
      'breng_haal',
      'breng_haal',
      'telefonisch',
      'huisbezoek',
      'inloop',
      'thuisactiviteit',
    ] as const)
    planContact(fill, child, day, kind)
  }
  if (plan.isShowcase && leavesOn === null && chance.percent(12))
    planContact(fill, child, addDays(today, -chance.between(2, 12)), 'breng_haal')
}

function planContact(
  { session, chance, today, happenings }: Fill,
  child: StagedChild,
  day: string,
  kind: 'intake' | 'voortgangsgesprek' | 'breng_haal' | 'telefonisch' | 'huisbezoek' | 'inloop' | 'thuisactiviteit',
): void {
  const contactedOn = workday(laterOf(day, child.plan.registeredOn))
  if (contactedOn > today) return
  const isReached = !chance.percent(child.plan.isHardToReach && kind !== 'intake' ? 80 : 8)
  const dueOn = addDays(contactedOn, chance.between(3, 21))
  const agreement = isReached && chance.percent(35) ? { text: chance.pick(agreementTexts), dueOn } : null
  const at = instantOf(contactedOn, chance.between(330, 420))
  let contactId = ''
  happenings.push({
    at,
    by: 'medewerker',
    run: async () => {
      const saved = await session.call('parents.log', {
        childId: child.id,
        kind,
        contactedOn,
        outcome: isReached ? 'bereikt' : chance.pick(['niet_bereikt', 'niet_verschenen']),
        interpreter: child.plan.homeLanguage === 'andere' && chance.percent(40) ? 'telefonisch' : 'geen',
        durationMinutes: isReached ? chance.pick([5, 10, 15, 30]) : null,
        note: isReached ? chance.pick(contactNotes) : null,
        agreement,
      })
      contactId = saved.id
    },
  })
  // Nearly everything that was agreed is done; what is due these days still waits.
  if (agreement === null || dueOn > addDays(today, -6) || chance.percent(1)) return
  happenings.push({
    at: instantOf(dueOn, 430),
    by: 'medewerker',
    run: async () => {
      const { agreements } = await session.call('parents.read', { id: contactId })
      for (const { id, version } of agreements) await session.call('parents.completeAgreement', { id, version })
    },
  })
}
