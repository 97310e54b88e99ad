/** Sixty leaders of education: ten national, seventeen local, thirty-three specialist, with designations and posts. */
import { addDays } from '../../graph/dates/day.ts'
import type { Phase } from '../../graph/network/model.ts'
import { castAt } from './cast.ts'
import type { Chance } from './chance.ts'
import { openSchools, ordinarySchools, schoolNamed, type DemoSchool, type Draft, type Leader } from './draft.ts'
import { addPerson, addPost } from './people.ts'
import { add } from './rows.ts'

const COUNTS = { nle: 10, lle: 17, sle: 33 }
/** When the Department reshaped the designation of national leaders. */
const RESHAPED = '2022-09-01'

const HEADS_LEAD = ['leadership', 'teaching', 'self-evaluation', 'curriculum', 'governance', 'assessment', 'pupil-premium', 'attendance', 'behaviour', 'early-years']
/** What the story's leaders are known for. */
const STORY_AREAS: Record<string, string[]> = { 'Harbour Rise Primary School': ['leadership', 'phonics-ks1', 'teaching'] }
const SPECIALISMS: Record<'primary' | 'secondary' | 'special', string[][]> = {
  primary: [
    ['english', 'phonics-ks1'], ['mathematics', 'ks2'], ['early-years', 'phonics-ks1'], ['send'], ['english', 'ks2'], ['pupil-premium', 'assessment'],
    ['science', 'curriculum'], ['mathematics'], ['early-years'], ['eal', 'english'], ['transition', 'ks2'], ['other-subjects', 'curriculum'],
  ],
  secondary: [
    ['mathematics', 'ks4'], ['english', 'ks3'], ['science', 'ks4'], ['behaviour', 'attendance'], ['sixth-form', 'ks4'], ['send', 'pupil-premium'],
    ['data', 'assessment'], ['itt-cpd', 'teaching'], ['other-subjects', 'ks3'], ['english', 'ks4'], ['mathematics', 'ks3'], ['safeguarding', 'attendance'],
  ],
  special: [['send', 'behaviour'], ['send', 'safeguarding']],
}

const EARLY: Phase[] = ['nursery', 'primary', 'middle-deemed-primary']
export const strandOf = (phase: string): 'primary' | 'secondary' | 'special' =>
  EARLY.includes(phase as Phase) ? 'primary' : ['special', 'alternative-provision'].includes(phase) ? 'special' : 'secondary'

/** Open schools in these categories, in another order; the story's own first. */
function schoolsIn(draft: Draft, chance: Chance, codes: string[], first: string[]): DemoSchool[] {
  const wanted = openSchools(draft).filter((school) => codes.includes(draft.categories.get(school.id) ?? ''))
  const chosen = first.map((name) => schoolNamed(draft, name))
  return [...chosen, ...chance.shuffle(wanted.filter((school) => !chosen.includes(school)))]
}

const issuers = { nle: 'Department for Education', lle: 'Westmarsh Council', sle: 'Harbour and Fell Teaching School Hub' }

function designate(draft: Draft, leader: Leader, chance: Chance): void {
  const from = addDays(draft.today, -chance.between(200, leader.kind === 'nle' ? 2900 : 1800))
  const reshaped = leader.kind === 'nle' && from >= RESHAPED
  const issuer = leader.kind === 'nle' && !reshaped ? 'National College for Teaching and Leadership' : issuers[leader.kind]
  add(draft.rows, 'designations', { personId: leader.personId, kind: reshaped ? 'nle-2022' : leader.kind, issuer, from, to: null })
  draft.leaders.push(leader)
}

/** Heads who lead beyond their own school: national from outstanding schools, local from good ones too. */
function addHeads(draft: Draft, chance: Chance): void {
  const taken = new Set<number>()
  const choose = (kind: 'nle' | 'lle', codes: string[], first: string[]) => {
    for (const school of schoolsIn(draft, chance, codes, first)) {
      const personId = draft.headOf.get(school.id)!
      if (draft.leaders.filter((leader) => leader.kind === kind).length >= COUNTS[kind] || taken.has(personId)) continue
      taken.add(personId)
      designate(draft, { personId, schoolId: school.id, kind, areas: STORY_AREAS[school.name] ?? chance.shuffle(HEADS_LEAD).slice(0, 3) }, chance)
    }
  }
  choose('nle', ['1'], ['Harbour Rise Primary School', 'Tern House School'])
  choose('lle', ['1', '2', '1TV'], ['Harbourmouth School'])
}

function addSpecialist(draft: Draft, school: DemoSchool, name: string, areas: string[], chance: Chance): void {
  const personId = addPerson(draft, name)
  addPost(draft, personId, school.id, chance.pick(['middle-leader', 'middle-leader', 'senior-leader']), addDays(draft.today, -chance.between(500, 3000)))
  designate(draft, { personId, schoolId: school.id, kind: 'sle', areas }, chance)
  if (chance.likely(0.25)) {
    const elsewhere = chance.pick(ordinarySchools(draft).filter((other) => strandOf(other.phase) === strandOf(school.phase) && other.id !== school.id))
    const until = addDays(draft.today, -chance.between(300, 1500))
    addPost(draft, personId, elsewhere.id, 'middle-leader', addDays(until, -1400), until)
  }
}

/** Middle and senior leaders lent by good and outstanding schools, each in a subject or two. */
function addSpecialists(draft: Draft, nextName: () => string, chance: Chance): void {
  const turn = { primary: 0, secondary: 0, special: 0 }
  for (const [index, school] of schoolsIn(draft, chance, ['1', '2'], ['Hallowmere School']).slice(0, COUNTS.sle).entries()) {
    const strand = strandOf(school.phase)
    const areas = SPECIALISMS[strand][turn[strand]++ % SPECIALISMS[strand].length]!
    addSpecialist(draft, school, (index === 0 ? castAt('leader', school.name) : undefined) ?? nextName(), areas, chance)
  }
}

/** Designates the sixty leaders. */
export function addLeaders(draft: Draft, nextName: () => string): void {
  const chance = draft.chance('leaders')
  addHeads(draft, chance)
  addSpecialists(draft, nextName, chance)
}
