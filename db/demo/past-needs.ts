/** What schools needed in the last two years, for the rounds of then: most of it has been met. */
import { addDays } from '../../graph/dates/day.ts'
import type { Chance } from './chance.ts'
import { openSchools, schoolDaysBefore, type Draft } from './draft.ts'
import { addNeed, areasFor, wholeDays } from './needs.ts'

/** Needs of each earlier round. */
const NEEDS = 12

const categoryOn = (draft: Draft, schoolId: number, day: string): string =>
  draft.rows.categories.filter((row) => row.schoolId === schoolId && row.from <= day).at(-1)?.code ?? '1'

/** Adds the needs that a round of that day was opened for. */
export function addPastNeeds(draft: Draft, roundOn: string, chance: Chance): void {
  const urgent = ['4', '3b', '1TV', '2TV', '3a']
  const schools = chance.shuffle(openSchools(draft))
    .map((school) => ({ school, code: categoryOn(draft, school.id, roundOn) }))
    .filter(({ school, code }) => urgent.includes(code) && school.openedOn! < roundOn)
    .sort((a, b) => urgent.indexOf(a.code) - urgent.indexOf(b.code))
  for (const { school, code } of schools.slice(0, NEEDS)) {
    const [areaCode] = areasFor(draft, school, 1, chance)
    const mostUrgent = code === '4' || code === '3b'
    if (areaCode) {
      addNeed(draft, {
        school, areaCode, halfDays: wholeDays(chance.between(4, mostUrgent ? 12 : 8)), origin: mostUrgent ? 'category' : 'request', priority: mostUrgent ? 'high' : 'medium',
        raisedOn: schoolDaysBefore(roundOn, chance.between(2, 9)), wantedBy: addDays(roundOn, chance.between(60, 175)), nameShared: chance.likely(0.5),
      }, chance)
    }
  }
}
