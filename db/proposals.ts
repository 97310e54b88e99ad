/** Proposals as people may see them: whole for the school asked about and its authority, a brief for the supporting side. */
import { and, asc, desc, eq, inArray, ne, not, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { briefOf, type Brief } from '../graph/brokering/proposals.ts'
import type { ProposalState } from '../graph/brokering/lifecycle.ts'
import { distanceKm } from '../graph/matching/distance.ts'
import type { RoundProposal } from '../graph/matching/model.ts'
import type { Phase } from '../graph/network/model.ts'
import { reasonsForSupporter } from '../graph/support/told-reasons.ts'
import type { Reader } from './client.ts'
import { givenBy, narrow, type Viewer } from './scope.ts'
import { accounts } from './schema/accounts.ts'
import { offers, proposals, roundRuns } from './schema/brokering.ts'
import { needs } from './schema/categories.ts'
import { people, schools } from './schema/network.ts'
import { agreements } from './schema/support.ts'

type Answer = 'accepted' | 'declined' | null
/** Who would come: the leader, where one is lent, and the school. */
type Supporter = { offerId: number; schoolId: number; schoolName: string; personId: number | null; leaderName: string | null }

type Common = {
  id: number
  state: ProposalState
  halfDays: number
  replyBy: string
  issuedAt: string
  agreementId: number | null
  version: number
  supporter: Supporter
  supporterAnswer: Answer
  schoolAnswer: Answer
  /** When it was declined or decided on; null before, and where nobody answered or the authority took it back. */
  settledAt: string | null
}

/** What the supporting side sees: no school unless its name may be told, why them, never the school's words. */
export type ProposalBrief = Common & { view: 'brief'; brief: Brief; why: string[]; supporterReason: string | null; supporterAnsweredAt: string | null }

/** What the school and its authority see. */
export type WholeProposal = Common & {
  view: 'whole'
  roundId: number
  need: { id: number; areaCode: string; wantedBy: string; halfDays: number; nameShared: boolean }
  school: { id: number; name: string; laCode: string; phase: Phase }
  /** Every rule, term and runner-up as the run decided them: what each reader may see of it is the page's to choose. */
  reasons: RoundProposal
  issuedBy: { id: number; name: string }
  supporterReason: string | null
  supporterAnsweredAt: string | null
  schoolReason: string | null
  schoolAnsweredAt: string | null
  decision: 'approved' | 'not-approved' | null
  decisionReason: string | null
  decidedBy: string | null
  decidedAt: string | null
}

export type ProposalView = ProposalBrief | WholeProposal

const supporterSchools = alias(schools, 'supporter_schools')
const issuers = alias(accounts, 'issuers')
const deciders = alias(accounts, 'deciders')

const COLUMNS = {
  proposal: proposals, roundId: roundRuns.roundId, agreementId: agreements.id,
  need: { id: needs.id, areaCode: needs.areaCode, wantedBy: needs.wantedBy, halfDays: needs.halfDays, nameShared: needs.nameShared },
  school: { id: schools.id, name: schools.name, laCode: schools.laCode, phase: schools.phase },
  supporter: { offerId: offers.id, schoolId: offers.schoolId, schoolName: supporterSchools.name, personId: offers.personId, leaderName: people.name },
  place: { easting: supporterSchools.easting, northing: supporterSchools.northing }, reachKm: offers.reachKm,
  issuerName: issuers.name, deciderName: deciders.name,
}

const select = (db: Reader) =>
  db
    .select(COLUMNS)
    .from(proposals)
    .innerJoin(roundRuns, eq(roundRuns.id, proposals.runId))
    .innerJoin(needs, eq(needs.id, proposals.needId))
    .innerJoin(schools, eq(schools.id, needs.schoolId))
    .innerJoin(offers, eq(offers.id, proposals.offerId))
    .innerJoin(supporterSchools, eq(supporterSchools.id, offers.schoolId))
    .leftJoin(people, eq(people.id, offers.personId))
    .leftJoin(agreements, eq(agreements.proposalId, proposals.id))
    .innerJoin(issuers, eq(issuers.id, proposals.issuedBy))
    .leftJoin(deciders, eq(deciders.id, proposals.decidedBy))

type Row = ReturnType<ReturnType<typeof select>['all']>[number]

function commonOf({ proposal, supporter, agreementId }: Row): Common {
  const { id, halfDays, replyBy, issuedAt, version, supporterAnswer, schoolAnswer } = proposal
  return { id, state: proposal.state as ProposalState, halfDays, replyBy, issuedAt, version, supporterAnswer, schoolAnswer, agreementId, supporter, settledAt: settledAt(proposal) }
}

const settledAt = ({ state, decidedAt, supporterAnsweredAt, schoolAnsweredAt }: Row['proposal']): string | null =>
  decidedAt ?? (state === 'declined' ? [supporterAnsweredAt ?? '', schoolAnsweredAt ?? ''].sort().at(-1)! : null)

function wholeOf(row: Row): WholeProposal {
  const { proposal, need, school, roundId, issuerName, deciderName } = row
  const { supporterReason, supporterAnsweredAt, schoolReason, schoolAnsweredAt, decision, decisionReason, decidedAt } = proposal
  return {
    ...commonOf(row), view: 'whole', roundId, need, school: { ...school, phase: school.phase as Phase },
    reasons: JSON.parse(proposal.reasons) as RoundProposal, issuedBy: { id: proposal.issuedBy, name: issuerName },
    supporterReason, supporterAnsweredAt, schoolReason, schoolAnsweredAt, decision, decisionReason, decidedAt, decidedBy: deciderName,
  }
}

/** How far each school is that the supporter could take it for: of the phase, in the authority, within reach. Infinity: not known. */
function couldBe(db: Reader, { school, supporter, place, reachKm }: Row): number[] {
  const alike = and(eq(schools.laCode, school.laCode), eq(schools.phase, school.phase), inArray(schools.standing, ['open', 'closing']), ne(schools.id, supporter.schoolId))
  const places = db.select({ easting: schools.easting, northing: schools.northing }).from(schools).where(alike).all()
  return places.map((other) => distanceKm(place, other)).filter((km) => km === null || km <= reachKm).map((km) => km ?? Infinity)
}

function briefViewOf(db: Reader, row: Row): ProposalBrief {
  const { proposal, need, school } = row
  const reasons = JSON.parse(proposal.reasons) as RoundProposal
  const brief = briefOf({
    areaCode: need.areaCode, halfDays: proposal.halfDays, wantedBy: need.wantedBy, distanceKm: reasons.distanceKm, couldBe: couldBe(db, row), nameShared: need.nameShared,
    schoolAnswer: proposal.schoolAnswer, school: { id: school.id, name: school.name, phase: school.phase as Phase },
  })
  return { ...commonOf(row), view: 'brief', brief, why: reasonsForSupporter(reasons), supporterReason: proposal.supporterReason, supporterAnsweredAt: proposal.supporterAnsweredAt }
}

/** The school's side and its authority. Who would give the support reads a brief, on whatever board they sit. */
const readsWhole = (db: Reader, viewer: Viewer): SQL =>
  narrow(db, viewer, 'proposal.read', { school: needs.schoolId, la: schools.laCode, recused: givenBy(viewer, offers) })
const readsBrief = (db: Reader, viewer: Viewer): SQL =>
  narrow(db, viewer, 'proposal.read-brief', { la: schools.laCode, supporterSchool: offers.schoolId, person: offers.personId })

/** What to list: only those in some states, of one round, need or offer. */
export type ProposalsAsked = { states?: readonly ProposalState[]; roundId?: number; needId?: number; offerId?: number }

const asked = ({ states, roundId, needId, offerId }: ProposalsAsked): SQL | undefined =>
  and(
    states ? inArray(proposals.state, [...states]) : undefined,
    roundId === undefined ? undefined : eq(roundRuns.roundId, roundId),
    needId === undefined ? undefined : eq(proposals.needId, needId),
    offerId === undefined ? undefined : eq(proposals.offerId, offerId),
  )

/** Proposals the viewer may read whole, latest first. */
export const listWholeProposals = (db: Reader, { viewer, ...what }: { viewer: Viewer } & ProposalsAsked): WholeProposal[] =>
  select(db).where(and(readsWhole(db, viewer), asked(what))).orderBy(desc(proposals.issuedAt), asc(proposals.id)).all().map(wholeOf)

/** Proposals made to the viewer as a supporter, or to their school, latest first; never those they read whole. */
export const listBriefs = (db: Reader, { viewer, ...what }: { viewer: Viewer } & Pick<ProposalsAsked, 'states' | 'offerId'>): ProposalBrief[] =>
  select(db)
    .where(and(readsBrief(db, viewer), not(readsWhole(db, viewer)), asked(what)))
    .orderBy(desc(proposals.issuedAt), asc(proposals.id))
    .all()
    .map((row) => briefViewOf(db, row))

/** One proposal as the viewer may see it, or null when they may not know that it exists. */
export function findProposal(db: Reader, { viewer, proposalId }: { viewer: Viewer; proposalId: number }): ProposalView | null {
  const whole = select(db).where(and(eq(proposals.id, proposalId), readsWhole(db, viewer))).get()
  if (whole) return wholeOf(whole)
  const brief = select(db).where(and(eq(proposals.id, proposalId), readsBrief(db, viewer))).get()
  return brief ? briefViewOf(db, brief) : null
}
