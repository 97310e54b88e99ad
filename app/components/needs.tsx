import type { NeedState, ProposalState } from '../../graph/brokering/lifecycle.ts'
import type { Need } from '../../graph/categories/framework.ts'
import type { Option } from './fields.tsx'
import { Tag, type TagColour } from './page.tsx'

const STATES: Record<NeedState, { text: string; colour: TagColour }> = {
  open: { text: 'Open', colour: 'blue' },
  met: { text: 'Met', colour: 'green' },
  withdrawn: { text: 'Withdrawn', colour: 'grey' },
}
export const NEED_STATES: Option[] = Object.entries(STATES).map(([value, { text }]) => ({ value, text }))

export const needStateText = (state: NeedState): string => STATES[state].text
export const NeedStateTag = ({ state }: { state: NeedState }) => <Tag colour={STATES[state].colour}>{needStateText(state)}</Tag>

export const PRIORITY_WORDS: Record<Need['priority'], string> = { high: 'High', medium: 'Medium', low: 'Low' }

export const PRIORITY_CHOICES: Option[] = [
  { value: 'high', text: 'High', hint: 'Pupils lose out if help does not start this term' },
  { value: 'medium', text: 'Medium', hint: 'It matters this year' },
  { value: 'low', text: 'Low', hint: 'It would help, and it can wait' },
]

/** Where a need comes from, in the words of a list and of a page. */
export const ORIGIN_WORDS: Record<Need['origin'], { short: string; long: string }> = {
  request: { short: 'Asked for', long: 'Asked for, by the school or on its behalf' },
  category: { short: 'Category', long: 'Raised by the authority, because the category brings it' },
  partnership: { short: 'Partnership', long: 'Raised by the Improvement Partnership on the school’s behalf' },
}
export const ORIGINS: Option[] = Object.entries(ORIGIN_WORDS).map(([value, { short }]) => ({ value, text: short }))

/** A proposal's state as the school that asked reads it. */
export const PROPOSAL_WORDS: Record<ProposalState, string> = {
  offered: 'Waiting for both answers',
  'supporter-accepted': 'Supporter has accepted; waiting for the school',
  'school-accepted': 'School has accepted; waiting for the supporter',
  accepted: 'Accepted by both; waiting for approval',
  agreed: 'Agreed',
  declined: 'Declined',
  expired: 'Not answered in time',
  withdrawn: 'Withdrawn',
  'not-approved': 'Not approved',
}
