import { expect, test } from 'vitest'
import { endApproach, LONGEST_REASON, noteApproach, type ApproachFound, type NotedApproach } from '../../../graph/coverage/approaching.ts'
import { NETWORK_KINDS } from '../../../graph/network/kinds.ts'
import { typedDayOf } from '../../../graph/dates/typed-day.ts'
import { network, school } from '../network/world.ts'

const TODAY = '2026-03-15'
const found = (more: Partial<ApproachFound> = {}): ApproachFound => ({ school: school(1, { name: 'Ash' }), network: network(2, { name: 'West' }), kinds: NETWORK_KINDS, belongs: false, before: null, today: TODAY, ...more })
const note = (more: Partial<ApproachFound> = {}, due = '2026-03-29') => {
  const decision = noteApproach({ due: typedDayOf(due) }, found(more))
  return 'refusals' in decision ? decision.refusals.map(({ field, message }) => `${field}: ${message}`) : decision.approach
}
const standing = (more: Partial<NotedApproach> = {}): NotedApproach => ({ outcome: null, endedOn: null, joined: false, ...more })
const before = (more: Partial<NotedApproach> = {}) => ({ ...standing(more), who: 'Rosa' })

test('a network that schools choose is noted with the day', () => {
  expect(note()).toEqual({ schoolId: 1, networkId: 2, dueOn: '2026-03-29' })
  expect(note({}, TODAY)).toMatchObject({ dueOn: TODAY })
  expect(note({}, '2027-03-15')).toMatchObject({ dueOn: '2027-03-15' })
})

test.each([
  ['2026-03-14', {}, 'due: The day by which you will have asked must be today or later, and within a year'],
  ['2027-03-16', {}, 'due: The day by which you will have asked must be today or later, and within a year'],
  ['2026-03-29', { network: null }, 'network: Choose a collaboration from the list'],
  ['2026-03-29', { network: network(2, { name: 'Oak', kind: 'multi-academy-trust' }) }, 'network: Oak is not of a kind that schools join freely'],
  ['2026-03-29', { network: network(2, { name: 'Board', kind: 'improvement-partnership' }) }, 'network: Board is not of a kind that schools join freely'],
  ['2026-03-29', { network: network(2, { name: 'West', to: '2026-03-14' }) }, 'network: West is not there today'],
  ['2026-03-29', { school: school(1, { name: 'Ash', standing: 'closed', closedOn: '2026-03-14' }) }, 'network: Ash is not open today'],
  ['2026-03-29', { belongs: true }, 'network: Ash belongs to West already'],
  ['2026-03-29', { before: before() }, 'network: Rosa is asking West for Ash already'],
  ['2026-03-29', { before: before({ outcome: 'agreed', endedOn: TODAY }) }, 'network: West and Ash agreed already: the school can be added to the network'],
])('%s %j is refused', (due, more, message) => {
  expect(note(more, due)).toEqual([message])
})

test('everything wrong is said at once', () => {
  expect(noteApproach({ due: { day: '', month: '', year: '' } }, found({ network: null }))).toMatchObject({ refusals: [{ field: 'due' }, { field: 'network' }] })
})

test('a school that joined and left again can be asked for once more', () => {
  expect(note({ before: before({ outcome: 'agreed', endedOn: TODAY, joined: true }) })).toMatchObject({ networkId: 2 })
})

const end = (outcome: string, reason = '', of: Partial<NotedApproach> = {}) => endApproach({ outcome, reason }, standing(of))

test('under way it is agreed, declined with a reason, or given up', () => {
  expect(end('agreed')).toEqual({ outcome: 'agreed', reason: null })
  expect(end('given-up', 'ignored')).toEqual({ outcome: 'given-up', reason: null })
  expect(end('declined', '  They are \n full. ')).toEqual({ outcome: 'declined', reason: 'They are full.' })
  expect(end('declined', ' \n')).toEqual({ refusals: [{ field: 'reason', message: 'Say in a sentence who declined and why' }] })
  expect(end('declined', 'x'.repeat(LONGEST_REASON))).toMatchObject({ outcome: 'declined' })
  expect(end('declined', 'x'.repeat(LONGEST_REASON + 1))).toMatchObject({ refusals: [{ field: 'reason', message: 'The reason must be 1,000 characters or fewer. You typed 1,001' }] })
  expect(end('')).toEqual({ refusals: [{ field: '', message: 'Choose what came of it' }] })
})

test('what was agreed can come to nothing until the school has joined; what is over stays over', () => {
  const agreed = { outcome: 'agreed', endedOn: TODAY } as const
  expect(end('declined', 'Too far.', agreed)).toEqual({ outcome: 'declined', reason: 'Too far.' })
  expect(end('agreed', '', agreed)).toMatchObject({ refusals: [{ field: '' }] })
  expect(end('declined', 'Too far.', { ...agreed, joined: true })).toMatchObject({ refusals: [{ message: 'The school has joined. End its membership on the network’s page if that is no longer right' }] })
  expect(end('agreed', '', { outcome: 'declined', endedOn: TODAY })).toMatchObject({ refusals: [{ message: 'This was declined on 15 March 2026' }] })
  expect(end('agreed', '', { outcome: 'given-up', endedOn: TODAY })).toMatchObject({ refusals: [{ message: 'This was given up on 15 March 2026' }] })
})
