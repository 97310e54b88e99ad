/**
 * How far something has got, and what may happen to it next: proposals, rounds, needs and agreements as tables.
 * The states are this project's, as are four eyes on every approval and a stated reason for every refusal.
 * Leaves out: whose school or authority it is (graph/permissions) and what happens to the days (graph/support/ledger.ts).
 * docs/lifecycles.md is drawn from these tables, and a test keeps it so.
 */

/** Who makes a move. `clock`: nobody; the day came. `approver`: somebody who decides for the authority. */
type Party = 'supporter' | 'school' | 'broker' | 'approver' | 'clock'

/** A condition of a move: what must be so, and what the person is told when it is not. */
type Guard<Facts> = { claim: string; holds: (facts: Facts) => boolean; refusal: string }

type Transition<State, Event, Facts> = {
  from: State
  event: Event
  to: State
  by: Party
  guards: Guard<Facts>[]
  /** One sentence: when it happens. */
  when: string
}

export type Lifecycle<State extends string, Event extends string, Facts> = {
  name: string
  /** Where it begins. */
  first: State
  /** Every state and what it means, one sentence each. */
  states: Record<State, string>
  transitions: Transition<State, Event, Facts>[]
}

/** What a guard may ask about a move of a proposal. */
export type ProposalFacts = {
  today: string
  replyBy: string
  /** Account that moves, and account that issued; null is the clock. */
  by: number | null
  issuedBy: number
  reason: string
  /** The side that accepts says that it knows of no conflict of interest. */
  declaresNoConflict: boolean
}

export type ProposalState =
  | 'offered' | 'supporter-accepted' | 'school-accepted' | 'accepted' | 'agreed' | 'declined' | 'expired' | 'withdrawn' | 'not-approved'
export type ProposalEvent =
  | 'accept-as-supporter' | 'accept-as-school' | 'decline-as-supporter' | 'decline-as-school' | 'expire' | 'withdraw' | 'approve' | 'refuse'

const inTime: Guard<ProposalFacts> = {
  claim: 'on or before the reply day',
  holds: ({ today, replyBy }) => today <= replyBy,
  refusal: 'The day to reply by has passed. Ask the broker for a new proposal.',
}
const late: Guard<ProposalFacts> = {
  claim: 'after the reply day',
  holds: ({ today, replyBy }) => today > replyBy,
  refusal: 'There is still time to reply.',
}
const reasoned: Guard<{ reason: string }> = {
  claim: 'with a reason',
  holds: ({ reason }) => reason.trim() !== '',
  refusal: 'Give a reason.',
}
const declared: Guard<ProposalFacts> = {
  claim: 'declaring no conflict of interest',
  holds: ({ declaresNoConflict }) => declaresNoConflict,
  refusal: 'Say that you know of no conflict of interest. If there is one, decline and choose that reason.',
}
const fourEyes: Guard<ProposalFacts> = {
  claim: 'by somebody who did not issue it',
  holds: ({ by, issuedBy }) => by !== null && by !== issuedBy,
  refusal: 'You issued this proposal, so somebody else must decide on it.',
}

/** A supporter proposed to a school for a need. Either side may answer first. */
export const PROPOSAL: Lifecycle<ProposalState, ProposalEvent, ProposalFacts> = {
  name: 'Proposal',
  first: 'offered',
  states: {
    offered: 'Both sides have been asked and neither has answered.',
    'supporter-accepted': 'The supporter has accepted; the school has yet to answer.',
    'school-accepted': 'The school has accepted; the supporter has yet to answer.',
    accepted: 'Both sides have accepted; somebody has yet to approve it.',
    agreed: 'Approved: there is an agreement and the days are booked.',
    declined: 'One side said no, with a reason; the days are free again.',
    expired: 'A side did not answer in time; the days are free again.',
    withdrawn: 'The authority took it back, with a reason; the days are free again.',
    'not-approved': 'It was not approved, with a reason; the days are free again.',
  },
  transitions: [
    { from: 'offered', event: 'accept-as-supporter', to: 'supporter-accepted', by: 'supporter', guards: [inTime, declared], when: 'The supporter says yes first.' },
    { from: 'offered', event: 'accept-as-school', to: 'school-accepted', by: 'school', guards: [inTime, declared], when: 'The school says yes first.' },
    { from: 'school-accepted', event: 'accept-as-supporter', to: 'accepted', by: 'supporter', guards: [inTime, declared], when: 'The supporter says yes after the school.' },
    { from: 'supporter-accepted', event: 'accept-as-school', to: 'accepted', by: 'school', guards: [inTime, declared], when: 'The school says yes after the supporter.' },
    { from: 'offered', event: 'decline-as-supporter', to: 'declined', by: 'supporter', guards: [inTime, reasoned], when: 'The supporter says no first.' },
    { from: 'school-accepted', event: 'decline-as-supporter', to: 'declined', by: 'supporter', guards: [inTime, reasoned], when: 'The supporter says no after the school said yes.' },
    { from: 'offered', event: 'decline-as-school', to: 'declined', by: 'school', guards: [inTime, reasoned], when: 'The school says no first.' },
    { from: 'supporter-accepted', event: 'decline-as-school', to: 'declined', by: 'school', guards: [inTime, reasoned], when: 'The school says no after the supporter said yes.' },
    { from: 'offered', event: 'expire', to: 'expired', by: 'clock', guards: [late], when: 'Neither side answered by the reply day.' },
    { from: 'supporter-accepted', event: 'expire', to: 'expired', by: 'clock', guards: [late], when: 'The school did not answer by the reply day.' },
    { from: 'school-accepted', event: 'expire', to: 'expired', by: 'clock', guards: [late], when: 'The supporter did not answer by the reply day.' },
    { from: 'offered', event: 'withdraw', to: 'withdrawn', by: 'broker', guards: [reasoned], when: 'The authority takes it back before anybody answered.' },
    { from: 'supporter-accepted', event: 'withdraw', to: 'withdrawn', by: 'broker', guards: [reasoned], when: 'The authority takes it back before the school answered.' },
    { from: 'school-accepted', event: 'withdraw', to: 'withdrawn', by: 'broker', guards: [reasoned], when: 'The authority takes it back before the supporter answered.' },
    { from: 'accepted', event: 'withdraw', to: 'withdrawn', by: 'broker', guards: [reasoned], when: 'The authority takes it back before it was decided.' },
    { from: 'accepted', event: 'approve', to: 'agreed', by: 'approver', guards: [fourEyes], when: 'Somebody else approves what both sides accepted.' },
    { from: 'accepted', event: 'refuse', to: 'not-approved', by: 'approver', guards: [fourEyes, reasoned], when: 'Somebody else decides against what both sides accepted.' },
  ],
}

export type RoundState = 'open' | 'issued' | 'closed'
export type RoundEvent = 'run' | 'issue' | 'close'
/** What a guard may ask about a move of a round. */
export type RoundFacts = { hasRun: boolean; inputsUnchanged: boolean; running: boolean; sameTerm: boolean; reason: string }

const idle: Guard<RoundFacts> = { claim: 'while no run is going on', holds: ({ running }) => !running, refusal: 'A run of this round is still going on. Wait for it, or cancel it.' }
const hasRun: Guard<RoundFacts> = { claim: 'once it has run', holds: (facts) => facts.hasRun, refusal: 'Run the round first.' }
const unchanged: Guard<RoundFacts> = {
  claim: 'nothing it rests on having changed since the latest run',
  holds: ({ inputsUnchanged }) => inputsUnchanged,
  refusal: 'Needs, offers or other facts have changed since the latest run. Run the round again, look at the difference, then issue.',
}
const sameTerm: Guard<RoundFacts> = {
  claim: 'in the term it was opened for',
  holds: (facts) => facts.sameTerm,
  refusal: 'This round was opened for an earlier term, and days are counted by the term. Close it and open a new one.',
}

/** All open needs of an authority against all offers, at once. One is open at a time. */
export const ROUND: Lifecycle<RoundState, RoundEvent, RoundFacts> = {
  name: 'Round',
  first: 'open',
  states: {
    open: 'It can be run, changed by pins and vetoes, and run again; nobody has been asked anything.',
    issued: 'Its proposals have been put to supporters and schools.',
    closed: 'It was closed without being issued.',
  },
  transitions: [
    { from: 'open', event: 'run', to: 'open', by: 'broker', guards: [idle], when: 'The broker runs it, as often as they like.' },
    { from: 'open', event: 'issue', to: 'issued', by: 'broker', guards: [idle, hasRun, sameTerm, unchanged], when: 'The broker puts the proposals of the latest run to both sides.' },
    { from: 'open', event: 'close', to: 'closed', by: 'broker', guards: [idle, reasoned], when: 'The broker gives the round up.' },
  ],
}

export type NeedState = 'open' | 'met' | 'withdrawn'
export type NeedEvent = 'cover' | 'withdraw'
/** What a guard may ask about a move of a need; half-days. */
export type NeedFacts = { wantedHalfDays: number; agreedHalfDays: number; proposalsInHand: number }

const covered: Guard<NeedFacts> = {
  claim: 'when the days agreed cover the days wanted',
  holds: ({ wantedHalfDays, agreedHalfDays }) => agreedHalfDays >= wantedHalfDays,
  refusal: 'The days agreed do not cover the days wanted yet.',
}
const nothingInHand: Guard<NeedFacts> = {
  claim: 'when no proposal for it waits for an answer',
  holds: ({ proposalsInHand }) => proposalsInHand === 0,
  refusal: 'A proposal for this need waits for an answer. Decline it, or ask the broker to withdraw it, first.',
}

/** A school's need of help in one area. */
export const NEED: Lifecycle<NeedState, NeedEvent, NeedFacts> = {
  name: 'Need',
  first: 'open',
  states: {
    open: 'The school needs help, and some of the days are still to be found.',
    met: 'Agreements cover all the days; a new need may be raised for the same area.',
    withdrawn: 'The school no longer asks for help here.',
  },
  transitions: [
    { from: 'open', event: 'cover', to: 'met', by: 'approver', guards: [covered], when: 'The proposal approved covers what was left of it.' },
    { from: 'open', event: 'withdraw', to: 'withdrawn', by: 'school', guards: [nothingInHand], when: 'The head no longer asks for it, or the broker sees that it is not needed.' },
  ],
}

export type AgreementState = 'active' | 'paused' | 'completed' | 'ended'
export type AgreementEvent = 'pause' | 'resume' | 'complete' | 'end'
/** What a guard may ask about a move of an agreement. */
export type AgreementFacts = { reason: string }

/** What was agreed between two schools. */
export const AGREEMENT: Lifecycle<AgreementState, AgreementEvent, AgreementFacts> = {
  name: 'Agreement',
  first: 'active',
  states: {
    active: 'Both sides and the authority have agreed; the days are booked.',
    paused: 'The work waits; its days stay booked.',
    completed: 'The work is done; its days have been given.',
    ended: 'The work stopped early, with a reason; the days not given are free again.',
  },
  transitions: [
    { from: 'active', event: 'pause', to: 'paused', by: 'broker', guards: [reasoned], when: 'Something stands in the way for a while.' },
    { from: 'paused', event: 'resume', to: 'active', by: 'broker', guards: [], when: 'The work can go on.' },
    { from: 'active', event: 'complete', to: 'completed', by: 'broker', guards: [], when: 'All the days have been given.' },
    { from: 'active', event: 'end', to: 'ended', by: 'broker', guards: [reasoned], when: 'The work stops before its days are used.' },
    { from: 'paused', event: 'end', to: 'ended', by: 'broker', guards: [reasoned], when: 'The work is not taken up again.' },
  ],
}

/**
 * The state after an event, or why not, in words for the person who tried: an event the table does not list for the
 * state is refused with what the state means; a guard that does not hold, with its refusal. Never throws.
 */
export function follow<State extends string, Event extends string, Facts>(
  lifecycle: Lifecycle<State, Event, Facts>,
  state: State,
  event: Event,
  facts: Facts,
): { state: State } | { refusal: string } {
  const transition = lifecycle.transitions.find((row) => row.from === state && row.event === event)
  if (!transition) return { refusal: `That is no longer possible. ${lifecycle.states[state]}` }
  const broken = transition.guards.find((guard) => !guard.holds(facts))
  return broken ? { refusal: broken.refusal } : { state: transition.to }
}

/** `follow` for a proposal as it stands. */
export const move = (
  proposal: { state: ProposalState; replyBy: string; issuedBy: number },
  event: ProposalEvent,
  facts: Omit<ProposalFacts, 'replyBy' | 'issuedBy'>,
): { state: ProposalState } | { refusal: string } => follow(PROPOSAL, proposal.state, event, { ...proposal, ...facts })

/** States from which nothing more happens. */
export const endsIn = <State extends string>(lifecycle: Lifecycle<State, string, never>): State[] =>
  (Object.keys(lifecycle.states) as State[]).filter((state) => !lifecycle.transitions.some(({ from }) => from === state))

/** A proposal that still holds days without an agreement: it waits for an answer or a decision. */
export const IN_HAND: ProposalState[] = ['offered', 'supporter-accepted', 'school-accepted', 'accepted']
