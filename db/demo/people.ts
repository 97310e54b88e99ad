/** Heads, chairs and governors of every school, with the posts some of them held before and the seats some of them share. */
import { addDays } from '../../graph/dates/day.ts'
import { castAt, CAST, emailOf } from './cast.ts'
import type { Chance } from './chance.ts'
import { LA_CODE, openSchools, ordinarySchools, schoolNamed, type DemoSchool, type Draft } from './draft.ts'
import { addLeaders } from './leaders.ts'
import { namesFrom } from './names.ts'
import { add } from './rows.ts'

/** Schools under one governing body and one executive head. */
export const FEDERATIONS: Record<string, string[]> = {
  'Skell Valley Federation': ['Upper Skell Church of England First School', 'Nether Skell First School'],
  'Dunnock Hill Federation': ['Dunnock Hill Infant School', 'Dunnock Hill Junior School'],
  'Capstan Federation': ['Capstan Infant School', 'Capstan Junior School'],
}

/** Adds a person with an address at the authority's reserved domain. */
export function addPerson(draft: Draft, name: string): number {
  return add(draft.rows, 'people', { name, email: emailOf(name), telephone: null }).id
}

export function addPost(draft: Draft, personId: number, schoolId: number, role: string, from: string, to: string | null = null): void {
  add(draft.rows, 'posts', { personId, schoolId, organisationId: null, role, from, to })
}

/** A first of September or of January so many years back: when posts in schools begin. */
const startOfPost = (draft: Draft, chance: Chance, most: number): string => {
  const year = Number(draft.today.slice(0, 4)) - 1 - chance.between(0, most)
  return chance.likely(0.75) ? `${year}-09-01` : `${year}-01-01`
}

const federationOf = (name: string): string[] => Object.values(FEDERATIONS).find((schools) => schools.includes(name)) ?? [name]

/** The head of the school, or of the federation it is in. */
function addHead(draft: Draft, school: DemoSchool, name: string, chance: Chance): void {
  const schools = federationOf(school.name).map((each) => schoolNamed(draft, each))
  const personId = addPerson(draft, name)
  const from = draft.categories.get(school.id)?.endsWith('TV') ? addDays(draft.today, -chance.between(60, 320)) : startOfPost(draft, chance, 11)
  for (const each of schools) {
    addPost(draft, personId, each.id, schools.length > 1 ? 'executive-head' : 'head', from)
    draft.headOf.set(each.id, personId)
    each.headName = name
  }
  if (chance.likely(0.4)) addEarlierPost(draft, personId, school, from, chance)
}

/** What a head did before, at another school of the authority. */
function addEarlierPost(draft: Draft, personId: number, school: DemoSchool, from: string, chance: Chance): void {
  const elsewhere = ordinarySchools(draft).filter((other) => other.phase === school.phase && other.id !== school.id)
  if (elsewhere.length === 0) return
  const earlier = `${Number(from.slice(0, 4)) - chance.between(2, 6)}-09-01`
  addPost(draft, personId, chance.pick(elsewhere).id, chance.pick(['deputy-head', 'deputy-head', 'senior-leader']), earlier, addDays(from, -1))
}

/** The chair and two to four governors; a federation has one governing body. */
function addGovernors(draft: Draft, school: DemoSchool, nextName: () => string, chance: Chance): void {
  const schools = federationOf(school.name).map((each) => schoolNamed(draft, each))
  const chair = addPerson(draft, castAt('chair-of-governors', school.name) ?? nextName())
  const governors = Array.from({ length: chance.between(2, 4) }, () => addPerson(draft, nextName()))
  const from = startOfPost(draft, chance, 5)
  for (const each of schools) {
    addPost(draft, chair, each.id, 'chair-of-governors', from)
    draft.chairOf.set(each.id, chair)
    for (const governor of governors) addPost(draft, governor, each.id, 'governor', startOfPost(draft, chance, 3))
  }
}

/** A deputy who has left for another headship within three years, a shared governor: ties the round must notice. */
function addStoryTies(draft: Draft): void {
  const head = (name: string) => draft.headOf.get(schoolNamed(draft, name).id)!
  const id = (name: string) => schoolNamed(draft, name).id
  addPost(draft, head('Harbour Rise Primary School'), id('Netmakers Primary School'), 'associate-head', addDays(draft.today, -1100), addDays(draft.today, -640))
  addPost(draft, draft.chairOf.get(id('Larkmere Primary School'))!, id('Drovers First School'), 'governor', addDays(draft.today, -700))
  add(draft.rows, 'interests', {
    personId: head('Larkmere Primary School'), schoolId: null, otherSchoolId: id('Hallowmere Infant School'),
    nature: 'My husband teaches at the school.', from: addDays(draft.today, -400), to: null,
  })
  add(draft.rows, 'interests', {
    personId: null, schoolId: id('Lodestone Academy'), otherSchoolId: id('Lowtide School'),
    nature: 'The schools’ governors are in talks about joining one trust.', from: addDays(draft.today, -90), to: null,
  })
}

/** Governors who sit on a second governing body. */
function addSharedGovernors(draft: Draft, chance: Chance): void {
  const governors = chance.shuffle(draft.rows.posts.filter((post) => post.role === 'governor')).slice(0, 14)
  const schools = ordinarySchools(draft)
  for (const { personId, schoolId } of governors) {
    const other = chance.pick(schools)
    const already = draft.rows.posts.some((post) => post.personId === personId && post.schoolId === other.id)
    if (other.id !== schoolId && !already) addPost(draft, personId, other.id, 'governor', startOfPost(draft, chance, 2))
  }
}

/** Officers of the authority, who belong to no school. */
function addOfficers(draft: Draft): void {
  const council = add(draft.rows, 'organisations', { kind: 'local-authority', name: 'Westmarsh Council', laCode: LA_CODE })
  const officers = CAST.filter(({ seats }) => seats.some(({ role }) => ['broker', 'head-of-service', 'auditor', 'administrator'].includes(role)))
  for (const { name, disabled } of officers) {
    const to = disabled ? addDays(draft.today, -45) : null
    add(draft.rows, 'posts', {
      personId: addPerson(draft, name), schoolId: null, organisationId: council.id, role: 'officer', from: addDays(draft.today, -1500), to,
    })
  }
}

/** Adds the people who lead and govern the schools, and the authority's officers. */
export function addPeople(draft: Draft): void {
  const chance = draft.chance('people')
  const nextName = namesFrom(draft.chance('names'), CAST.map(({ name }) => name))
  addOfficers(draft)
  for (const school of openSchools(draft)) {
    if (!draft.headOf.has(school.id)) addHead(draft, school, castAt('head', school.name) ?? nextName(), chance)
    if (!draft.chairOf.has(school.id)) addGovernors(draft, school, nextName, chance)
  }
  addSharedGovernors(draft, chance)
  addStoryTies(draft)
  addLeaders(draft, nextName)
}
