import { expect, test } from 'vitest'
import { endApproach, LONGEST_REASON, noteApproach, whyNotTakenBack, type ApproachFound, type NotedApproach } from '../../../graph/coverage/approaching.ts'
import { NETWORK_KINDS } from '../../../graph/network/kinds.ts'
import { typedDayOf } from '../../../graph/dates/typed-day.ts'
import { network, school } from '../network/world.ts'

const TODAY = '2026-03-15'
const found = (more: Partial<ApproachFound> = {}): ApproachFound => ({ school: school(1, { name: 'Ash' }), network: network(2, { name: 'West' }), kinds: NETWORK_KINDS, belongs: false, before: null, today: TODAY, ...more })
const note = (more: Partial<ApproachFound> = {}, due = '2026-03-29', noted = TODAY) => {
  const decision = noteApproach({ noted: typedDayOf(noted), due: typedDayOf(due) }, found(more))
  return 'refusals' in decision ? decision.refusals.map(({ field, message }) => `${field}: ${message}`) : decision.approach
}
const standing = (more: Partial<NotedApproach> = {}): NotedApproach => ({ outcome: null, endedOn: null, joined: false, ...more })
const before = (more: Partial<NotedApproach> = {}) => ({ ...standing(more), who: 'Rosa' })

test('a network that schools choose is noted with the day', () => {
  expect(note()).toEqual({ schoolId: 1, networkId: 2, notedOn: TODAY, dueOn: '2026-03-29' })
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

test('it may have been taken on before it is noted: within the year, and not before the last word of the pair', () => {
  const on = (noted: string, more: Partial<ApproachFound> = {}) => note(more, '2026-03-29', noted)
  const declined = { before: before({ outcome: 'declined', endedOn: '2026-03-01' }) }
  expect(on('2025-03-15')).toMatchObject({ notedOn: '2025-03-15' })
  for (const day of ['2026-03-16', '2025-03-14']) expect(on(day)).toEqual(['noted: The day you took it on must be today or earlier, and within a year'])
  expect(on('2026-03-01', declined)).toMatchObject({ notedOn: '2026-03-01' })
  expect(on('2026-02-28', declined)).toEqual(['noted: The day you took it on must be 1 March 2026 or later, when what came of asking before was noted'])
})

test('everything wrong is said at once', () => {
  const none = { day: '', month: '', year: '' }
  expect(noteApproach({ noted: none, due: none }, found({ network: null }))).toMatchObject({ refusals: [{ field: 'noted' }, { field: 'due' }, { field: 'network' }] })
})

test('a school that joined and left again can be asked for once more', () => {
  expect(note({ before: before({ outcome: 'agreed', endedOn: TODAY, joined: true }) })).toMatchObject({ networkId: 2 })
})

const end = (outcome: string, reason = '', of: Partial<NotedApproach> = {}, ended = TODAY) => endApproach({ outcome, reason, ended: typedDayOf(ended) }, { ...standing(of), notedOn: '2026-03-01', today: TODAY })

test('under way it is agreed, declined with a reason, or given up, on a day since it was taken on', () => {
  expect(end('agreed')).toEqual({ outcome: 'agreed', reason: null, endedOn: TODAY })
  expect(end('given-up', 'ignored', {}, '2026-03-01')).toEqual({ outcome: 'given-up', reason: null, endedOn: '2026-03-01' })
  expect(end('declined', '  They are \n full. ')).toEqual({ outcome: 'declined', reason: 'They are full.', endedOn: TODAY })
  expect(end('declined', ' \n')).toEqual({ refusals: [{ field: 'reason', message: 'Say in a sentence who declined and why' }] })
  expect(end('declined', 'x'.repeat(LONGEST_REASON))).toMatchObject({ outcome: 'declined' })
  expect(end('declined', 'x'.repeat(LONGEST_REASON + 1))).toMatchObject({ refusals: [{ field: 'reason', message: 'The reason must be 1,000 characters or fewer. You typed 1,001' }] })
  expect(end('')).toEqual({ refusals: [{ field: 'outcome', message: 'Choose what came of it' }] })
  for (const day of ['2026-02-28', '2026-03-16']) expect(end('agreed', '', {}, day)).toEqual({ refusals: [{ field: 'ended', message: 'The day you heard must be from 1 March 2026 to today' }] })
  expect(endApproach({ outcome: 'declined', reason: '', ended: { day: '', month: '3', year: '2026' } }, { ...standing(), notedOn: TODAY, today: TODAY })).toMatchObject({ refusals: [{ field: 'reason' }, { field: 'ended' }] })
})

test('what was agreed can come to nothing until the school has joined; what is over stays over', () => {
  const agreed = { outcome: 'agreed', endedOn: '2026-03-10' } as const
  expect(end('declined', 'Too far.', agreed, '2026-03-10')).toEqual({ outcome: 'declined', reason: 'Too far.', endedOn: '2026-03-10' })
  expect(end('given-up', '', agreed, '2026-03-09')).toMatchObject({ refusals: [{ field: 'ended', message: 'The day you heard must be from 10 March 2026 to today' }] })
  expect(end('agreed', '', agreed)).toMatchObject({ refusals: [{ field: 'outcome' }] })
  expect(end('declined', 'Too far.', { ...agreed, joined: true })).toMatchObject({ refusals: [{ message: 'The school has joined. End its membership on the network’s page if that is no longer right' }] })
  expect(end('agreed', '', { outcome: 'declined', endedOn: TODAY })).toMatchObject({ refusals: [{ message: 'This was declined on 15 March 2026' }] })
  expect(end('agreed', '', { outcome: 'given-up', endedOn: TODAY })).toMatchObject({ refusals: [{ message: 'This was given up on 15 March 2026' }] })
})

test('what was noted by mistake is taken back, unless something followed', () => {
  const why = (of: Partial<NotedApproach>, latest = true) => whyNotTakenBack({ ...standing({ endedOn: TODAY, ...of }), latest })
  for (const outcome of ['agreed', 'declined', 'given-up'] as const) expect(why({ outcome }), outcome).toBeNull()
  expect(why({ outcome: 'agreed', joined: true })).toMatch(/^The school has joined/)
  expect(why({ outcome: 'declined' }, false)).toMatch(/^Somebody has asked again since/)
  expect(why({})).toMatch(/^Nothing was noted/)
})
