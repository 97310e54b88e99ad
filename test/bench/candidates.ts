/**
 * From rows to pairs, and to proposals with reasons: an authority of 400 schools and England on the real register's coordinates (a made-up
 * map where it is absent). Needs, offers and areas are drawn by chance and belong to nobody, in the shares of matching/instances.ts. Times are
 * processor time; the baseline is the distance of every pair in an area, which finding the pairs without an index could not do without.
 */
import { highsSolver } from '../../app/jobs/highs.ts'
import type { Category, Need } from '../../graph/categories/framework.ts'
import { AREAS } from '../../graph/categories/areas.ts'
import { DERBY_WINNERS } from '../../graph/categories/packs/derby-winners.ts'
import type { Offer } from '../../graph/brokering/offer.ts'
import { fieldsOf, judged } from '../../graph/matching/candidates.ts'
import { canonical } from '../../graph/matching/canonical.ts'
import { dayOf } from '../../graph/matching/day.ts'
import { distanceKm } from '../../graph/matching/distance.ts'
import { matchRound } from '../../graph/matching/match-round.ts'
import type { RoundInput } from '../../graph/matching/model.ts'
import { remediesFor } from '../../graph/matching/remedies.ts'
import { authority, chances } from '../graph/matching/authority.ts'
import { madeUpPlaces, registerPlaces } from './flow/instances.ts'
import { processorMs } from './flow/processor.ts'
import type { Row } from './run.ts'

const ENGLAND = 22_000
const AUTHORITY = { schools: 400, offers: 60 }
const SEEDS = [1, 2, 3]
const TIMES = 5
const BARS = { pairsMs: 500, roundMs: 1000, pairMs: 100 }

export async function bench(): Promise<Row[]> {
  return [...england(), ...(await authorities())]
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Processor milliseconds of the work, the median of some times, and what it came to. */
function timed<Value>(work: () => Value, times = TIMES): { ms: number; value: Value } {
  let value = work()
  const all = Array.from({ length: times }, () => {
    const start = processorMs()
    value = work()
    return processorMs() - start
  })
  return { ms: median(all), value }
}

/** A round of the whole country: 30 % of schools want help in one area or two, 36 % offer some. */
function roundOfEngland(seed: number): RoundInput {
  const chance = chances(seed)
  const upTo = (most: number): number => 1 + Math.floor(chance() * most)
  const area = (): string => AREAS[Math.floor(chance() ** 1.8 * AREAS.length)]!.code
  const { network } = authority({ schools: ENGLAND, offers: 0, seed, across: 500 })
  const places = registerPlaces() ?? madeUpPlaces(ENGLAND, seed)
  const [needs, offers, categories]: [Omit<Need, 'id'>[], Omit<Offer, 'id'>[], Category[]] = [[], [], []]
  const schools = network.schools.map((school, at) => {
    const place = places[at % places.length]!
    if (chance() < 0.3) {
      categories.push({ id: school.id, schoolId: school.id, framework: DERBY_WINNERS.code, code: ['4', '3b', '1TV', '3a', '2'][Math.floor(chance() * 5)]!, from: '2026-09-01', rationale: 'Agreed.', agreedWithSchool: true })
      for (const areaCode of new Set(Array.from({ length: upTo(2) }, area))) needs.push({ schoolId: school.id, areaCode, halfDays: 2 * upTo(10), priority: 'medium', wantedBy: '2027-03-31', origin: 'request' })
    } else if (chance() < 0.52) {
      const areas = new Set(Array.from({ length: upTo(4) }, area))
      offers.push({
        schoolId: school.id, personId: null, halfDaysPerTerm: 1 + upTo(24), committedHalfDays: 0, minimumHalfDays: 1 + upTo(3), maximumSchools: upTo(4), reachKm: Math.round(12 + chance() * 43),
        from: '2026-09-01', until: '2027-07-31', attestedOn: '2026-11-01', state: 'open', areas: [...areas].map((areaCode) => ({ areaCode, strength: upTo(3) as 1 | 2 | 3 })), phases: ['primary', 'secondary'],
      })
    }
    return { ...school, easting: place.x * 1000, northing: place.y * 1000 }
  })
  const numbered = <Of>(rows: Of[]): (Of & { id: number })[] => rows.map((row, at) => ({ id: at + 1, ...row }))
  return { ...authority({ schools: 2, offers: 0, seed }), network: { ...network, schools }, categories, needs: numbered(needs), offers: numbered(offers), overrides: [], record: [] }
}

function england(): Row[] {
  const input = canonical(roundOfEngland(4))
  const day = timed(() => dayOf(input))
  const pairs = timed(() => fieldsOf(input, day.value))
  const bare = timed(() => everyDistance(input))
  const found = pairs.value.reduce((sum, { candidates }) => sum + candidates.length, 0)
  const name = `England: ${input.needs.length} needs, ${input.offers.length} offers`
  const one = input.needs[0]!
  // What was worked out once is known: another need each time.
  let asked = 0
  const offers = input.offers.filter(({ areas }) => areas.some(({ areaCode }) => areaCode === one.areaCode))
  return [
    { case: name, figure: 'candidate pairs', value: found, unit: 'pairs' },
    { case: name, figure: 'finding and weighing them', value: pairs.ms, unit: 'ms', bar: BARS.pairsMs },
    { case: name, figure: 'to every distance in an area', value: pairs.ms / bare.ms, unit: '×' },
    { case: name, figure: 'the day’s facts, indexed', value: day.ms, unit: 'ms' },
    { case: name, figure: 'reasons for one pair', value: timed(() => judged(one, offers[0]!, day.value, input)).ms, unit: 'ms', bar: BARS.pairMs },
    { case: name, figure: 'why each offer cannot, one need', value: timed(() => pairs.value[(asked += 1)]!.excluded()).ms, unit: 'ms', bar: BARS.pairMs },
  ]
}

/** What is asked at the least without an index: the distance of each pair in an area. */
function everyDistance({ needs, offers, network }: RoundInput): number {
  const schools = new Map(network.schools.map((school) => [school.id, school]))
  const needsIn = Map.groupBy(needs, ({ areaCode }) => areaCode)
  let near = 0
  for (const offer of offers) {
    const from = schools.get(offer.schoolId)!
    for (const { areaCode } of offer.areas) for (const need of needsIn.get(areaCode) ?? []) if ((distanceKm(schools.get(need.schoolId)!, from) ?? 0) <= offer.reachKm) near += 1
  }
  return near
}

async function authorities(): Promise<Row[]> {
  const solver = highsSolver()
  await matchRound(authority({ schools: 20, offers: 5, seed: 9 }), solver, undefined, 'quick')
  const runs: { all: number; words: number; remedies: number }[] = []
  for (const seed of SEEDS) {
    const input = canonical(authority({ ...AUTHORITY, seed }))
    const stages: [stage: string, at: number][] = []
    const result = await matchRound(input, solver, ({ stage, share }) => void (share === 0 && stages.push([stage, processorMs()])), 'quick')
    const end = processorMs()
    const [begin, ...rest] = stages.map(([, at]) => at) as [number, ...number[]]
    const solving = stages.findIndex(([stage]) => stage === 'solving')
    const explaining = stages.findIndex(([stage]) => stage === 'explaining')
    const short = result.unmet[0]
    runs.push({ all: end - begin, words: end - begin - (rest[explaining - 1]! - rest[solving - 1]!), remedies: short ? timed(() => remediesFor(input, result, short.needId)).ms : 0 })
  }
  const name = `authority of ${AUTHORITY.schools} schools, ${AUTHORITY.offers} offers`
  return [
    { case: name, figure: 'rows to proposals with reasons', value: median(runs.map(({ all }) => all)), unit: 'ms', bar: BARS.roundMs },
    { case: name, figure: 'of that, all but the solve', value: median(runs.map(({ words }) => words)), unit: 'ms' },
    { case: name, figure: 'remedies of one need, to check', value: median(runs.map(({ remedies }) => remedies)), unit: 'ms', bar: BARS.pairMs },
  ]
}
