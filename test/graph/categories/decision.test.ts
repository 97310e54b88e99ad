import { expect, test } from 'vitest'
import { decideCategory, readEvidence, type TypedDecision } from '../../../graph/categories/decision.ts'
import { DERBY_WINNERS } from '../../../graph/categories/packs/derby-winners.ts'

const none = { day: '', month: '', year: '' }
const typed: TypedDecision = {
  code: '3b', from: { day: '20', month: '11', year: '2026' }, rationale: 'Teaching requires improvement.', present: 'Head, chair, improvement officer', agreedWithSchool: true,
  between: false, suddenChange: '', cause: '', causeDetail: '', reviewOn: none, restricted: false, sharedWithSchool: false,
}
const facts = { today: '2026-11-23', latestFrom: '2026-06-12' }
const refused = (change: Partial<TypedDecision>, latestFrom: string | null = facts.latestFrom): string[] => {
  const outcome = decideCategory(DERBY_WINNERS, { ...typed, ...change }, { ...facts, latestFrom })
  return 'refusals' in outcome ? outcome.refusals.map(({ field, message }) => `${field}: ${message}`) : []
}
const vulnerable: Partial<TypedDecision> = { code: '2TV', cause: 'merger', reviewOn: { day: '20', month: '2', year: '2027' } }

test('a whole decision is kept with its framework', () => {
  expect(decideCategory(DERBY_WINNERS, typed, facts)).toEqual({
    decision: {
      framework: 'derby-winners', code: '3b', from: '2026-11-20', rationale: 'Teaching requires improvement.', present: 'Head, chair, improvement officer',
      agreedWithSchool: true, suddenChange: null, causes: [],
    },
  })
})

test('only the categories of the framework can be recorded', () => {
  for (const code of ['', '5', '3', '3A', '3TV', '1tv', 'Good', 'constructor']) expect(refused({ code }), code).toContain('code: Choose a category of Derby Winners')
})

test('a decision starts today or earlier, and not before the latest one', () => {
  expect(refused({ from: { day: '24', month: '11', year: '2026' } })).toEqual(['from: The day it starts must be today or earlier'])
  expect(refused({ from: { day: '11', month: '6', year: '2026' } })).toEqual(['from: The day it starts must not be before the latest decision began'])
  expect(refused({ from: { day: '12', month: '6', year: '2026' } })).toEqual([])
  expect(refused({ from: { day: '11', month: '6', year: '2025' } }, null)).toEqual([])
})

test('a decision needs a rationale', () => {
  expect(refused({ rationale: '  ' })).toEqual(['rationale: Say why this category fits best'])
})

test('a decision between boards is allowed with what changed so suddenly, and refused without', () => {
  expect(refused({ between: true })).toEqual(['sudden-change: Say what changed so suddenly'])
  expect(decideCategory(DERBY_WINNERS, { ...typed, between: true, suddenChange: 'The head left.' }, facts)).toMatchObject({ decision: { suddenChange: 'The head left.' } })
})

test('what is typed about a sudden change does not count when the board decided', () => {
  expect(decideCategory(DERBY_WINNERS, { ...typed, suddenChange: 'Left over' }, facts)).toMatchObject({ decision: { suddenChange: null } })
})

test('temporarily vulnerable needs a cause and a review date within a year after the start', () => {
  expect(refused({ code: '1TV' })).toEqual(['cause: Choose what makes the school vulnerable', 'review-on: The review date must have a day, a month and a year'])
  expect(refused({ ...vulnerable, reviewOn: { day: '20', month: '11', year: '2026' } })).toEqual(['review-on: The review date must be after the day it starts'])
  expect(refused({ ...vulnerable, reviewOn: { day: '21', month: '11', year: '2027' } })).toEqual(['review-on: The review date must be within a year of the day it starts'])
  expect(refused(vulnerable)).toEqual([])
})

test('a cause of another category is not kept', () => {
  expect(decideCategory(DERBY_WINNERS, { ...typed, cause: 'merger' }, facts)).toMatchObject({ decision: { causes: [] } })
})

test('a cause that can identify a person stays restricted whatever is ticked; any other may be made so', () => {
  const kept = (change: Partial<TypedDecision>) => decideCategory(DERBY_WINNERS, { ...typed, ...vulnerable, ...change }, facts)
  expect(kept({ cause: 'hr' })).toMatchObject({ decision: { causes: [{ cause: 'hr', restricted: true, sharedWithSchool: false, from: '2026-11-20', reviewOn: '2027-02-20' }] } })
  expect(kept({})).toMatchObject({ decision: { causes: [{ cause: 'merger', restricted: false }] } })
  expect(kept({ restricted: true })).toMatchObject({ decision: { causes: [{ cause: 'merger', restricted: true }] } })
})

test('evidence is kept for the dimensions looked at, with what was found and where it leans', () => {
  const typed: Record<string, string> = { 'finding-teaching': ' Uneven across year groups. ', 'leans-teaching': '3b' }
  const read = (more: Record<string, string> = {}) => readEvidence(DERBY_WINNERS, (dimension, part) => ({ ...typed, ...more })[`${part}-${dimension}`] ?? '')
  expect(read()).toEqual({ findings: [{ dimension: 'teaching', finding: 'Uneven across year groups.', leansTo: '3b' }] })
  const half = 'Attendance: say what was found and which category it leans to, or leave both out'
  expect(read({ 'finding-attendance': 'Low' })).toEqual({ refusals: [{ field: 'finding-attendance', message: half }] })
  expect(read({ 'leans-attendance': '4' })).toEqual({ refusals: [{ field: 'finding-attendance', message: half }] })
  expect(read({ 'leans-teaching': '7' })).toEqual({ refusals: [{ field: 'finding-teaching', message: 'Teaching: choose a category from the list' }] })
  expect(read({ 'finding-teaching': 'x'.repeat(1001) })).toHaveProperty('refusals')
})
