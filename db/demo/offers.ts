/** About sixty offers of help from schools and leaders: most usable, some waiting for a head, one stale, one withdrawn. */
import { addDays } from '../../graph/dates/day.ts'
import { schoolYearOf } from '../../graph/dates/school-year.ts'
import { CAST } from './cast.ts'
import type { Chance } from './chance.ts'
import { openSchools, ordinarySchools, schoolNamed, septemberAgo, type DemoSchool, type Draft, type Leader } from './draft.ts'
import { strandOf } from './leaders.ts'
import { AREAS_OF } from './needs.ts'
import { add, type Rows } from './rows.ts'

type OfferRow = Rows['offers'][number]
type Given = { halfDays: [number, number]; minimum: number[]; schools: [number, number]; reach: [number, number] }

const BY_KIND: Record<'nle' | 'lle' | 'sle' | 'school', Given> = {
  nle: { halfDays: [12, 20], minimum: [4, 4, 6], schools: [2, 3], reach: [28, 50] },
  lle: { halfDays: [8, 14], minimum: [2, 4], schools: [2, 3], reach: [20, 40] },
  sle: { halfDays: [6, 12], minimum: [2, 2, 3], schools: [1, 3], reach: [16, 36] },
  school: { halfDays: [10, 24], minimum: [2, 4], schools: [2, 4], reach: [14, 32] },
}
/** How many leaders of each kind offer; the rest are taking a term off. */
const OFFERING = { nle: 10, lle: 14, sle: 26 }

const NOTES = {
  school: ['Visitors are welcome in any week but the last.', 'We can host three teachers at a time.', 'Best in the first half of a term.', 'We would rather work with a school for a year than for a day.', ''],
  leader: ['Tuesdays and Thursdays suit my school best.', 'I can also work online between visits.', 'I have worked in small rural schools.', 'Happy to plan together before the first visit.', 'Not in examination weeks.', ''],
}

const PHASES: Record<string, string[]> = {
  nursery: ['nursery', 'primary'], primary: ['primary'], 'middle-deemed-primary': ['middle-deemed-primary', 'primary'],
  'middle-deemed-secondary': ['middle-deemed-secondary', 'secondary'], secondary: ['secondary', 'middle-deemed-secondary'], 'all-through': ['all-through', 'primary', 'secondary'],
  'sixteen-plus': ['sixteen-plus', 'secondary'], special: ['special', 'alternative-provision', 'primary', 'secondary'], 'alternative-provision': ['alternative-provision', 'secondary'],
}

type Made = { school: DemoSchool; leader: Leader | null; areas: [area: string, strength: number][]; kind: keyof typeof BY_KIND }

/** An open offer the head has agreed to; returns its row for the story to change. */
function addOffer(draft: Draft, { school, leader, areas, kind }: Made, chance: Chance, recent = false): OfferRow {
  const given = BY_KIND[kind]
  const attestedOn = addDays(draft.today, -chance.between(6, 100))
  const head = draft.accountOf.get(draft.headOf.get(school.id)!)!
  const minimumHalfDays = chance.pick(given.minimum)
  const offer = add(draft.rows, 'offers', {
    schoolId: school.id, personId: leader?.personId ?? null, halfDaysPerTerm: Math.max(minimumHalfDays, chance.between(...given.halfDays)), minimumHalfDays,
    maximumSchools: chance.between(...given.schools), reachKm: chance.between(...given.reach),
    from: septemberAgo(draft.today, recent ? 0 : chance.pick([0, 1, 1, 1, 2])), until: `${schoolYearOf(draft.today) + chance.pick([1, 1, 2])}-07-31`, attestedOn,
    note: chance.pick(leader ? NOTES.leader : NOTES.school), state: 'open', headAgreedBy: head, headAgreedAt: `${attestedOn}T12:00:00.000Z`,
  })
  for (const [areaCode, strength] of areas) add(draft.rows, 'offerAreas', { offerId: offer.id, areaCode, strength })
  for (const phase of PHASES[school.phase]!) add(draft.rows, 'offerPhases', { offerId: offer.id, phase })
  if (kind === 'lle' && school.phase === 'primary' && chance.likely(0.4)) add(draft.rows, 'offerPhases', { offerId: offer.id, phase: 'nursery' })
  return offer
}

const leading = (leader: Leader, chance: Chance): [string, number][] =>
  leader.areas.map((area, index) => [area, leader.kind === 'nle' || index === 0 ? 3 : chance.pick([2, 2, 3])])

/** Leaders of the sign-in page made their offers this school year, with days enough for what the last round asks of them. */
const inStory = (draft: Draft, leader: Leader): boolean => CAST.some(({ name }) => name === draft.rows.people[leader.personId - 1]!.name)

function addLeadersOffers(draft: Draft, chance: Chance): void {
  const schools = new Map(draft.rows.schools.map((school) => [school.id, school]))
  for (const kind of ['nle', 'lle', 'sle'] as const) {
    for (const leader of draft.leaders.filter((each) => each.kind === kind).slice(0, OFFERING[kind])) {
      const offer = addOffer(draft, { school: schools.get(leader.schoolId)!, leader, areas: leading(leader, chance), kind }, chance, inStory(draft, leader))
      if (inStory(draft, leader)) Object.assign(offer, { halfDaysPerTerm: 16, minimumHalfDays: 4, maximumSchools: 3, reachKm: 40 })
    }
  }
}

const strengths = (school: DemoSchool, chance: Chance): [string, number][] =>
  chance.shuffle(AREAS_OF[strandOf(school.phase)].slice(0, 12).filter((area) => area !== 'sixth-form' || school.sixthForm))
    .slice(0, chance.between(2, 4)).map((area) => [area, chance.between(1, 3)])

/** Schools by category: outstanding and good ones, two that may give only what they are strong in, two that must go carefully. */
function addSchoolsOffers(draft: Draft, chance: Chance): void {
  const inCategory = (code: string) => chance.shuffle(ordinarySchools(draft).filter((school) => draft.categories.get(school.id) === code))
  const giving = [...inCategory('1').slice(0, 4), ...inCategory('2').slice(0, 4), ...inCategory('2TV').slice(0, 1), ...inCategory('1TV').slice(0, 1)]
  for (const school of giving) addOffer(draft, { school, leader: null, areas: strengths(school, chance), kind: 'school' }, chance)
  for (const [index, school] of inCategory('3a').slice(0, 2).entries()) {
    addOffer(draft, { school, leader: null, areas: [['attendance', index + 1], ['english', 2 - index]], kind: 'school' }, chance)
  }
}

/** Offers the story needs: the category 1 head's, and the only ones there are in scarce areas. */
function addStoryOffers(draft: Draft, chance: Chance): void {
  const made = (name: string, areas: [string, number][], kind: keyof typeof BY_KIND = 'school') =>
    addOffer(draft, { school: schoolNamed(draft, name), leader: null, areas, kind }, chance, true)
  Object.assign(made('Larkmere Primary School', [['phonics-ks1', 3], ['early-years', 2], ['mathematics', 3]]), { halfDaysPerTerm: 24, minimumHalfDays: 4, maximumSchools: 3, reachKm: 40 })
  Object.assign(made('Hallowmere Sixth Form College', [['sixth-form', 3]]), { halfDaysPerTerm: 10, minimumHalfDays: 4, reachKm: 60 })
  // Kettlemarsh High's needs in staffing meet an offer only from a school whose category no longer lets it give.
  Object.assign(made(nowGivingNothing(draft), [['hr', 2]]), { note: 'Our business manager saw three cases through last year.' })
  Object.assign(made('Hexmoor First School', [['finance', 3]]), { reachKm: 9 })
}

const nowGivingNothing = (draft: Draft): string =>
  openSchools(draft).find((school) => draft.categories.get(school.id) === '3b' && school.name !== 'Saltings Primary School' && school.name !== 'Netmakers Primary School')!.name

/** Four wait for the leader's own head, one was attested too long ago, one was withdrawn. */
function varyStates(draft: Draft): void {
  const specialists = new Set(draft.leaders.filter((leader) => leader.kind === 'sle').map((leader) => leader.personId))
  const lent = draft.rows.offers.filter((offer) => offer.personId !== null && specialists.has(offer.personId!)).slice(1)
  for (const offer of lent.slice(-4)) Object.assign(offer, { state: 'awaiting-head', headAgreedBy: null, headAgreedAt: null })
  const attestedOn = addDays(draft.today, -152)
  Object.assign(lent[4]!, { attestedOn, headAgreedAt: `${attestedOn}T12:00:00.000Z` })
  Object.assign(lent[7]!, { state: 'withdrawn', version: 2, note: 'Withdrawn: I start as acting head elsewhere after the holiday.' })
}

/** Adds what schools and leaders offer. */
export function addOffers(draft: Draft): void {
  const chance = draft.chance('offers')
  addLeadersOffers(draft, chance)
  addSchoolsOffers(draft, chance)
  addStoryOffers(draft, chance)
  varyStates(draft)
}
