/** Two years of termly decisions of the School Review Board, with their evidence and the causes of vulnerability. */
import { addDays } from '../../graph/dates/day.ts'
import { DERBY_WINNERS } from '../../graph/categories/packs/derby-winners.ts'
import type { Chance } from './chance.ts'
import { CAUSES, STORY_CAUSES } from './causes.ts'
import { reviewBoards, type DemoSchool, type Draft } from './draft.ts'
import { DIMENSIONS, findingOn } from './findings.ts'
import { strandOf } from './leaders.ts'
import { baseOf, rationaleFor } from './rationale.ts'
import { add } from './rows.ts'
import { CLOSED } from './schools.ts'

/** Terms of history. */
export const TERMS = 6

const LADDER = ['1', '2', '3a', '3b', '4']
/** What a school may have been in the term before, and how likely, when it was not the same. */
const BEFORE: Record<string, string[]> = { '1': ['2', '1TV', '2'], '2': ['3a', '2TV', '3a', '1'], '3a': ['3b', '3b', '2'], '3b': ['3a', '3a', '4'], '4': ['3b'], '1TV': ['1'], '2TV': ['2'] }

/** Backwards from where the school is now; vulnerability rarely lasts a year. */
function historyOf(code: string, terms: number, chance: Chance): string[] {
  const history = [code]
  while (history.length < terms) {
    const later = history[0]!
    const moved = chance.likely(later.endsWith('TV') ? 0.6 : 0.13)
    history.unshift(moved ? chance.pick(BEFORE[later]!) : later)
  }
  return history
}

/** The story's schools, earliest first. */
const STORY_HISTORY: Record<string, string[]> = {
  'Saltings Primary School': ['2', '3a', '3a', '3a', '3b', '3b'],
  'Kettlemarsh High School': ['3a', '3b', '3b', '3b', '4', '4'],
  'Larkmere Primary School': ['2', '1', '1', '1', '1', '1'],
  'Wrensford Church of England First School': ['2', '2', '2', '2', '2', '2TV'],
}

const BETWEEN_BOARDS = [
  'The headteacher resigned with effect from the end of the month, and the chair asked the authority to act before the next board.',
  'Four governors resigned in one week, so the Head of Service re-categorised the school between boards.',
  'Five of eleven teachers were absent at half-term; head and chair asked for the change at once.',
]

function presentAt(draft: Draft, school: DemoSchool): string {
  const name = (personId: number | undefined) => (personId ? draft.rows.people[personId - 1]!.name : null)
  const head = name(draft.headOf.get(school.id))
  const chair = name(draft.chairOf.get(school.id))
  return ['Helena Kowalczyk (Head of Service)', 'Dominic Varley (improvement officer)', head && `${head} (headteacher)`, chair && `${chair} (chair of governors)`]
    .filter(Boolean).join(', ')
}

function appliesTo(dimension: string, school: DemoSchool, base: string): boolean {
  if (dimension === 'sixth-form') return school.sixthForm === true
  if (dimension === 'early-years') return ['nursery', 'all-through'].includes(school.phase) || (school.phase === 'primary' && school.lowAge! < 5)
  if (['capacity', 'exclusions', 'attendance', 'reliance'].includes(dimension)) return ['3a', '3b', '4'].includes(base)
  return dimension !== 'attainment' || school.phase !== 'nursery'
}

/** Most dimensions lean to the category agreed, some a rung to either side: a best fit, not a sum. */
function addEvidence(draft: Draft, categoryId: number, school: DemoSchool, code: string, chance: Chance): void {
  const base = baseOf(code)
  for (const dimension of DIMENSIONS.filter((each) => appliesTo(each, school, base))) {
    const rung = Math.min(4, Math.max(0, LADDER.indexOf(base) + [0, 1, -1][chance.weighted([6, 1, 2])]!))
    add(draft.rows, 'categoryEvidence', { categoryId, dimension, finding: findingOn(dimension, rung, strandOf(school.phase), chance), leansTo: LADDER[rung]! })
  }
}

/** Of the story's school, one cause that everybody concerned may know and one that the school has not been told is on record. */
const causesFor = (school: DemoSchool, chance: Chance): (typeof CAUSES)[number][] =>
  school.name in STORY_HISTORY ? STORY_CAUSES : chance.shuffle(CAUSES).slice(0, chance.likely(0.3) ? 2 : 1)

function addCauses(draft: Draft, categoryId: number, school: DemoSchool, on: string, chance: Chance): void {
  for (const { code, detail } of causesFor(school, chance)) {
    const restricted = DERBY_WINNERS.causes.find((cause) => cause.code === code)!.restricted
    const reviewOn = addDays(on > addDays(draft.today, -120) ? draft.today : on, chance.between(20, 95))
    add(draft.rows, 'categoryCauses', { categoryId, cause: code, detail, from: addDays(on, -chance.between(5, 40)), reviewOn, restricted, sharedWithSchool: !restricted || (!(school.name in STORY_HISTORY) && chance.likely(0.5)) })
  }
}

type Decision = { on: string; code: string; before: string | undefined; suddenChange: string | null }

function decide(draft: Draft, school: DemoSchool, { on, code, before, suddenChange }: Decision, chance: Chance): void {
  const { id } = add(draft.rows, 'categories', {
    schoolId: school.id, framework: DERBY_WINNERS.code, code, from: on, rationale: rationaleFor(code, before, strandOf(school.phase), chance), present: presentAt(draft, school),
    agreedWithSchool: chance.likely(0.93), suddenChange, decidedBy: draft.officers.headOfService, decidedAt: `${on}T15:30:00.000Z`,
  })
  addEvidence(draft, id, school, code, chance)
  if (code.endsWith('TV')) addCauses(draft, id, school, on, chance)
}

/** Three schools became vulnerable after the last board: their latest decision stands between boards. */
function suddenSchools(draft: Draft): Map<number, string> {
  const vulnerable = draft.rows.schools.filter((school) => draft.categories.get(school.id)?.endsWith('TV') && !(school.name in STORY_HISTORY))
  return new Map(vulnerable.slice(-BETWEEN_BOARDS.length).map((school, index) => [school.id, BETWEEN_BOARDS[index]!]))
}

/** Adds a decision for every school at every board it was open for. */
export function addCategories(draft: Draft): void {
  const chance = draft.chance('categories')
  const boards = reviewBoards(draft.today, TERMS)
  const sudden = suddenSchools(draft)
  for (const school of draft.rows.schools) {
    const now = draft.categories.get(school.id) ?? (school.name === CLOSED ? '3b' : null)
    if (now === null) continue
    const reason = sudden.get(school.id)
    const history = STORY_HISTORY[school.name] ?? historyOf(reason ? baseOf(now) : now, boards.length, chance)
    for (const [term, on] of boards.entries()) {
      if (school.closedOn !== null && on > school.closedOn!) continue
      decide(draft, school, { on, code: history[term]!, before: history[term - 1], suddenChange: null }, chance)
    }
    if (!reason) continue
    const after = addDays(boards.at(-1)!, 15)
    const on = after <= draft.today ? after : draft.today
    decide(draft, school, { on, code: now, before: baseOf(now), suddenChange: reason }, chance)
  }
}
