/** Made-up authorities for rounds, from a seed: no real school, the same each time. Shared by the tests and the benchmark. */
import { AREAS } from '../../../graph/categories/areas.ts'
import type { Category, Need } from '../../../graph/categories/framework.ts'
import { DERBY_WINNERS } from '../../../graph/categories/packs/derby-winners.ts'
import type { Offer } from '../../../graph/brokering/offer.ts'
import { ROUND_RULES, WEIGHTS } from '../../../graph/matching/rules.ts'
import type { RoundInput, TrackRecord } from '../../../graph/matching/model.ts'
import { NETWORK_KINDS } from '../../../graph/network/kinds.ts'
import type { Membership, Network, NetworkFacts, Phase, Post, School } from '../../../graph/network/model.ts'

export const AS_OF = '2026-11-23'

/** Numbers 0..1 from a seed (mulberry32). */
export const chances = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type Size = { schools: number; offers: number; seed: number; /** Kilometres across. */ across?: number; /** Half-days a term, at most. */ halfDays?: number }

type Draw = { chance: () => number; upTo: (most: number) => number; pick: <T>(from: readonly T[]) => T; weighted: <T>(from: readonly [T, number][]) => T }

const drawing = (seed: number): Draw => {
  const chance = chances(seed)
  const upTo = (most: number): number => 1 + Math.floor(chance() * most)
  const weighted = <T>(from: readonly [T, number][]): T => {
    let left = chance() * from.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of from) if ((left -= weight) < 0) return value
    return from.at(-1)![0]
  }
  return { chance, upTo, pick: (from) => from[Math.floor(chance() * from.length)]!, weighted }
}

const PHASES: [Phase, number][] = [['primary', 76], ['secondary', 15], ['special', 4], ['nursery', 2], ['all-through', 2], ['middle-deemed-primary', 1]]
const CATEGORIES: [string | null, number][] = [['1', 14], ['2', 44], ['3a', 20], ['3b', 8], ['4', 3], ['1TV', 2], ['2TV', 4], [null, 5]]
const NEEDS: Record<string, [least: number, more: number, halfDays: number]> = {
  '4': [2, 3, 10], '3b': [2, 2, 8], '1TV': [1, 1, 6], '2TV': [1, 1, 6], '3a': [0, 3, 6], '2': [0, 1, 6], '1': [0, 0, 4], none: [0, 1, 4],
}

const schoolOf = (id: number, draw: Draw, across: number): School => {
  const phase = draw.weighted(PHASES)
  return {
    id, urn: 100_000 + id, name: `School ${id}`, laCode: '999', phase, standing: 'open', openedOn: null, closedOn: null,
    sixthForm: phase === 'secondary' ? draw.chance() < 0.5 : false,
    pupils: phase === 'secondary' ? 500 + draw.upTo(1000) : 60 + draw.upTo(500),
    fsmPercent: draw.chance() < 0.05 ? null : draw.upTo(50),
    easting: draw.chance() < 0.01 ? null : 400_000 + Math.floor(draw.chance() * across * 1000),
    northing: 300_000 + Math.floor(draw.chance() * across * 1000),
  }
}

const offerOf = (id: number, personId: number | null, school: School, draw: Draw, halfDays: number): Offer => {
  const areas = new Map(Array.from({ length: 1 + draw.upTo(5) }, () => [draw.pick(AREAS).code, draw.upTo(3) as 1 | 2 | 3]))
  const halfDaysPerTerm = 2 + draw.upTo(halfDays - 2)
  return {
    id, schoolId: school.id, personId, halfDaysPerTerm,
    committedHalfDays: draw.chance() < 0.3 ? Math.min(halfDaysPerTerm, draw.upTo(6)) : 0,
    minimumHalfDays: draw.upTo(3), maximumSchools: draw.upTo(4), reachKm: 10 + draw.upTo(30),
    from: '2026-09-01', until: '2027-07-31', attestedOn: draw.chance() < 0.05 ? '2026-06-01' : '2026-10-15',
    state: draw.chance() < 0.04 ? 'awaiting-head' : 'open',
    areas: [...areas].map(([areaCode, strength]) => ({ areaCode, strength })),
    phases: draw.chance() < 0.3 ? [school.phase, 'primary', 'secondary'] : [school.phase],
  }
}

/** An authority of so many schools and offers. */
export function authority({ schools: number, offers: offerNumber, seed, across = 40, halfDays = 20 }: Size): RoundInput {
  const draw = drawing(seed)
  const schools = Array.from({ length: number }, (_, index) => schoolOf(index + 1, draw, across))
  const codes = new Map(schools.map((school) => [school.id, draw.weighted(CATEGORIES)]))
  const categories = schools.flatMap((school): Category[] => {
    const code = codes.get(school.id)!
    return code === null ? [] : [{ id: school.id, schoolId: school.id, framework: DERBY_WINNERS.code, code, from: '2026-09-01', rationale: 'Agreed.', agreedWithSchool: true }]
  })
  const needs = schools.flatMap((school): Omit<Need, 'id'>[] => {
    const [least, more, most] = NEEDS[codes.get(school.id) ?? 'none']!
    const codesWanted = new Set(Array.from({ length: least + Math.floor(draw.chance() * (more + 1)) }, () => draw.pick(AREAS).code))
    return [...codesWanted].map((areaCode) => ({
      schoolId: school.id, areaCode, halfDays: 1 + draw.upTo(most - 1), priority: draw.pick(['high', 'medium', 'low']), wantedBy: '2027-03-31', origin: 'request',
    }))
  })
  const network = networkOf(schools, draw)
  const givers = schools.filter((school) => !['3b', '4'].includes(codes.get(school.id) ?? ''))
  const offers = Array.from({ length: offerNumber }, (_, index) => {
    const leader = draw.chance() < 0.7
    const giver = draw.pick(draw.chance() < 0.05 ? schools : givers)
    const personId = 10_000 + index
    if (leader) network.people.push({ id: personId, name: `Leader ${index}` })
    if (leader) network.posts.push({ id: 50_000 + index, personId, schoolId: giver.id, organisationId: null, role: 'senior-leader', from: null, to: null })
    if (leader && draw.chance() < 0.6) network.designations.push({ id: index + 1, personId, kind: draw.pick(['nle', 'lle', 'sle']), issuer: 'Made up', from: null, to: null })
    return offerOf(index + 1, leader ? personId : null, giver, draw, halfDays)
  })
  const record = offers.flatMap((offer): TrackRecord[] =>
    draw.chance() < 0.5 ? [] : [{ offerId: offer.id, schoolId: draw.pick(schools).id, areaCode: offer.areas[0]!.areaCode, rating: Math.round(draw.chance() * 100) / 100 }],
  )
  return {
    asOf: AS_OF, network, framework: DERBY_WINNERS, categories, needs: needs.map((need, index) => ({ id: index + 1, ...need })), offers,
    overrides: [], record, weights: WEIGHTS, rules: ROUND_RULES,
  }
}

function networkOf(schools: School[], draw: Draw): NetworkFacts {
  const networks: Network[] = []
  const memberships: Membership[] = []
  const join = (kind: string, members: School[]): void => {
    const id = networks.length + 1
    networks.push({ id, kind, name: `Network ${id}`, laCode: '999', leadSchoolId: null, leadOrganisationId: null, from: '2020-09-01', to: draw.chance() < 0.1 ? '2025-08-31' : null })
    for (const school of members) {
      memberships.push({ id: memberships.length + 1, networkId: id, schoolId: school.id, organisationId: null, personId: null, role: 'member', from: null, to: null })
    }
  }
  for (let at = 0; at < schools.length; at += 6) join('learning-community', schools.slice(at, at + 6))
  for (let at = 0; at < schools.length; at += 8) if (draw.chance() < 0.5) join('multi-academy-trust', schools.filter((_, index) => index % 8 === 0 || draw.chance() < 4 / schools.length).slice(at / 8, at / 8 + 4))
  const people = schools.map((school) => ({ id: school.id, name: `Head ${school.id}` }))
  const posts = schools.flatMap((school): Post[] => [
    { id: school.id, personId: school.id, schoolId: school.id, organisationId: null, role: 'head', from: '2022-09-01', to: null },
    ...(draw.chance() < 0.5 ? [{ id: 10_000 + school.id, personId: school.id, schoolId: draw.pick(schools).id, organisationId: null, role: 'deputy-head', from: '2018-09-01', to: '2025-08-31' }] : []),
    ...(draw.chance() < 0.3 ? [{ id: 20_000 + school.id, personId: school.id, schoolId: draw.pick(schools).id, organisationId: null, role: 'governor', from: null, to: null }] : []),
  ])
  const interests = schools.filter(() => draw.chance() < 0.05).map((school, index) => ({ id: index + 1, personId: null, schoolId: school.id, otherSchoolId: draw.pick(schools).id, nature: 'Declared', from: null, to: null }))
  const activities = Array.from({ length: Math.floor(schools.length / 6) }, (_, index) => ({
    id: index + 1, networkId: 1 + index, kind: 'visit', title: 'Visit', on: draw.chance() < 0.5 ? '2026-05-01' : '2024-05-01', schoolIds: [draw.pick(schools).id, draw.pick(schools).id],
  }))
  return { schools, people, organisations: [], posts, designations: [], kinds: [...NETWORK_KINDS], networks, links: [], memberships, interests, activities }
}
