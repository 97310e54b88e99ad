/**
 * Days-only rounds of any size on the real register's coordinates (a made-up map where the register is absent), from a seed.
 * Needs, offers, areas and fits are drawn by chance and belong to nobody: positions stand for no school.
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { DaysRound } from '../../../graph/matching/flow/encode-flow.ts'
import { chances } from '../../graph/matching/authority.ts'
import { realData, REGISTER } from '../../real-data.ts'

const AREAS = 28
const WORTH_STEPS = 1000
/** The most kilometres anybody travels. */
const FAR_KM = 55

type Place = { x: number; y: number }
/** `halfDays` is the most that a supporter has. */
type Size = { name: string; schools: number; seed: number; halfDays: number }

const AUTHORITY = { name: 'LA 300', schools: 300, seed: 4 }
const ENGLAND = { name: 'England', schools: 22_000, seed: 4 }
const PLACES = [AUTHORITY, { name: '1,000 schools', schools: 1000, seed: 12 }, { name: '3,000 schools', schools: 3000, seed: 8 }, ENGLAND]

/** An authority, two regions and England; scarce, where about nine days are offered for ten wanted, and plentiful, where twice as many. */
export const SIZES: Size[] = [
  ...PLACES.map((place) => ({ ...place, halfDays: 24 })),
  ...PLACES.map((place) => ({ ...place, name: `${place.name}, plentiful`, halfDays: 55 })),
]

/** Kilometres of every school of the register that has coordinates, or null where the register is absent. */
export function registerPlaces(): Place[] | null {
  const register = realData(REGISTER)
  if (register === null) return null
  const rows = parse<Record<string, string>>(gunzipSync(readFileSync(register)).toString('latin1'), { columns: true, relax_quotes: true, relax_column_count: true })
  return rows.map((row) => ({ x: Number(row.Easting) / 1000, y: Number(row.Northing) / 1000 })).filter(({ x, y }) => x > 0 && y > 0)
}

/** As many made-up places, clustered as towns are. */
export function madeUpPlaces(count: number, seed: number): Place[] {
  const chance = chances(seed)
  const across = Math.sqrt(count) * 2.5
  const towns = Array.from({ length: Math.ceil(count / 60) }, () => ({ x: chance() * across, y: chance() * across }))
  return Array.from({ length: count }, (_, at) => {
    const { x, y } = towns[at % towns.length]!
    return { x: x + (chance() + chance() - 1) * 8, y: y + (chance() + chance() - 1) * 8 }
  })
}

/** The places nearest to one drawn by chance: an authority of that many schools. */
function neighbourhood(places: Place[], count: number, chance: () => number): Place[] {
  if (count >= places.length) return places
  const middle = places[Math.floor(chance() * places.length)]!
  const away = (place: Place): number => (place.x - middle.x) ** 2 + (place.y - middle.y) ** 2
  return places.toSorted((a, b) => away(a) - away(b)).slice(0, count)
}

type Supporter = Place & { areas: Map<number, number>; reachKm: number; halfDays: number }
type Wanting = Place & { area: number; tier: number; halfDays: number }

/** A round of that size: 45 % of schools need something, 36 % offer something. */
export function roundOf(size: Size, places: Place[]): DaysRound {
  const chance = chances(size.seed)
  const upTo = (most: number): number => 1 + Math.floor(chance() * most)
  const area = (): number => Math.floor(chance() ** 1.8 * AREAS)
  const schools = neighbourhood(places, size.schools, chance)
  const needs: Wanting[] = []
  const supporters: Supporter[] = []
  for (const place of schools) {
    if (chance() < 0.455) needs.push({ ...place, area: area(), tier: Math.min(4, Math.floor(chance() * 3 + chance() * 3)), halfDays: 2 * upTo(10) })
    if (chance() < 0.365) supporters.push({ ...place, areas: new Map(Array.from({ length: upTo(4) }, () => [area(), 0.4 + 0.6 * chance()])), reachKm: 12 + chance() * (FAR_KM - 12), halfDays: upTo(size.halfDays) })
  }
  return arraysOf(needs, supporters, chance)
}

function arraysOf(needs: Wanting[], supporters: Supporter[], chance: () => number): DaysRound {
  const cells = new Map<string, number[]>()
  const cell = (place: Place, right = 0, up = 0): string => `${Math.floor(place.x / FAR_KM) + right},${Math.floor(place.y / FAR_KM) + up}`
  supporters.forEach((supporter, at) => cells.set(cell(supporter), [...(cells.get(cell(supporter)) ?? []), at]))
  const [pairSupporter, pairNeed, worth]: [number[], number[], number[]] = [[], [], []]
  needs.forEach((need, at) => {
    for (const right of [-1, 0, 1]) for (const up of [-1, 0, 1]) for (const other of cells.get(cell(need, right, up)) ?? []) {
      const supporter = supporters[other]!
      const strength = supporter.areas.get(need.area)
      const km = Math.hypot(supporter.x - need.x, supporter.y - need.y)
      if (strength === undefined || km > supporter.reachKm || km === 0) continue
      pairSupporter.push(other)
      pairNeed.push(at)
      worth.push(Math.round(WORTH_STEPS * (0.5 * strength + 0.3 * (1 - km / FAR_KM) + 0.2 * chance())))
    }
  })
  const ids = (count: number): Int32Array => Int32Array.from({ length: count }, (_, at) => at + 1)
  return {
    supporterId: ids(supporters.length),
    capacity: Int32Array.from(supporters, ({ halfDays }) => halfDays),
    needId: ids(needs.length),
    demand: Int32Array.from(needs, ({ halfDays }) => halfDays),
    tier: Int32Array.from(needs, ({ tier }) => tier),
    pairSupporter: Int32Array.from(pairSupporter),
    pairNeed: Int32Array.from(pairNeed),
    worth: Int32Array.from(worth),
  }
}
