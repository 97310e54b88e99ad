import { STATE_WORDS } from '../../graph/brokering/proposals.ts'
import type { AgreementState, ProposalState } from '../../graph/brokering/lifecycle.ts'
import type { Option } from './fields.tsx'
import { Tag, type TagColour } from './page.tsx'

/** Where a proposal stands; `yours`: whoever reads this is the one it waits for. */
export const ProposalTag = ({ state, yours }: { state: ProposalState; yours: boolean }) =>
  yours ? <Tag colour="yellow">Waiting for you</Tag> : <Tag colour={STATE_WORDS[state].tone}>{STATE_WORDS[state].text}</Tag>

/** What lists of proposals can be narrowed to. */
export const PROPOSAL_STATES: Option[] = Object.entries(STATE_WORDS).map(([value, { text }]) => ({ value, text }))

const AGREEMENT: Record<AgreementState, { text: string; colour: TagColour }> = {
  active: { text: 'Agreed', colour: 'green' },
  paused: { text: 'Paused', colour: 'yellow' },
  completed: { text: 'Completed', colour: 'blue' },
  ended: { text: 'Ended early', colour: 'grey' },
}
export const AgreementTag = ({ state }: { state: AgreementState }) => <Tag colour={AGREEMENT[state].colour}>{AGREEMENT[state].text}</Tag>
export const AGREEMENT_STATES: Option[] = Object.entries(AGREEMENT).map(([value, { text }]) => ({ value, text }))
