import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountOf, answerDuties, CLAIM_WORDS, CLAIMS, DUTIES, movedBetween, schoolsWhere, type BoardSchool } from '../../../graph/boards/duties.ts'

const school = (more: Partial<BoardSchool> = {}): BoardSchool => ({
  schoolId: 1, coverage: 'active', challenged: true, cosy: false, reviewedOn: null, category: { code: '2', decidedOn: '2026-10-09', thisTerm: true }, facesChallenge: false, isOwed: false,
  needs: { open: 0, unanswered: 0, halfDays: 0 }, running: 0, inHand: false, year: { agreements: 0, allocated: 0, given: 0 }, moved: null, ...more,
})
const answers = (...schools: BoardSchool[]) => Object.fromEntries(answerDuties(schools).map(({ duty, answer, open }) => [duty.code, open === 0 ? answer : `${answer} ${open}`]))
const figure = (claim: (typeof CLAIM_WORDS)[number], ...schools: BoardSchool[]) => schoolsWhere(schools, claim).length

test('there are five duties, in the order of the source, each a question with figures', () => {
  expect(DUTIES.map(({ code }) => code)).toEqual(['challenge', 'collaboration', 'support', 'engagement', 'voice'])
  for (const { question, claims } of DUTIES) {
    expect(question).toMatch(/\?$/)
    expect(claims.length).toBeGreaterThan(2)
  }
  expect(DUTIES.flatMap(({ claims }) => claims).toSorted()).toEqual(CLAIM_WORDS.toSorted())
})

test('where nothing is amiss each duty is answered with yes; the fifth is told by its figures alone', () => {
  expect(answers(school(), school())).toEqual({ challenge: 'yes', collaboration: 'yes', support: 'yes', engagement: 'yes', voice: 'told' })
})

test('without schools no duty is said to be done', () => {
  expect(answers()).toEqual({ challenge: 'no-schools', collaboration: 'no-schools', support: 'no-schools', engagement: 'no-schools', voice: 'told' })
})

test('what only categories tell is not known of a school that has none', () => {
  expect(answers(school(), school({ category: null }))).toMatchObject({ challenge: 'yes', collaboration: 'yes', support: 'not-known 1', engagement: 'not-known 1' })
  expect(answers(school({ isOwed: true }), school({ category: null })).support).toBe('not-yet 1')
})

test.each([
  ['challenge', 'a school that nobody from outside challenges, though it took part in a peer review', school({ challenged: false, reviewedOn: '2026-10-01' })],
  ['collaboration', 'a school on paper only', school({ coverage: 'on-paper-only' })],
  ['collaboration', 'a school in none', school({ coverage: 'none' })],
  ['support', 'a need for which nobody is asked', school({ needs: { open: 2, unanswered: 1, halfDays: 8 }, inHand: true })],
  ['support', 'help owed that nobody asked for', school({ isOwed: true })],
  ['engagement', 'a school that faces challenge alone', school({ facesChallenge: true })],
] as const)('%s is not yet done for %s', (duty, _, found) => {
  expect(answers(school(), found)[duty]).toBe('not-yet 1')
})

test('a school that is wanting in two ways is one school to look at', () => {
  const both = school({ isOwed: true, needs: { open: 1, unanswered: 1, halfDays: 4 } })
  expect(answers(both).support).toBe('not-yet 1')
})

test('help that runs or is proposed answers what a category owes', () => {
  expect(answers(school({ isOwed: true, facesChallenge: true, running: 1 }))).toMatchObject({ support: 'yes', engagement: 'yes' })
  expect(answers(school({ isOwed: true, facesChallenge: true, inHand: true }))).toMatchObject({ support: 'yes', engagement: 'yes' })
  expect(figure('facing-supported', school({ facesChallenge: true, running: 1, inHand: true }))).toBe(1)
  expect(figure('facing-in-hand', school({ facesChallenge: true, running: 1, inHand: true }))).toBe(0)
})

test('a school that was not looked at this term counts as such, also without any category', () => {
  expect(figure('not-looked-at', school({ category: null }), school({ category: { code: '2', decidedOn: '2026-02-01', thisTerm: false } }), school())).toBe(2)
})

const anySchool = fc.record({
  schoolId: fc.nat(), coverage: fc.constantFrom('active' as const, 'on-paper-only' as const, 'none' as const), challenged: fc.boolean(), cosy: fc.boolean(), reviewedOn: fc.option(fc.constant('2026-10-01')),
  category: fc.option(fc.record({ code: fc.constant('2'), decidedOn: fc.constant('2026-10-01'), thisTerm: fc.boolean() })), facesChallenge: fc.boolean(), isOwed: fc.boolean(),
  needs: fc.record({ open: fc.nat(3), unanswered: fc.nat(3), halfDays: fc.nat(20) }), running: fc.nat(2), inHand: fc.boolean(),
  year: fc.record({ agreements: fc.nat(2), allocated: fc.nat(20), given: fc.nat(20) }), moved: fc.constantFrom(null, 'improved' as const, 'same' as const, 'declined' as const, 'not-known' as const),
})

test('figures that part the schools add up to them', () => {
  fc.assert(fc.property(fc.array(anySchool, { maxLength: 90 }), (schools) => {
    const sum = (...claims: (typeof CLAIM_WORDS)[number][]) => claims.reduce((total, claim) => total + schoolsWhere(schools, claim).length, 0)
    expect(sum('challenged', 'not-challenged')).toBe(schools.length)
    expect(sum('looked-at', 'not-looked-at')).toBe(schools.length)
    expect(sum('active', 'on-paper-only', 'none')).toBe(schools.length)
    expect(sum('facing-supported', 'facing-in-hand', 'facing-alone')).toBe(sum('facing'))
    for (const { figures } of answerDuties(schools)) for (const { claim, schools: count } of figures) expect(count).toBe(schoolsWhere(schools, claim).length)
  }))
})

test('the account of a year adds up half-days and the schools they went to', () => {
  const supported = (allocated: number, given: number) => school({ year: { agreements: 1, allocated, given } })
  expect(accountOf([supported(8, 3), supported(4, 4), school()])).toEqual({ schools: 2, allocated: 12, given: 7 })
  expect(accountOf([])).toEqual({ schools: 0, allocated: 0, given: 0 })
})

test('a category is better when it is less urgent; without one before or now nothing is compared', () => {
  expect([movedBetween(2, 4), movedBetween(4, 4), movedBetween(4, 2), movedBetween(null, 2), movedBetween(2, null)]).toEqual(['improved', 'same', 'declined', 'not-known', 'not-known'])
})

test('what worries is marked, and only where it worries', () => {
  expect(CLAIM_WORDS.filter((word) => CLAIMS[word].tone === 'stop')).toEqual(['not-challenged', 'none', 'unanswered', 'facing-alone'])
})
