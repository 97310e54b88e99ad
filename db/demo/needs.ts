/** Open needs: what categories bring, what heads asked for and what a partnership asked for on a school's behalf. */
import { addDays } from '../../graph/dates/day.ts'
import type { Chance } from './chance.ts'
import { openSchools, schoolDaysBefore, schoolNamed, type DemoSchool, type Draft } from './draft.ts'
import { strandOf } from './leaders.ts'
import { evidenceFor } from './need-words.ts'
import { add, type Rows } from './rows.ts'
import { NEW } from './schools.ts'

export type NeedRow = Rows['needs'][number]
type Origin = 'category' | 'request' | 'partnership'
export type Wanted = { school: DemoSchool; areaCode: string; halfDays: number; priority: 'high' | 'medium' | 'low'; origin: Origin; raisedOn: string; wantedBy: string; nameShared: boolean }

/** What schools of a strand ask for, commonest first. */
export const AREAS_OF: Record<'primary' | 'secondary' | 'special', string[]> = {
  primary: ['phonics-ks1', 'mathematics', 'english', 'attendance', 'early-years', 'send', 'leadership', 'ks2', 'pupil-premium', 'governance', 'assessment', 'curriculum', 'teaching', 'behaviour', 'eal', 'self-evaluation', 'other-subjects', 'safeguarding'],
  secondary: ['behaviour', 'mathematics', 'english', 'attendance', 'ks4', 'science', 'leadership', 'teaching', 'ks3', 'send', 'pupil-premium', 'sixth-form', 'data', 'curriculum', 'transition', 'other-subjects', 'itt-cpd'],
  special: ['send', 'behaviour', 'leadership', 'curriculum', 'attendance', 'assessment', 'safeguarding', 'transition'],
}

/** How many needs a school of the category has, and how many half-days each. */
const BY_CATEGORY: Record<string, { count: [number, number]; halfDays: [number, number]; share: number; origin: Origin }> = {
  '4': { count: [2, 4], halfDays: [6, 12], share: 1, origin: 'category' },
  '3b': { count: [1, 3], halfDays: [4, 10], share: 1, origin: 'category' },
  '3a': { count: [1, 2], halfDays: [3, 6], share: 0.4, origin: 'request' },
  '1TV': { count: [1, 1], halfDays: [4, 6], share: 0.6, origin: 'request' },
  '2TV': { count: [1, 1], halfDays: [4, 6], share: 0.5, origin: 'request' },
  '2': { count: [1, 1], halfDays: [2, 6], share: 0.14, origin: 'request' },
  '1': { count: [1, 1], halfDays: [2, 4], share: 0.1, origin: 'request' },
}

/** Needs the story turns on: the last round has answered some, and some nobody can meet. */
const STORY: [school: string, area: string, halfDays: number, origin: Origin, old: boolean][] = [
  ['Saltings Primary School', 'phonics-ks1', 12, 'category', true],
  ['Saltings Primary School', 'leadership', 8, 'category', true],
  ['Saltings Primary School', 'attendance', 6, 'request', false],
  ['Saltings Primary School', 'looked-after', 4, 'request', false],
  ['Kettlemarsh High School', 'behaviour', 14, 'category', true],
  ['Kettlemarsh High School', 'mathematics', 10, 'category', true],
  ['Kettlemarsh High School', 'attendance', 12, 'category', false],
  ['Kettlemarsh High School', 'hr', 6, 'request', false],
  ['Netmakers Primary School', 'early-years', 10, 'category', true],
  ['Netmakers Primary School', 'leadership', 8, 'category', false],
  ['Wrensford Church of England First School', 'governance', 6, 'request', false],
  ['Wrensford Upper School', 'sixth-form', 8, 'request', false],
  ['Withernholm Church of England Primary School', 'finance', 4, 'request', false],
]

/** A new row for a need: raised by the broker where the category brings it, else by the head or the partnership's chair. */
export function addNeed(draft: Draft, wanted: Wanted, chance: Chance): NeedRow {
  const { school, areaCode, halfDays, priority, origin, raisedOn, wantedBy, nameShared } = wanted
  const decided = draft.rows.categories.filter((row) => row.schoolId === school.id && row.from <= raisedOn).at(-1)
  const chair = strandOf(school.phase) === 'primary' && school.easting! < 588000 ? 'Lantern Street Primary School' : 'Abbots Orchard Primary School'
  const head = draft.accountOf.get(draft.headOf.get(school.id)!)!
  const raisedBy = { category: draft.officers.broker, request: head, partnership: draft.accountOf.get(draft.headOf.get(schoolNamed(draft, chair).id)!)! }[origin]
  return add(draft.rows, 'needs', {
    schoolId: school.id, areaCode, halfDays, priority, wantedBy, evidence: evidenceFor(areaCode, chance), origin,
    categoryId: origin === 'category' ? (decided?.id ?? null) : null, nameShared, state: 'open', raisedBy, raisedAt: `${raisedOn}T10:00:00.000Z`,
  })
}

/** Schools ask for whole days, except for very little. */
export const wholeDays = (halfDays: number): number => (halfDays > 4 ? halfDays + (halfDays % 2) : halfDays)

/** Areas a school of this strand has had no need in yet, the commonest likeliest. */
export function areasFor(draft: Draft, school: DemoSchool, count: number, chance: Chance): string[] {
  const had = new Set(draft.rows.needs.filter((need) => need.schoolId === school.id).map((need) => need.areaCode))
  const left = AREAS_OF[strandOf(school.phase)].filter((area) => !had.has(area) && (area !== 'sixth-form' || school.sixthForm))
  const chosen: string[] = []
  while (chosen.length < count && left.length > 0) {
    const [area] = left.splice(chance.weighted(left.map((_, index) => left.length + 2 - index)), 1)
    chosen.push(area!)
  }
  return chosen
}

/** Raised in the last days of the call for requests, or before the last round was issued. */
const raisedOn = (draft: Draft, old: boolean, chance: Chance): string => schoolDaysBefore(draft.today, old ? chance.between(6, 14) : chance.between(1, 3))

const wantedIn = (draft: Draft, chance: Chance): string => addDays(draft.today, chance.between(28, 150))

function storyNeeds(draft: Draft, chance: Chance): Wanted[] {
  return STORY.map(([name, areaCode, halfDays, origin, old]) => ({
    school: schoolNamed(draft, name), areaCode, halfDays, origin, priority: halfDays > 6 ? 'high' : 'medium', nameShared: name.startsWith('Kettlemarsh'),
    raisedOn: raisedOn(draft, old, chance), wantedBy: wantedIn(draft, chance),
  }))
}

const originFor = (code: string, origin: Origin, chance: Chance): Origin => (code === '3a' && chance.likely(0.2) ? 'partnership' : origin)

function needsOf(draft: Draft, school: DemoSchool, code: string, chance: Chance): Wanted[] {
  const { count, halfDays, share, origin } = BY_CATEGORY[code]!
  if (!chance.likely(share)) return []
  return areasFor(draft, school, chance.between(...count), chance).map((areaCode) => ({
    school, areaCode, halfDays: wholeDays(chance.between(...halfDays)), origin: originFor(code, origin, chance),
    priority: ['4', '3b'].includes(code) ? chance.pick(['high', 'high', 'medium'] as const) : chance.pick(['medium', 'medium', 'low'] as const),
    raisedOn: raisedOn(draft, chance.likely(0.08), chance), wantedBy: wantedIn(draft, chance), nameShared: chance.likely(0.4),
  }))
}

/** Adds what schools need now, in the order in which it was raised. */
export function addNeeds(draft: Draft): void {
  const chance = draft.chance('needs')
  const story = storyNeeds(draft, chance)
  const others = openSchools(draft).filter((school) => !story.some((need) => need.school.id === school.id)).flatMap((school) => {
    const code = draft.categories.get(school.id)
    return code === undefined ? [] : needsOf(draft, school, code, chance)
  })
  const opened = schoolNamed(draft, NEW)
  const first: Wanted = {
    school: opened, areaCode: 'curriculum', halfDays: 4, priority: 'medium', origin: 'request', nameShared: true,
    raisedOn: raisedOn(draft, false, chance), wantedBy: wantedIn(draft, chance),
  }
  const wanted = [...story, ...others, first].sort((a, b) => (a.raisedOn < b.raisedOn ? -1 : a.raisedOn > b.raisedOn ? 1 : 0))
  for (const each of wanted) addNeed(draft, each, chance)
}
