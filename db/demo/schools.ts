/** The schools of the demo: about 120 open ones of every phase, one that closed and one that became an academy. */
import type { Phase } from '../../graph/network/model.ts'
import type { Chance } from './chance.ts'
import { LA_CODE, septemberAgo, type Draft } from './draft.ts'
import { OTHER_SCHOOLS } from './other-schools.ts'
import { placeOf, type Place } from './places.ts'
import { PRIMARY_SCHOOLS } from './primary-schools.ts'
import { add } from './rows.ts'

type SchoolForm =
  | 'community' | 'va' | 'vc' | 'foundation' | 'academy' | 'free' | 'special' | 'special-academy' | 'pru' | 'ap-academy' | 'college'
export type Listed = { name: string; place: string; phase: Phase; form: SchoolForm; sixthForm?: boolean }

/** Made-up URNs begin here; the national register is far below. */
const FIRST_URN = 900001

export const CLOSED = 'Marsh Gate Primary School'
export const NEW = 'Fenwick Bank Primary Academy'
export const CONVERTED = 'Ironstone Primary Academy'
const WITHOUT_COORDINATES = 'Waymark Centre'

/** Type and type group as the national register words them. */
const FORMS: Record<SchoolForm, [string, string]> = {
  community: ['Community school', 'Local authority maintained schools'],
  va: ['Voluntary aided school', 'Local authority maintained schools'],
  vc: ['Voluntary controlled school', 'Local authority maintained schools'],
  foundation: ['Foundation school', 'Local authority maintained schools'],
  academy: ['Academy converter', 'Academies'],
  free: ['Free schools', 'Free Schools'],
  special: ['Community special school', 'Special schools'],
  'special-academy': ['Academy special converter', 'Academies'],
  pru: ['Pupil referral unit', 'Local authority maintained schools'],
  'ap-academy': ['Academy alternative provision converter', 'Academies'],
  college: ['Further education', 'Colleges'],
}

const STREETS = ['Church Lane', 'School Lane', 'Back Lane', 'Mill Road', 'Station Road', 'The Green', 'Sea Bank', 'Drove Road', 'High Street', 'Quarry Hill', 'Marsh Road', 'Long Row']

/** Ages and the usual range of pupils on roll. */
function sizeOf({ name, phase, place }: Listed): { ages: [number, number]; pupils: [number, number] } {
  const village = placeOf(place).spread <= 700
  if (phase === 'nursery') return { ages: [3, 4], pupils: [58, 112] }
  if (phase === 'middle-deemed-primary') return { ages: [8, 12], pupils: [240, 380] }
  if (phase === 'middle-deemed-secondary') return { ages: [9, 13], pupils: [310, 540] }
  if (phase === 'secondary') return { ages: name.includes('Upper') ? [13, 18] : [11, 16], pupils: [610, 1420] }
  if (phase === 'all-through') return { ages: [4, 16], pupils: [880, 1310] }
  if (phase === 'sixteen-plus') return { ages: [16, 19], pupils: [920, 1790] }
  if (phase === 'special') return { ages: [4, 19], pupils: [72, 188] }
  if (phase === 'alternative-provision') return { ages: [5, 16], pupils: [28, 86] }
  if (name.includes('Infant')) return { ages: [4, 7], pupils: [148, 268] }
  if (name.includes('Junior')) return { ages: [7, 11], pupils: [212, 358] }
  return { ages: name.includes('First') ? [4, 9] : [4, 11], pupils: village ? [34, 138] : [176, 462] }
}

const faithOf = (name: string): { religiousCharacter: string; diocese: string | null } => {
  if (name.includes('Catholic')) return { religiousCharacter: 'Roman Catholic', diocese: 'Roman Catholic Diocese of Aldersea' }
  if (name.includes('Church of England')) return { religiousCharacter: 'Church of England', diocese: 'Diocese of Hallowmere' }
  return { religiousCharacter: 'Does not apply', diocese: null }
}

/** A spot in the place, denser towards its middle. */
function spotIn(place: Place, chance: Chance): { easting: number; northing: number } {
  const angle = chance.next() * 2 * Math.PI
  const away = place.spread * chance.next()
  return { easting: Math.round(place.easting + away * Math.cos(angle)), northing: Math.round(place.northing + away * Math.sin(angle)) }
}

const address = (place: Place, chance: Chance) => ({
  street: chance.pick(STREETS),
  town: place.name,
  postcode: `${place.outward} ${chance.between(1, 9)}${chance.pick([...'ABDEFGHJ'])}${chance.pick([...'LNPQRSTU'])}`,
  // Numbers kept for drama by the regulator: nobody answers them.
  telephone: `01632 960${String(chance.between(100, 999))}`,
})

function roll(listed: Listed, place: Place, chance: Chance) {
  const { ages: [lowAge, highAge], pupils: [fewest, most] } = sizeOf(listed)
  const pupils = chance.between(fewest, most)
  const usual = listed.phase === 'alternative-provision' ? place.fsm + 24 : listed.phase === 'special' ? place.fsm + 12 : place.fsm
  const fsmPercent = Math.round(Math.max(2, usual * (0.6 + 0.8 * chance.next())) * 10) / 10
  return { lowAge, highAge: listed.sixthForm ? 18 : highAge, pupils, capacity: Math.ceil((pupils * (1.02 + chance.next() * 0.2)) / 15) * 15, fsmPercent }
}

const dates = (draft: Draft, name: string, chance: Chance) => ({
  openedOn: name === NEW ? septemberAgo(draft.today, 0) : name === CONVERTED ? septemberAgo(draft.today, 2) : `${chance.between(1894, 1999)}-09-01`,
  closedOn: name === CLOSED ? `${septemberAgo(draft.today, 1).slice(0, 4)}-08-31` : null,
  standing: name === CLOSED ? ('closed' as const) : ('open' as const),
})

function addSchool(draft: Draft, listed: Listed, index: number, chance: Chance): void {
  const place = placeOf(listed.place)
  const [establishmentType, typeGroup] = listed.phase === 'nursery' ? ['Local authority nursery school', FORMS.community[1]] : FORMS[listed.form]
  const primary = ['nursery', 'primary', 'middle-deemed-primary'].includes(listed.phase)
  const spot = spotIn(place, chance)
  const school = add(draft.rows, 'schools', {
    urn: FIRST_URN + index, name: listed.name, laCode: LA_CODE, phase: listed.phase, establishmentType, typeGroup, ...dates(draft, listed.name, chance),
    establishmentNumber: (primary ? 2000 : listed.phase === 'special' ? 7000 : listed.phase === 'alternative-provision' ? 1100 : 4000) + index,
    ...roll(listed, place, chance), sixthForm: primary ? null : (listed.sixthForm ?? false), gender: 'Mixed', ...faithOf(listed.name),
    ...(listed.name === WITHOUT_COORDINATES ? { easting: null, northing: null } : spot),
    ...address(place, chance), website: `https://${listed.name.toLowerCase().replace(/[^a-z]+/g, '-')}.westmarsh.example`,
  })
  draft.schools.set(school.name, school)
}

/** Every school has the URN it has; the one that became an academy has an older one too. */
function addUrns(draft: Draft): void {
  for (const { id, urn, openedOn, closedOn } of draft.rows.schools) {
    add(draft.rows, 'schoolUrns', { urn, schoolId: id, from: openedOn, to: closedOn, reason: null })
  }
  const converted = draft.schools.get(CONVERTED)!
  const lastDay = `${converted.openedOn!.slice(0, 4)}-08-31`
  add(draft.rows, 'schoolUrns', { urn: FIRST_URN + 899, schoolId: converted.id, from: '1961-09-01', to: lastDay, reason: 'Academy conversion' })
}

/** Adds the authority and its schools. */
export function addSchools(draft: Draft): void {
  const chance = draft.chance('schools')
  add(draft.rows, 'authorities', { code: LA_CODE, name: 'Westmarsh' })
  for (const [index, listed] of [...PRIMARY_SCHOOLS, ...OTHER_SCHOOLS].entries()) addSchool(draft, listed, index, chance)
  addUrns(draft)
}
