/** Small rounds for properties: few schools, near one another, asking for the same few areas, so that everything competes. */
import fc from 'fast-check'
import type { Category, Need } from '../../../graph/categories/framework.ts'
import { DERBY_WINNERS } from '../../../graph/categories/packs/derby-winners.ts'
import type { Offer } from '../../../graph/brokering/offer.ts'
import type { Override, RoundInput } from '../../../graph/matching/model.ts'
import { ROUND_RULES, WEIGHTS } from '../../../graph/matching/rules.ts'
import { NETWORK_KINDS } from '../../../graph/network/kinds.ts'
import type { NetworkFacts, School } from '../../../graph/network/model.ts'
import { AS_OF } from './authority.ts'

export const school = (id: number, more: Partial<School> = {}): School => ({
  id, urn: 100_000 + id, name: `School ${id}`, laCode: '999', phase: 'primary', standing: 'open', openedOn: null, closedOn: null,
  sixthForm: false, pupils: 200, fsmPercent: 20, easting: 400_000, northing: 300_000 + id * 1000, ...more,
})
export const need = (id: number, schoolId: number, more: Partial<Need> = {}): Need => ({
  id, schoolId, areaCode: 'mathematics', halfDays: 4, priority: 'medium', wantedBy: '2027-03-31', origin: 'request', ...more,
})
export const offer = (id: number, schoolId: number, more: Partial<Offer> = {}): Offer => ({
  id, schoolId, personId: null, halfDaysPerTerm: 10, committedHalfDays: 0, minimumHalfDays: 2, maximumSchools: 3, reachKm: 30,
  from: '2026-09-01', until: '2027-07-31', attestedOn: '2026-11-01', state: 'open', areas: [{ areaCode: 'mathematics', strength: 2 }], phases: ['primary'], ...more,
})
export const category = (schoolId: number, code: string): Category => ({
  id: schoolId, schoolId, framework: DERBY_WINNERS.code, code, from: '2026-09-01', rationale: 'Agreed.', agreedWithSchool: true,
})
const NO_NETWORK: NetworkFacts = {
  schools: [], people: [], organisations: [], posts: [], designations: [], kinds: [...NETWORK_KINDS], networks: [], links: [], memberships: [], interests: [], activities: [],
}
/** A round over these rows. */
export const round = ({ network, ...rest }: Partial<Omit<RoundInput, 'network'>> & { network: Partial<NetworkFacts> }): RoundInput => ({
  asOf: AS_OF, framework: DERBY_WINNERS, categories: [], needs: [], offers: [], overrides: [], record: [], weights: WEIGHTS, rules: ROUND_RULES,
  ...rest, network: { ...NO_NETWORK, ...network },
})

const AREA = fc.constantFrom('mathematics', 'english')
const CODES = ['4', '3b', '1TV', '3a', '2', '1', null] as const

const offerRow = fc.record({
  schoolId: fc.integer({ min: 1, max: 6 }), halfDaysPerTerm: fc.integer({ min: 1, max: 7 }), committedHalfDays: fc.integer({ min: 0, max: 2 }),
  minimumHalfDays: fc.integer({ min: 1, max: 3 }), maximumSchools: fc.integer({ min: 1, max: 3 }), reachKm: fc.constantFrom(2, 30),
  areas: fc.uniqueArray(fc.record({ areaCode: AREA, strength: fc.constantFrom(1 as const, 2 as const, 3 as const) }), { selector: (row) => row.areaCode, minLength: 1, maxLength: 2 }),
  state: fc.constantFrom('open' as const, 'open' as const, 'open' as const, 'awaiting-head' as const),
})
const needRow = fc.record({ schoolId: fc.integer({ min: 1, max: 6 }), areaCode: AREA, halfDays: fc.integer({ min: 1, max: 5 }) })

/** Rounds of six schools, up to four needs and four offers, with pins, vetoes, a trust and a declared interest. */
export const smallRounds: fc.Arbitrary<RoundInput> = fc
  .record({
    codes: fc.array(fc.constantFrom(...CODES), { minLength: 6, maxLength: 6 }),
    needs: fc.array(needRow, { minLength: 1, maxLength: 4 }),
    offers: fc.array(offerRow, { minLength: 1, maxLength: 4 }),
    overrides: fc.uniqueArray(fc.record({ kind: fc.constantFrom<Override['kind'][]>('pin', 'veto'), needId: fc.integer({ min: 1, max: 5 }), offerId: fc.integer({ min: 1, max: 5 }) }), {
      selector: (row) => `${row.needId}:${row.offerId}`, maxLength: 2,
    }),
    trust: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
    supportersPerNeed: fc.integer({ min: 1, max: 3 }),
    places: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 6, maxLength: 6 }),
  })
  .map(({ codes, needs, offers, overrides, trust, supportersPerNeed, places }) =>
    round({
      network: {
        schools: places.map((place, index) => school(index + 1, { northing: 300_000 + place * 500, pupils: 100 + place * 37 })),
        networks: [{ id: 1, kind: 'multi-academy-trust', name: 'Trust', laCode: '999', leadSchoolId: null, leadOrganisationId: null, from: null, to: null }],
        memberships: trust.map((schoolId, index) => ({ id: index + 1, networkId: 1, schoolId, organisationId: null, personId: null, role: 'member', from: null, to: null })),
      },
      categories: codes.flatMap((code, index) => (code === null ? [] : [category(index + 1, code)])),
      needs: needs.map(({ schoolId, ...row }, index) => need(index + 1, schoolId, row)),
      offers: offers.map(({ schoolId, ...row }, index) => offer(index + 1, schoolId, row)),
      overrides: overrides.map((row) => ({ ...row, reason: 'Because.' })),
      rules: { ...ROUND_RULES, supportersPerNeed },
    }),
  )
