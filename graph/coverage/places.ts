/**
 * Decides which collaborations a school could join on a day, and how far each is from ideal for it, in kilometres.
 *
 * Schools choose their collaborations freely, so only open ones count: of no legal or exclusive kind, three schools or more, one
 * of which took part lately. What a network says about itself (`Limits`) is kept: most schools, phases, how far. A pair that was asked
 * and declined is passed over; where school and network agreed, nothing else is looked for.
 * Leaves out: willingness on either side; which of them to choose (approach.ts, repair.ts).
 */
import type { Network, NetworkFacts, NetworkKind, Phase, School } from '../network/model.ts'
import { isOpenOn } from '../network/standing.ts'
import { collaborationsOn, type LiveCollaboration } from './collaborations.ts'
import type { CoverageAsked } from './model.ts'
import { nearestOf } from './nearest.ts'
import { costOf, inWords, measure, type Term } from './terms.ts'
import { meetsAlready } from './acquaintance.ts'

/** Policy numbers: how far a head would go to meet, and how few schools are company enough to be joined. */
export const REACH = { reachKm: 40, leastSchools: 3 } as const

/** Whom a network takes in, as it says itself; null or none: no limit. */
export type Limits = { mostSchools: number | null; phases: readonly Phase[]; reachKm: number | null }

/** What else is known: limits by network; areas of open needs, and of offers, by school. */
export type Wishes = {
  limits?: ReadonlyMap<number, Limits>
  wanted?: ReadonlyMap<number, ReadonlySet<string>>
  offered?: ReadonlyMap<number, ReadonlySet<string>>
  /** By school: networks that declined when they were asked, or that it declined; those that both agreed on, until it has joined. */
  declined?: ReadonlyMap<number, ReadonlySet<number>>
  agreed?: ReadonlyMap<number, ReadonlySet<number>>
}

/** A collaboration that can be joined; `room`: how many more schools it takes, null: any number. */
export type Place = {
  network: Network
  schoolIds: ReadonlySet<number>
  tookPart: number
  room: number | null
  /** Phases it takes in; null: any. */
  phases: ReadonlySet<Phase> | null
  reachKm: number
  /** Phases of its schools, and areas in which one of them offers help. */
  hasPhases: ReadonlySet<Phase>
  offers: ReadonlySet<string>
}

/** Schools by position, places by position, and by candidate pair which two and how far from ideal, in tenths of a kilometre. */
export type Fits = { schools: School[]; places: Place[]; school: Int32Array; place: Int32Array; cost: Int32Array; termsOf: (pair: number) => Term[] }

/** Every way in which the schools asked about could join a collaboration they do not belong to; pairs in order of school and place. */
export function fitsOf(facts: NetworkFacts, { day, months, schoolIds }: CoverageAsked, wishes: Wishes = {}, collaborations = collaborationsOn(facts, day, months)): Fits {
  const byId = new Map(facts.schools.map((school) => [school.id, school]))
  const places = placesOf(byId, facts, collaborations, wishes)
  const schools = [...new Set(schoolIds)].flatMap((id) => byId.get(id) ?? []).filter((school) => isOpenOn(school, day)).sort((a, b) => a.id - b.id)
  const near = nearestOf(places.map((place) => [...place.schoolIds].flatMap((id) => byId.get(id) ?? [])), Math.max(0, ...places.map(({ reachKm }) => reachKm)))
  const ties = meetsAlready(facts, day)
  const rows = { school: [] as number[], place: [] as number[], cost: [] as number[], measured: [] as number[] }
  schools.forEach((school, at) => {
    const [known, wants] = [ties(school.id), wishes.wanted?.get(school.id)]
    const could = near(school).filter(([index, km]) => mayJoin(places[index]!, school, km) && !wishes.declined?.get(school.id)?.has(places[index]!.network.id))
    const settled = could.filter(([index]) => wishes.agreed?.get(school.id)?.has(places[index]!.network.id))
    for (const [index, km] of settled.length > 0 ? settled : could) {
      const place = places[index]!
      rows.school.push(at)
      rows.place.push(index)
      rows.cost.push(costOf(measure(school, place, km, known, wants)))
      rows.measured.push(km ?? -1)
    }
  })
  const termsOf = (pair: number): Term[] => {
    const [school, place, km] = [schools[rows.school[pair]!]!, places[rows.place[pair]!]!, rows.measured[pair]!]
    return inWords(measure(school, place, km < 0 ? null : km, ties(school.id), wishes.wanted?.get(school.id)), place)
  }
  return { schools, places, school: Int32Array.from(rows.school), place: Int32Array.from(rows.place), cost: Int32Array.from(rows.cost), termsOf }
}

/** Collaborations that schools choose: no legal groups, and none of which a school can be in only one. */
export const isChosenFreely = ({ collaboration, conflict, exclusive }: NetworkKind): boolean => collaboration && !conflict && !exclusive

/** The collaborations of a day that can be joined, in order of id. */
function placesOf(byId: ReadonlyMap<number, School>, facts: NetworkFacts, collaborations: ReadonlyMap<number, LiveCollaboration>, { limits, offered }: Wishes): Place[] {
  const open = new Set(facts.kinds.filter(isChosenFreely).map((kind) => kind.code))
  return [...collaborations.values()]
    .filter(({ network, tookPart, schoolIds }) => open.has(network.kind) && tookPart.size > 0 && schoolIds.size >= REACH.leastSchools)
    .map(({ network, tookPart, schoolIds }) => {
      const own = limits?.get(network.id)
      return {
        network, schoolIds, tookPart: tookPart.size,
        room: own?.mostSchools == null ? null : Math.max(0, own.mostSchools - schoolIds.size),
        phases: own && own.phases.length > 0 ? new Set(own.phases) : null, reachKm: own?.reachKm ?? REACH.reachKm,
        hasPhases: new Set([...schoolIds].flatMap((id) => byId.get(id)?.phase ?? [])),
        offers: new Set([...schoolIds].flatMap((id) => [...(offered?.get(id) ?? [])])),
      }
    })
}

/** Is it near enough, of a phase the network takes in, and not in it already? */
const mayJoin = (place: Place, school: School, km: number | null): boolean => !place.schoolIds.has(school.id) && takesIn(place, school) && (km === null || km <= place.reachKm)

/** Is the school of a phase the network takes in? */
export const takesIn = (place: Place, school: School): boolean => place.phases === null || place.phases.has(school.phase)
