/**
 * Rounds as the field works, of any size, on the real register's coordinates (a made-up map where it is absent), from a seed. Needs,
 * offers, areas and fits are drawn by chance and belong to nobody: positions stand for no school.
 */
import { grouped, type Problem } from '../../../graph/matching/plan/problem.ts'
import { chances } from '../../graph/matching/authority.ts'

type Place = { x: number; y: number }
/** `halfDays` is the most that a supporter has. */
type FieldSize = { name: string; schools: number; seed: number; halfDays: number }
type Need = Place & { school: number; area: number; wanted: number }
type Offer = Place & { areas: Map<number, number>; reachKm: number; free: number; places: number; least: number }
type Pair = { offer: number; school: number; need: number; worth: number }

const AREAS = 28
const TIERS = 5
const FAR_KM = 55
const WORTH_STEPS = 1000
const SUPPORTERS = 2

/** The places nearest to one drawn by chance: an authority of that many schools. */
function neighbourhood(places: Place[], count: number, chance: () => number): Place[] {
  if (count >= places.length) return places
  const middle = places[Math.floor(chance() * places.length)]!
  const away = (place: Place): number => (place.x - middle.x) ** 2 + (place.y - middle.y) ** 2
  return places.toSorted((a, b) => away(a) - away(b)).slice(0, count)
}

/** A round: 30 % of schools want help in one area or two, 36 % offer some. */
export function fieldProblem(size: FieldSize, places: Place[]): Problem {
  const chance = chances(size.seed)
  const upTo = (most: number): number => 1 + Math.floor(chance() * most)
  const area = (): number => Math.floor(chance() ** 1.8 * AREAS)
  const [tiers, needs, offers]: [number[], Need[], Offer[]] = [[], [], []]
  for (const place of neighbourhood(places, size.schools, chance)) {
    if (chance() < 0.3) {
      const school = tiers.push(Math.min(TIERS - 1, Math.floor(chance() * 3 + chance() * 3))) - 1
      for (const one of new Set(Array.from({ length: upTo(2) }, area))) needs.push({ ...place, school, area: one, wanted: 2 * upTo(10) })
    }
    if (chance() < 0.365) {
      const areas = new Map(Array.from({ length: upTo(4) }, () => [area(), 0.4 + 0.6 * chance()]))
      offers.push({ ...place, areas, reachKm: 12 + chance() * (FAR_KM - 12), free: 1 + upTo(size.halfDays), places: upTo(4), least: 1 + upTo(3) })
    }
  }
  return arraysOf(Int32Array.from(tiers), needs, offers, pairsOf(needs, offers, chance))
}

function pairsOf(needs: Need[], offers: Offer[], chance: () => number): Pair[] {
  const byArea = Map.groupBy(needs.keys(), (need) => needs[need]!.area)
  return offers.flatMap((offer, at) =>
    [...offer.areas].flatMap(([area, strength]) =>
      (byArea.get(area) ?? []).flatMap((need): Pair[] => {
        const km = Math.hypot(needs[need]!.x - offer.x, needs[need]!.y - offer.y)
        if (km > offer.reachKm || km === 0) return []
        return [{ offer: at, school: needs[need]!.school, need, worth: Math.round(WORTH_STEPS * (0.5 * strength + 0.3 * (1 - km / FAR_KM) + 0.2 * chance())) }]
      }),
    ),
  )
}

function arraysOf(tier: Int32Array, needs: Need[], offers: Offer[], pairs: Pair[]): Problem {
  pairs.sort((a, b) => a.offer - b.offer || a.school - b.school || a.need - b.need)
  const deployments: Pair[][] = []
  const deployment = new Int32Array(pairs.length)
  pairs.forEach((pair, at) => {
    const last = deployments.at(-1)
    if (last && last[0]!.offer === pair.offer && last[0]!.school === pair.school) last.push(pair)
    else deployments.push([pair])
    deployment[at] = deployments.length - 1
  })
  const need = Int32Array.from(pairs, (pair) => pair.need)
  const byOffer = Int32Array.from(deployments, ([first]) => first!.offer)
  const ofNeed = grouped(need, needs.length)
  return {
    tiers: TIERS,
    school: { tier, open: new Uint8Array(tier.length) },
    need: { school: Int32Array.from(needs, (one) => one.school), wanted: Int32Array.from(needs, (one) => one.wanted), places: new Int32Array(needs.length).fill(SUPPORTERS) },
    offer: { free: Int32Array.from(offers, (one) => one.free), places: Int32Array.from(offers, (one) => one.places), donor: new Int32Array(offers.length).fill(-1) },
    donorPlaces: new Int32Array(0),
    pair: { donor: new Int32Array(0), open: new Uint8Array(0) },
    deployment: {
      offer: byOffer,
      school: Int32Array.from(deployments, ([first]) => first!.school),
      least: Int32Array.from(deployments, (own) => Math.min(offers[own[0]!.offer]!.least, own.reduce((sum, pair) => sum + needs[pair.need]!.wanted, 0))),
      open: new Uint8Array(deployments.length),
      start: grouped(deployment, deployments.length).start,
      pair: new Int32Array(deployments.length).fill(-1),
    },
    slot: {
      deployment,
      need,
      most: Int32Array.from(pairs, (pair) => Math.min(needs[pair.need]!.wanted, offers[pair.offer]!.free)),
      worth: Int32Array.from(pairs, (pair) => pair.worth),
      open: new Uint8Array(pairs.length),
      kept: new Uint8Array(pairs.length),
    },
    ofOffer: grouped(byOffer, offers.length).start,
    ofNeed: ofNeed.start,
    slotsOfNeed: ofNeed.list,
  }
}
