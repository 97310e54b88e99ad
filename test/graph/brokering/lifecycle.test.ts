import { expect, test } from 'vitest'
import { AGREEMENT, IN_HAND, NEED, PROPOSAL, ROUND, endsIn, follow, move, type Lifecycle, type ProposalFacts, type ProposalState } from '../../../graph/brokering/lifecycle.ts'
import { diagramOf, lifecyclesDocument } from '../../../graph/brokering/lifecycle-diagram.ts'

const ISSUER = 7
const willing: Omit<ProposalFacts, 'replyBy' | 'issuedBy'> = { today: '2026-03-10', by: 9, reason: 'because', declaresNoConflict: true }
const at = (state: ProposalState) => ({ state, replyBy: '2026-03-20', issuedBy: ISSUER })
const ALL = [NEED, ROUND, PROPOSAL, AGREEMENT] as Lifecycle<string, string, never>[]

test('docs/lifecycles.md is drawn from the tables', async () => {
  await expect(lifecyclesDocument()).toMatchFileSnapshot('../../../docs/lifecycles.md')
})

test('every diagram has one arrow for each transition, a beginning and its ends', () => {
  for (const lifecycle of ALL) {
    const arrows = diagramOf(lifecycle).split('\n').filter((line) => line.includes('-->'))
    expect(arrows.length).toBe(lifecycle.transitions.length + 1 + endsIn(lifecycle).length)
  }
})

test('every state is reached from the first, and no event leads two ways', () => {
  for (const lifecycle of ALL) {
    const reached = new Set([lifecycle.first])
    for (let size = 0; size !== reached.size;) {
      size = reached.size
      for (const { from, to } of lifecycle.transitions) if (reached.has(from)) reached.add(to)
    }
    expect([...reached].sort()).toEqual(Object.keys(lifecycle.states).sort())
    const keys = lifecycle.transitions.map(({ from, event }) => `${from}/${event}`)
    expect(new Set(keys).size).toBe(keys.length)
  }
})

test('every sentence is a sentence a person can read in one go', () => {
  for (const lifecycle of ALL) {
    const sentences = [...Object.values(lifecycle.states), ...lifecycle.transitions.flatMap(({ when, guards }) => [when, ...guards.map(({ refusal }) => refusal)])]
    for (const sentence of sentences.flatMap((text) => text.split(/(?<=\.) /))) {
      expect(sentence).toMatch(/^[A-Z].*\.$/)
      expect(sentence.split(' ').length).toBeLessThanOrEqual(25)
    }
  }
})

test('whatever the table does not list is refused, for every state and every event', () => {
  const events = [...new Set(PROPOSAL.transitions.map(({ event }) => event))]
  for (const state of Object.keys(PROPOSAL.states) as ProposalState[])
    for (const event of events) {
      const row = PROPOSAL.transitions.find((each) => each.from === state && each.event === event)
      const facts = event === 'expire' ? { ...willing, today: '2026-03-21', by: null } : willing
      expect(move(at(state), event, facts), `${state} ${event}`).toEqual(row ? { state: row.to } : { refusal: expect.stringContaining(PROPOSAL.states[state]) as unknown })
    }
})

test('either side may answer first, and both must', () => {
  expect(move(at('offered'), 'accept-as-supporter', willing)).toEqual({ state: 'supporter-accepted' })
  expect(move(at('offered'), 'accept-as-school', willing)).toEqual({ state: 'school-accepted' })
  expect(move(at('supporter-accepted'), 'accept-as-school', willing)).toEqual({ state: 'accepted' })
  expect(move(at('school-accepted'), 'accept-as-supporter', willing)).toEqual({ state: 'accepted' })
  expect(move(at('supporter-accepted'), 'approve', willing)).toHaveProperty('refusal')
  expect(move(at('school-accepted'), 'approve', willing)).toHaveProperty('refusal')
})

test('a decline, a withdrawal and a refusal to approve need a reason; blanks are none', () => {
  for (const [state, event] of [['offered', 'decline-as-supporter'], ['offered', 'decline-as-school'], ['offered', 'withdraw'], ['accepted', 'withdraw'], ['accepted', 'refuse']] as const)
    expect(move(at(state), event, { ...willing, reason: ' \n' })).toEqual({ refusal: 'Give a reason.' })
  expect(move(at('offered'), 'accept-as-school', { ...willing, reason: '' })).toEqual({ state: 'school-accepted' })
})

test('an acceptance declares that no conflict of interest is known', () => {
  for (const event of ['accept-as-supporter', 'accept-as-school'] as const)
    expect(move(at('offered'), event, { ...willing, declaresNoConflict: false })).toHaveProperty('refusal')
})

test('whoever issued a proposal may neither approve nor refuse it', () => {
  for (const event of ['approve', 'refuse'] as const) {
    expect(move(at('accepted'), event, { ...willing, by: ISSUER })).toHaveProperty('refusal')
    expect(move(at('accepted'), event, { ...willing, by: null })).toHaveProperty('refusal')
    expect(move(at('accepted'), event, willing)).toHaveProperty('state')
  }
})

test('the reply day is the last day to answer; a proposal expires the day after', () => {
  expect(move(at('offered'), 'accept-as-school', { ...willing, today: '2026-03-20' })).toHaveProperty('state')
  expect(move(at('offered'), 'expire', { ...willing, today: '2026-03-20' })).toHaveProperty('refusal')
  expect(move(at('offered'), 'accept-as-school', { ...willing, today: '2026-03-21' })).toHaveProperty('refusal')
  expect(move(at('offered'), 'expire', { ...willing, today: '2026-03-21' })).toEqual({ state: 'expired' })
})

test('a proposal that both have accepted waits for its decision however long it takes', () => {
  expect(move(at('accepted'), 'expire', { ...willing, today: '2027-01-01' })).toHaveProperty('refusal')
  expect(move(at('accepted'), 'approve', { ...willing, today: '2027-01-01' })).toEqual({ state: 'agreed' })
})

test('what is in hand is exactly what has not ended', () => {
  const ends = endsIn(PROPOSAL as Lifecycle<ProposalState, string, never>)
  expect([...IN_HAND, ...ends].sort()).toEqual(Object.keys(PROPOSAL.states).sort())
  expect(IN_HAND.some((state) => ends.includes(state))).toBe(false)
})

test('a round is issued only when idle, run, in its term and unchanged since', () => {
  const ready = { running: false, hasRun: true, sameTerm: true, inputsUnchanged: true, reason: '' }
  expect(follow(ROUND, 'open', 'issue', ready)).toEqual({ state: 'issued' })
  for (const wrong of [{ running: true }, { hasRun: false }, { sameTerm: false }, { inputsUnchanged: false }])
    expect(follow(ROUND, 'open', 'issue', { ...ready, ...wrong })).toHaveProperty('refusal')
  expect(follow(ROUND, 'issued', 'run', ready)).toHaveProperty('refusal')
  expect(follow(ROUND, 'open', 'close', ready)).toEqual({ refusal: 'Give a reason.' })
})

test('a need is met when the days agreed cover it, and not before', () => {
  expect(follow(NEED, 'open', 'cover', { wantedHalfDays: 8, agreedHalfDays: 7, proposalsInHand: 0 })).toHaveProperty('refusal')
  expect(follow(NEED, 'open', 'cover', { wantedHalfDays: 8, agreedHalfDays: 8, proposalsInHand: 0 })).toEqual({ state: 'met' })
})

test('a need is not withdrawn from under a proposal', () => {
  expect(follow(NEED, 'open', 'withdraw', { wantedHalfDays: 8, agreedHalfDays: 0, proposalsInHand: 1 })).toHaveProperty('refusal')
  expect(follow(NEED, 'open', 'withdraw', { wantedHalfDays: 8, agreedHalfDays: 0, proposalsInHand: 0 })).toEqual({ state: 'withdrawn' })
})

test('an agreement pauses, resumes, is completed, or ends early with a reason', () => {
  expect(follow(AGREEMENT, 'active', 'pause', { reason: 'the head is ill' })).toEqual({ state: 'paused' })
  expect(follow(AGREEMENT, 'paused', 'resume', { reason: '' })).toEqual({ state: 'active' })
  expect(follow(AGREEMENT, 'active', 'end', { reason: '' })).toHaveProperty('refusal')
  expect(follow(AGREEMENT, 'completed', 'resume', { reason: '' })).toHaveProperty('refusal')
})
