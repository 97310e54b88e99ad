/** A small authority for the tests of rounds and what follows: a broker, a Head of Service, two schools in need, two that help. */
import { openDb, type Db } from '../../db/client.ts'
import { loadReference } from '../../db/reference.ts'
import { openRound, recordRun, roundInput } from '../../db/rounds.ts'
import { accounts } from '../../db/schema/accounts.ts'
import { offerAreas, offerPhases, offers } from '../../db/schema/brokering.ts'
import { needs } from '../../db/schema/categories.ts'
import { authorities, people, schools } from '../../db/schema/network.ts'
import type { Viewer } from '../../db/scope.ts'
import { hashOf } from '../../graph/matching/canonical.ts'
import type { RoundProposal, RoundResult } from '../../graph/matching/model.ts'
import type { Grant } from '../../graph/permissions/can.ts'

export const TODAY = '2026-03-10'
export const AT = '2026-03-10T09:00:00.000Z'
export const [BROKER, APPROVER, HEAD_IN_NEED, HEAD_WHO_HELPS, LEADER] = [1, 2, 3, 4, 5] as const
/** Schools 1 and 2 need help, 3 and 4 give it; 9 is in another authority, far away, and 10 in that one, near. */
export const [NEEDY, NEEDY_TOO, GIVER, LENDER, FAR, NEAR] = [1, 2, 3, 4, 9, 10] as const
export const LA = '901'

const school = (id: number, name: string, easting: number, laCode = LA) => ({
  id, urn: 900_000 + id, name, laCode, phase: 'primary', standing: 'open' as const, pupils: 200, fsmPercent: 20, easting, northing: 300_000,
})

export function makeWorld(db: Db = openDb(':memory:')): Db {
  loadReference(db, { at: AT })
  db.insert(authorities).values([{ code: LA, name: 'Wenshire' }, { code: '902', name: 'Otherford' }]).run()
  db.insert(schools).values([
    school(NEEDY, 'Larkfield Primary School', 400_000), school(NEEDY_TOO, 'Millbrook Primary School', 402_000),
    school(GIVER, 'Ashdown Primary School', 405_000), school(LENDER, 'Beacon Primary School', 407_000),
    school(FAR, 'Distant Primary School', 500_000, '902'), school(NEAR, 'Border Primary School', 410_000, '902'),
  ]).run()
  db.insert(people).values([{ id: 1, name: 'Lena Leader' }]).run()
  const account = (id: number, name: string, personId: number | null = null) => ({ id, name, personId, email: `${id}@wenshire.example`, createdAt: AT })
  db.insert(accounts).values([
    account(BROKER, 'Bea Broker'), account(APPROVER, 'Hari Head-of-Service'), account(HEAD_IN_NEED, 'Nia Needs'), account(HEAD_WHO_HELPS, 'Gil Gives'), account(LEADER, 'Lena Leader', 1),
  ]).run()
  return db
}

/** An open need; 4 days of English unless said otherwise. */
export function addNeed(db: Db, need: Partial<typeof needs.$inferInsert> & { schoolId: number }): number {
  return db.insert(needs).values({ areaCode: 'english', halfDays: 8, priority: 'high', wantedBy: '2026-07-10', evidence: 'CANARY-EVIDENCE', origin: 'request', raisedAt: AT, ...need }).returning({ id: needs.id }).get().id
}

/** An open offer of English; 6 days a term unless said otherwise. */
export function addOffer(db: Db, offer: Partial<typeof offers.$inferInsert> & { schoolId: number }, areaCode = 'english'): number {
  const values = { halfDaysPerTerm: 12, reachKm: 30, from: '2025-09-01', until: '2026-08-31', attestedOn: '2026-02-01', state: 'open' as const, ...offer }
  const { id } = db.insert(offers).values(values).returning({ id: offers.id }).get()
  db.insert(offerAreas).values({ offerId: id, areaCode, strength: 3 }).run()
  db.insert(offerPhases).values({ offerId: id, phase: 'primary' }).run()
  return id
}

export type Draft = { needId: number; offerId: number; halfDays: number }
const asProposal = (draft: Draft): RoundProposal => ({ ...draft, distanceKm: 7.3, rules: [], terms: [], fit: 0.5, pinned: false, runnersUp: [] })

/** A round run to a result that proposes just these pairs: for what comes after the solver, whatever the solver would say. */
export function draftRound(db: Db, drafts: Draft[], asOf = TODAY): { roundId: number; runId: number } {
  const opened = openRound(db, { laCode: LA, name: 'Spring term 2026', asOf, by: BROKER, at: AT })
  if ('refusal' in opened) throw new Error(opened.refusal)
  return { ...opened, runId: draftRun(db, opened.roundId, drafts) }
}

export function draftRun(db: Db, roundId: number, drafts: Draft[]): number {
  const input = roundInput(db, { roundId })
  const result: RoundResult = {
    inputsHash: hashOf(input), solver: 'by hand', status: 'optimal', objective: { tiers: [], benefit: 0, boundGap: 0 },
    proposals: drafts.map(asProposal), refused: [], unmet: [], unused: [], proof: [],
  }
  const recorded = recordRun(db, { roundId, input, result, by: BROKER, at: AT })
  if ('refusal' in recorded) throw new Error(recorded.refusal)
  return recorded.runId
}

const viewer = (accountId: number, grant: Partial<Grant> & { role: Grant['role'] }, personId: number | null = null): Viewer => ({
  today: TODAY, actor: { accountId, personId, recusedSchoolIds: [], grants: [{ schoolId: null, laCode: null, networkId: null, ...grant }] },
})
export const broker = viewer(BROKER, { role: 'broker', laCode: LA })
export const brokerElsewhere = viewer(99, { role: 'broker', laCode: '902' })
export const headOfService = viewer(APPROVER, { role: 'head-of-service', laCode: LA })
export const headInNeed = viewer(HEAD_IN_NEED, { role: 'head', schoolId: NEEDY })
export const headWhoHelps = viewer(HEAD_WHO_HELPS, { role: 'head', schoolId: GIVER })
export const headElsewhere = viewer(98, { role: 'head', schoolId: NEEDY_TOO })
export const leader = viewer(LEADER, { role: 'leader' }, 1)
