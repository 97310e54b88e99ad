/** Proposals as their list, their file and the pages about one show them, and what the viewer may do about each. */
import type { AppContext, SignedIn } from '../context.ts'
import { oneOf, type Query } from '../listing.ts'
import { notFound } from '../viewer.ts'
import { PROPOSAL_STATES } from '../components/proposals.tsx'
import type { Db } from '../../db/client.ts'
import { findProposal, listBriefs, listWholeProposals, type ProposalView } from '../../db/proposals.ts'
import { IN_HAND, type ProposalState } from '../../graph/brokering/lifecycle.ts'
import { areaName } from '../../graph/categories/areas.ts'
import { can } from '../../graph/permissions/can.ts'

/** What was asked for, only as words the list knows. `state=waiting` means whatever waits for this viewer. */
export function proposalsAsked(query: Query): { state: ProposalState | 'waiting' | undefined; roundId: number | undefined } {
  const state = oneOf([...PROPOSAL_STATES.map(({ value }) => value), 'waiting'], query.text('state')) as ProposalState | 'waiting' | undefined
  return { state, roundId: /^[1-9]\d{0,9}$/.test(query.text('round')) ? Number(query.text('round')) : undefined }
}

export type ProposalRow = {
  id: number
  state: ProposalState
  halfDays: number
  replyBy: string
  issuedAt: string
  area: string
  /** Null while the viewer may not know it. */
  school: string | null
  supporter: string
  distance: string
  waiting: string
}

/** How many proposals wait for this viewer's answer or decision. */
export const proposalsWaiting = (db: Db, viewer: SignedIn): number => listed(db, viewer, { state: 'waiting', roundId: undefined }).length

/** The proposals asked for that this viewer may know of, whole ones and briefs together, latest first. */
export const proposalsListed = ({ db }: AppContext, viewer: SignedIn, query: Query): ProposalRow[] => listed(db, viewer, proposalsAsked(query))

function listed(db: Db, viewer: SignedIn, { state, roundId }: ReturnType<typeof proposalsAsked>): ProposalRow[] {
  const states = state === 'waiting' ? IN_HAND : state && [state]
  const briefs = roundId === undefined ? listBriefs(db, { viewer, states }) : []
  const rows = [...listWholeProposals(db, { viewer, states, roundId }), ...briefs].map((proposal) => rowOf(proposal, viewer, viewer.today))
  const wanted = state === 'waiting' ? rows.filter(({ waiting }) => waiting !== '') : rows
  return wanted.sort((a, b) => (a.issuedAt === b.issuedAt ? a.id - b.id : a.issuedAt < b.issuedAt ? 1 : -1))
}

function rowOf(proposal: ProposalView, viewer: SignedIn, today: string): ProposalRow {
  const { id, state, halfDays, replyBy, issuedAt, supporter } = proposal
  const whole = proposal.view === 'whole'
  return {
    id, state, halfDays, replyBy, issuedAt, supporter: supporterWords(supporter), waiting: waitingWords(mayDo(proposal, viewer, today)),
    area: areaName(whole ? proposal.need.areaCode : proposal.brief.areaCode),
    school: whole ? proposal.school.name : (proposal.brief.school?.name ?? null),
    distance: whole ? '' : proposal.brief.distance,
  }
}

export const supporterWords = ({ schoolName, leaderName }: ProposalView['supporter']): string => (leaderName === null ? schoolName : `${leaderName}, ${schoolName}`)

export type MayDo = { answerAsSupporter: boolean; answerAsSchool: boolean; decide: boolean; withdraw: boolean; issuedIt: boolean }

/** What the viewer may do about a proposal as it stands; the lifecycle has the last word when they do it. */
export function mayDo(proposal: ProposalView, viewer: SignedIn, today: string): MayDo {
  const { state, supporter } = proposal
  const whole = proposal.view === 'whole' ? proposal : null
  const side = { supporterSchoolId: supporter.schoolId, personId: supporter.personId }
  const subject = whole ? { schoolId: whole.school.id, laCode: whole.school.laCode } : {}
  const inTime = today <= proposal.replyBy
  const issuedIt = whole?.issuedBy.id === viewer.account.id
  return {
    answerAsSupporter: inTime && (state === 'offered' || state === 'school-accepted') && can(viewer.actor, 'proposal.answer-as-supporter', side),
    answerAsSchool: inTime && (state === 'offered' || state === 'supporter-accepted') && can(viewer.actor, 'proposal.answer-as-school', subject),
    decide: state === 'accepted' && !issuedIt && can(viewer.actor, 'proposal.approve', subject),
    withdraw: IN_HAND.includes(state) && can(viewer.actor, 'proposal.withdraw', subject),
    issuedIt,
  }
}

const waitingWords = ({ answerAsSchool, answerAsSupporter, decide }: MayDo): string => (decide ? 'Your decision' : answerAsSchool || answerAsSupporter ? 'Your answer' : '')

/** The proposal, for somebody who may know of it: 404 for everybody else. */
export function proposalFor({ db }: AppContext, viewer: SignedIn, proposalId: number): ProposalView {
  const proposal = findProposal(db, { viewer, proposalId })
  if (!proposal) throw notFound()
  return proposal
}
