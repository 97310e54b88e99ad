/**
 * Says which schools no set of memberships covers, and why: a group of schools that could only join networks with less room than the group.
 *
 * Source: Hall (1935): schools can all be placed unless some of them together have too few places. From a school without a
 * place, follow what it could join, who joined that instead, what those could join … : all of it is full, and one more room in any of
 * these networks would cover one more school.
 * Leaves out: what else could help (a new collaboration of their own).
 */
import type { NetworkFacts, School } from '../network/model.ts'
import type { CoverageAsked } from './model.ts'
import { nearestOf } from './nearest.ts'
import { fitsOf, REACH, type Fits, type Place, type Wishes } from './places.ts'

/** `schoolIds`: all who compete, by id; `room`: what the networks have between them; `without`: those the repair left over. */
export type Shortfall = { schoolIds: number[]; without: number[]; networkIds: number[]; room: number; because: string; companions: Companion[] }

/** For a school left over, the others nearest to it: together they could begin a collaboration. */
export type Companion = { schoolId: number; with: { schoolId: number; km: number }[] }

/** The shortfalls of a choice, those with the most schools first. */
export function shortfallsOf(facts: NetworkFacts, asked: CoverageAsked, wishes: Wishes, fits: Fits, chosen: Int32Array): Shortfall[] {
  const placesOf = Map.groupBy(fits.school.keys(), (pair) => fits.school[pair]!)
  const left = [...chosen.keys()].filter((at) => chosen[at]! < 0)
  const company = companions(left.map((at) => fits.schools[at]!))
  const tell = (schools: School[], rest: Pick<Shortfall, 'networkIds' | 'room' | 'because'>): Shortfall => {
    const own = schools.flatMap(({ id }) => company.get(id) ?? [])
    return { schoolIds: schools.map(({ id }) => id), without: own.map(({ schoolId }) => schoolId), ...rest, companions: own }
  }
  return [
    ...crowdsOf(fits, chosen, left, placesOf).map(({ schools, places }) => tell(schools.map((at) => fits.schools[at]!), crowded(schools.length, places.map((at) => fits.places[at]!)))),
    ...shutOut(facts, asked, wishes, left.filter((at) => !placesOf.has(at)).map((at) => fits.schools[at]!)).map(({ schools, because }) => tell(schools, { networkIds: [], room: 0, because })),
  ]
}

/** Schools that could join nothing: because the answer was no, because of what the networks say they take in, or because there is none near. */
function shutOut(facts: NetworkFacts, asked: CoverageAsked, { limits }: Wishes, schools: School[]): { schools: School[]; because: string }[] {
  if (schools.length === 0) return []
  const withPlaces = (wishes: Wishes): Set<number> => {
    const fits = fitsOf(facts, { ...asked, schoolIds: schools.map(({ id }) => id) }, wishes)
    return new Set([...fits.school].map((at) => fits.schools[at]!.id))
  }
  const [near, askedAll] = [withPlaces({}), withPlaces({ limits })]
  return [
    { schools: schools.filter(({ id }) => askedAll.has(id)), because: 'Every living collaboration that would take them in was asked, and one side declined.' },
    { schools: schools.filter(({ id }) => near.has(id) && !askedAll.has(id)), because: 'The living collaborations near enough take in other phases only, or only schools nearer to them.' },
    { schools: schools.filter(({ id }) => !near.has(id)), because: `No living collaboration that schools can join is within ${REACH.reachKm} km.` },
  ].filter((one) => one.schools.length > 0)
}

function crowded(schools: number, places: Place[]): Pick<Shortfall, 'networkIds' | 'room' | 'because'> {
  const room = places.reduce((sum, place) => sum + (place.room ?? 0), 0)
  const names = places.map(({ network }) => network.name)
  const one = names.length === 1
  const listed = one ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`
  const left = room === 0 ? `which ${one ? 'is' : 'are'} full` : `which ${one ? 'has' : 'have'} room for ${room}${one ? '' : ' between them'}`
  const because = `${schools === 1 ? 'This school' : `These ${schools} schools`} could only join ${listed}, ${left}. One more place there would cover one more school.`
  return { networkIds: places.map(({ network }) => network.id), room, because }
}

type Crowd = { schools: number[]; places: number[] }

/** Whoever competes with the schools left over, and for what; those that share nothing apart. */
function crowdsOf({ school, place }: Fits, chosen: Int32Array, left: number[], pairsOf: ReadonlyMap<number, number[]>): Crowd[] {
  const joined = Map.groupBy([...chosen.keys()].filter((at) => chosen[at]! >= 0), (at) => place[chosen[at]!]!)
  const competing = new Set(left.filter((at) => pairsOf.has(at)))
  const full = new Set<number>()
  for (const at of competing) {
    for (const pair of pairsOf.get(at)!) {
      if (full.has(place[pair]!)) continue
      full.add(place[pair]!)
      for (const other of joined.get(place[pair]!) ?? []) competing.add(other)
    }
  }
  const lead = new Map<number, number>()
  const leadOf = (at: number): number => {
    let now = at
    while (lead.has(now)) now = lead.get(now)!
    return now
  }
  const wantedBy = Map.groupBy([...competing].flatMap((at) => pairsOf.get(at)!), (pair) => place[pair]!)
  for (const pairs of wantedBy.values()) {
    for (const pair of pairs) {
      const [a, b] = [leadOf(school[pairs[0]!]!), leadOf(school[pair]!)].sort((x, y) => x - y)
      if (a !== b) lead.set(b!, a!)
    }
  }
  return [...Map.groupBy([...competing].sort((a, b) => a - b), leadOf)]
    .map(([head, schools]) => ({ schools, places: [...full].filter((at) => leadOf(school[wantedBy.get(at)![0]!]!) === head).sort((a, b) => a - b) }))
    .sort((a, b) => b.schools.length - a.schools.length || a.schools[0]! - b.schools[0]!)
}

/** For each school left over the three nearest others that are left over too. */
function companions(left: School[]): Map<number, Companion> {
  const near = nearestOf(left.map((school) => [school]), REACH.reachKm)
  return new Map(left.map((school) => {
    const others = near(school).flatMap(([at, km]) => (km === null || left[at]!.id === school.id ? [] : [{ schoolId: left[at]!.id, km }]))
    return [school.id, { schoolId: school.id, with: others.sort((a, b) => a.km - b.km || a.schoolId - b.schoolId).slice(0, 3) }]
  }))
}
