import { expect, test } from 'vitest'
import { declareInterest, endOfPost, makeDesignation, makePost, namePerson, type TypedPost } from '../../../graph/network/people.ts'
import { typedDayOf } from '../../../graph/dates/typed-day.ts'

const BLANK = { day: '', month: '', year: '' }
const span = (from: string, to = '') => ({ from: typedDayOf(from), to: to === '' ? BLANK : typedDayOf(to) })
const ash = { id: 1, name: 'Ash Primary School', standing: 'open' as const }
const post = (change: Partial<TypedPost> = {}): TypedPost => ({ role: 'head', urn: '900001', ...span('2024-09-01'), ...change })
const heldFrom = (from: string, to: string | null, role = 'head') => ({ id: 7, personId: 1, schoolId: 1, organisationId: null, role, from, to })
const refused = (answer: object): string[] => ('refusals' in answer ? (answer.refusals as { field: string; message: string }[]).map(({ field, message }) => `${field}: ${message}`) : [])

test('a person has a name, kept without the spaces around it', () => {
  expect(namePerson('  Lena   Birch ')).toEqual({ name: 'Lena Birch' })
  expect(refused(namePerson(' '))).toEqual(['name: Enter their name, with at most 200 characters'])
  expect(refused(namePerson('x'.repeat(201)))).toHaveLength(1)
})

test('a post is one of the known posts, at a school of the register, with its days in order', () => {
  expect(makePost(post({ role: 'governor' }), { school: ash, posts: [] })).toEqual({ post: { role: 'governor', schoolId: 1, from: '2024-09-01', to: null } })
  expect(refused(makePost(post({ role: 'emperor' }), { school: ash, posts: [] }))).toEqual(['role: Choose the post'])
  expect(refused(makePost(post(), { school: null, posts: [] }))).toEqual(['urn: Enter the URN of a school in this register. There is no school with this one'])
  expect(refused(makePost(post(span('2024-09-01', '2024-08-31')), { school: ash, posts: [] }))).toEqual(['to: The last day must be the first day or later'])
  expect(refused(makePost({ role: '', urn: '', from: BLANK, to: BLANK }, { school: null, posts: [] })).map((line) => line.split(':')[0])).toEqual(['role', 'urn', 'from'])
})

test('a post at a school that has closed has a last day', () => {
  const closed = { ...ash, standing: 'closed' as const }
  expect(refused(makePost(post(), { school: closed, posts: [] }))).toEqual(['to: Enter the last day too: Ash Primary School has closed'])
  expect(makePost(post(span('2020-09-01', '2021-08-31')), { school: closed, posts: [] })).toHaveProperty('post')
})

test('a school has one headteacher at a time: the next may begin the day after', () => {
  const other = 'from: Another headteacher is recorded there from 1 September 2020 until 31 August 2025. End that post first, or enter other days'
  const posts = [heldFrom('2020-09-01', '2025-08-31')]
  for (const days of [span('2025-08-31'), span('2019-01-01'), span('2021-01-01', '2021-02-01')]) expect(refused(makePost(post(days), { school: ash, posts }))).toEqual([other])
  expect(makePost(post(span('2025-09-01')), { school: ash, posts })).toHaveProperty('post')
  expect(makePost(post(span('2019-01-01', '2020-08-31')), { school: ash, posts })).toHaveProperty('post')
  for (const role of ['executive-head', 'governor']) expect(makePost(post({ role }), { school: ash, posts }), role).toHaveProperty('post')
  expect(makePost(post(), { school: ash, posts: [heldFrom('2020-09-01', null, 'executive-head')] })).toHaveProperty('post')
})

test('a post ends once, on its first day or later', () => {
  const today = { today: '2026-11-23' }
  expect(endOfPost(heldFrom('2024-09-01', null), typedDayOf('2026-08-31'), today)).toEqual({ to: '2026-08-31' })
  expect(endOfPost(heldFrom('2024-09-01', '2027-08-31'), typedDayOf('2026-12-31'), today)).toEqual({ to: '2026-12-31' })
  expect(refused(endOfPost(heldFrom('2024-09-01', '2026-08-31'), typedDayOf('2026-12-31'), today))).toEqual([': This post ended on 31 August 2026'])
  expect(refused(endOfPost(heldFrom('2024-09-01', null), typedDayOf('2024-08-31'), today))).toEqual(['to: The last day must be 1 September 2024, the first day, or later'])
  expect(refused(endOfPost(heldFrom('2024-09-01', null), BLANK, today))).toEqual(['to: The last day must have a day, a month and a year'])
})

test('a designation is of a kind that was being made on its first day, and names who made it', () => {
  const kinds = [{ code: 'nle', name: 'NLE', from: '2006-01-01', to: '2022-08-31' }]
  const made = (from: string, change = {}) => makeDesignation({ kind: 'nle', issuer: 'National College', ...span(from), ...change }, { kinds })
  expect(made('2022-08-31')).toEqual({ designation: { kind: 'nle', issuer: 'National College', from: '2022-08-31', to: null } })
  expect(refused(made('2022-09-01'))).toEqual(['from: The first day must be 31 August 2022 or earlier: no NLE was made after that'])
  expect(refused(made('2005-12-31'))).toEqual(['from: The first day must be 1 January 2006 or later: there was no NLE before'])
  expect(refused(made('2020-01-01', { kind: 'sle', issuer: '' }))).toEqual(['kind: Choose the designation', 'issuer: Enter who made the designation, with at most 200 characters'])
})

test('an interest is in a school of the register and says what the tie is', () => {
  const declared = (change = {}, school: typeof ash | null = ash) => declareInterest({ urn: '900001', nature: 'A relative teaches there', ...span('2024-09-01'), ...change }, { school })
  expect(declared()).toEqual({ interest: { otherSchoolId: 1, nature: 'A relative teaches there', from: '2024-09-01', to: null } })
  expect(refused(declared({ nature: ' ', urn: '' }, null))).toEqual(['urn: Enter the URN of the school', 'nature: Enter what the tie is, with at most 200 characters'])
  expect(refused(declared(span('2024-09-01', '2023-09-01')))).toEqual(['to: The last day must be the first day or later'])
})
