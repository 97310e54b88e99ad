/** Each row of the paper's Models of Support is a test; the numbers here were read from the paper, not from the pack. */
import { expect, test } from 'vitest'
import { bringsNeeds, entitlementOf, ruleOf, urgencyOf } from '../../../graph/categories/entitlement.ts'
import { DERBY_WINNERS } from '../../../graph/categories/packs/derby-winners.ts'

const owed = (code: string, buysPackage = true) => entitlementOf(DERBY_WINNERS, code, { buysPackage })
const words = (code: string) => owed(code).owed.join(' ')
const rule = (code: string) => ruleOf(DERBY_WINNERS, code)!

test('the framework has exactly the seven categories', () => {
  expect(DERBY_WINNERS.categories.map(({ code }) => code)).toEqual(['1', '2', '3a', '3b', '4', '1TV', '2TV'])
})

test('category 1 is owed 3 visits, 1 without the package, help to support others, and help for future NLEs, LLEs and SLEs', () => {
  expect(owed('1')).toMatchObject({ visits: 3, atLeast: false, laTeamHalfDays: null })
  expect(owed('1', false).visits).toBe(1)
  expect(words('1')).toMatch(/support others.*national, local or specialist leaders/)
  expect(rule('1')).toMatchObject({ mayGive: 'yes', staffAs: ['nle', 'lle', 'sle'] })
})

test('category 2 is owed 3 visits, 1 without the package, help to support others, and help for future LLEs and SLEs', () => {
  expect(owed('2')).toMatchObject({ visits: 3, atLeast: false, laTeamHalfDays: null })
  expect(owed('2', false).visits).toBe(1)
  expect(words('2')).toMatch(/support others.*become local or specialist leaders/)
  expect(words('2')).not.toContain('national')
  expect(rule('2')).toMatchObject({ mayGive: 'yes', staffAs: ['lle', 'sle'] })
})

test('category 3a is owed at least 3 visits, brokered and commissioned support, and may give in named strengths', () => {
  expect(owed('3a')).toMatchObject({ visits: 3, atLeast: true, laTeamHalfDays: null })
  expect(owed('3a', false).visits).toBe(3)
  expect(words('3a')).toMatch(/Inspectors.*brokered.*commissioned.*particular strengths/)
  expect(rule('3a')).toMatchObject({ mayGive: 'named-strengths', staffAs: [] })
})

test('category 3b is owed up to 10 days of the authority’s teams, a partner, leaders of education, and termly boards', () => {
  expect(owed('3b')).toMatchObject({ visits: null, laTeamHalfDays: 20 })
  expect(owed('3b', false)).toEqual(owed('3b'))
  expect(words('3b')).toMatch(/partner school.*national, local or specialist leader.*co-ordinated.*Each term.*Partnership Board.*chair of governors.*action plan/)
  expect(rule('3b').mayGive).toBe('no')
})

test('category 4 is owed up to 30 days of the authority’s teams, the same help, and a Partnership Board every half-term', () => {
  expect(owed('4')).toMatchObject({ visits: null, laTeamHalfDays: 60 })
  expect(words('4')).toMatch(/leader of education.*partner school.*co-ordinated.*Partnership Board every half-term.*Director.*review of teaching.*statement of action.*action plan/)
  expect(rule('4').mayGive).toBe('no')
})

for (const [vulnerable, usual] of [['1TV', '1'], ['2TV', '2']] as const) {
  test(`category ${vulnerable} is owed what ${usual} is owed, and more help as the cause requires; it may give with care`, () => {
    expect(owed(vulnerable)).toMatchObject({ visits: owed(usual).visits, laTeamHalfDays: null })
    expect(owed(vulnerable, false).visits).toBe(1)
    expect(owed(vulnerable).owed.slice(0, -1)).toEqual(owed(usual).owed)
    expect(owed(vulnerable).owed.at(-1)).toMatch(/as the cause requires/)
    expect(rule(vulnerable)).toMatchObject({ mayGive: 'with-care', temporarilyVulnerable: true, staffAs: rule(usual).staffAs })
  })
}

test('needs are met in the order 4, 3b, temporarily vulnerable, 3a, 2, 1, and schools without a category last', () => {
  const order = ['4', '3b', '1TV', '2TV', '3a', '2', '1', null]
  expect(order.map((code) => urgencyOf(DERBY_WINNERS, code))).toEqual([1, 2, 3, 3, 4, 5, 6, 7])
})

test('only 3b and 4 bring needs by themselves', () => {
  expect(DERBY_WINNERS.categories.filter(bringsNeeds).map(({ code }) => code)).toEqual(['3b', '4'])
  expect(bringsNeeds(null)).toBe(false)
})

test('a category of another framework is refused, never converted', () => {
  expect(() => entitlementOf(DERBY_WINNERS, 'Good', { buysPackage: true })).toThrow('no category Good')
})

test('criteria name only categories there are, and sixth forms have the floors of the paper', () => {
  const codes = DERBY_WINNERS.categories.map(({ code }) => code)
  for (const { criteria } of DERBY_WINNERS.dimensions) for (const code of Object.keys(criteria)) expect(codes).toContain(code)
  const sixthForm = DERBY_WINNERS.dimensions.find(({ code }) => code === 'sixth-form')!.criteria
  expect(sixthForm).toEqual({ '1': 'At least 2b.', '2': 'At least 3a.', '3a': 'At least 3a.', '3b': '3b.', '4': '3b or 4.' })
})

test('capacity is judged for 3b and 4; exclusions, attendance and reliance for 4', () => {
  const judged = (dimension: string) => Object.keys(DERBY_WINNERS.dimensions.find(({ code }) => code === dimension)!.criteria)
  expect(judged('capacity')).toEqual(expect.arrayContaining(['3b', '4']))
  for (const dimension of ['exclusions', 'attendance', 'reliance']) expect(judged(dimension)).toEqual(['4'])
})

test('every dimension, category and cause has one code', () => {
  for (const rows of [DERBY_WINNERS.dimensions, DERBY_WINNERS.categories, DERBY_WINNERS.causes]) {
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length)
  }
})

test('human resources, finance, child protection and parental complaints are restricted, and only they', () => {
  expect(DERBY_WINNERS.causes.filter(({ restricted }) => restricted).map(({ code }) => code)).toEqual(['parental-complaints', 'hr', 'finance', 'child-protection'])
  expect(DERBY_WINNERS.causes).toHaveLength(11)
})

test('no sentence of the pack is longer than 25 words', () => {
  const said = [
    ...DERBY_WINNERS.categories.flatMap(({ meaning, entitlement }) => [meaning, ...entitlement.owed]),
    ...DERBY_WINNERS.dimensions.flatMap(({ criteria }) => Object.values(criteria)),
  ]
  for (const sentence of said) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(25)
})
