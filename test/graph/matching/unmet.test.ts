import { expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import type { Offer } from '../../../graph/brokering/offer.ts'
import { matchRound } from '../../../graph/matching/match-round.ts'
import type { NetworkFacts } from '../../../graph/network/model.ts'
import { need, offer, round, school } from './small.ts'

const TRUST: Partial<NetworkFacts> = {
  networks: [{ id: 1, kind: 'multi-academy-trust', name: 'A trust', laCode: '999', leadSchoolId: null, leadOrganisationId: null, from: null, to: null }],
  memberships: [1, 2].map((schoolId) => ({ id: schoolId, networkId: 1, schoolId, personId: null, organisationId: null, role: 'member', from: null, to: null })),
}

async function becauseOf(offers: Offer[], network: Partial<NetworkFacts> = {}): Promise<string | undefined> {
  const input = round({ network: { schools: [school(1), school(2), school(3, { northing: 500_000 })], ...network }, needs: [need(1, 1)], offers })
  return (await matchRound(input, highsSolver())).unmet[0]?.because
}

const STALE = { attestedOn: '2026-01-01' }
const AWAITING = { state: 'awaiting-head' } as const

test('an offer with a conflict of interest is told by it, however out of date the offer is', async () => {
  expect(await becauseOf([offer(1, 2, { ...STALE, ...AWAITING })], TRUST)).toMatch(/^One supporter offers .*: it is in the same trust, federation or governing body\.$/)
})

test('a school’s own offer is told as that, not as one to be confirmed', async () => {
  expect(await becauseOf([offer(1, 1, STALE)])).toMatch(/: it is from the school itself, or somebody with a post there\.$/)
})

test('distance is told before what passes, and what passes where nothing else stands in the way', async () => {
  expect(await becauseOf([offer(1, 3, STALE)])).toMatch(/: it is too far away\.$/)
  expect(await becauseOf([offer(1, 2, AWAITING)])).toMatch(/: it is still waiting for a head to agree\.$/)
  expect(await becauseOf([offer(1, 2, STALE)])).toMatch(/: it is not confirmed lately\.$/)
})
