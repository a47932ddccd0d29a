import { addDays, addMonths, schoolYearOf } from '../contract/dates.ts'
import { mornings } from './children.ts'
import { studentNames } from './names.ts'
import { goals } from './sentences.ts'
import { instantOf, laterOf, type Fill } from './stage.ts'

/** Students of the hogeschool and the university beside the team; now and then one who is not linked yet. */
export function planStudents({ session, plan, chance, today, groupIds, happenings }: Fill): void {
  const startsOn = laterOf(`${String(schoolYearOf(today))}-09-01`, addMonths(today, -3))
  for (let index = 0; index < plan.studentCount; index += 1) {
    const isLinked = !chance.percent(plan.isShowcase && index === 0 ? 0 : 12)
    const groupId = chance.pick(groupIds.slice(0, plan.groupCount))
    const dagdelen = chance.some(mornings, chance.between(1, 2))
    happenings.push({
      at: instantOf(startsOn, 30 + index),
      by: 'manager',
      run: async () => {
        const registeredOn = addDays(startsOn, -20)
        const { id: studentId } = await session.call('students.add', {
          name: `${chance.pick(studentNames)} ${String.fromCharCode(65 + chance.between(0, 25))}.`,
          kind: chance.pick(['hu', 'uu']),
          personRegisterOn: registeredOn,
          registerLinkedOn: isLinked ? addDays(registeredOn, 5) : null,
          guidancePlanOn: null,
          startsOn,
          endsOn: null,
        })
        for (const one of dagdelen) {
          const { id, version } = await session.call('students.assign', {
            ...one,
            studentId,
            groupId,
            deployment: 'boventallig',
            startsOn,
            endsOn: null,
          })
          if (isLinked) await session.call('students.activate', { id, version })
        }
      },
    })
  }
}

/** What the location set itself for the school year. */
export function planGoals({ session, chance, today, happenings }: Fill): void {
  const schoolYear = schoolYearOf(today)
  for (const goal of chance.some(goals, chance.between(2, 4))) {
    happenings.push({
      at: instantOf(laterOf(`${String(schoolYear)}-08-28`, addMonths(today, -3)), 50),
      by: 'manager',
      run: async () => {
        const saved = await session.call('jaarplan.addGoal', { ...goal, schoolYear, reviewOn: addMonths(today, chance.between(1, 4)) })
        const agreed = await session.call('jaarplan.setStatus', { ...saved, status: 'vastgesteld' })
        if (chance.percent(70)) await session.call('jaarplan.setStatus', { ...agreed, status: 'in_uitvoering' })
      },
    })
  }
}
