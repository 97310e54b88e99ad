import { expect, test } from 'vitest'
import { PUBLISHED_PACKS } from '../../../graph/categories/packs.ts'
import { publishedOf, type Fact } from '../../../graph/coverage/pooled-published.ts'
import type { School } from '../../../graph/network/model.ts'

const school = (id: number, more: Partial<School> = {}): School => ({
  id, urn: 900000 + id, name: `School ${id}`, laCode: '901', phase: 'primary', standing: 'open', openedOn: null, closedOn: null, sixthForm: null, pupils: null, fsmPercent: null, easting: null, northing: null, ...more,
})
const card = (schoolId: number, value: string, on = '2026-02-01', measure = 'inclusion'): Fact => ({ schoolId, framework: 'ofsted-report-card', measure, value, on })
const outcomes = (...facts: Fact[]) => publishedOf([school(1), school(2)], facts, PUBLISHED_PACKS).outcomes

test('pupils are added up, and free school meals are a share of all pupils, not the mean of the shares', () => {
  const found = publishedOf([school(1, { pupils: 100, fsmPercent: 50 }), school(2, { pupils: 300, fsmPercent: 10 })], [], PUBLISHED_PACKS)
  expect(found).toMatchObject({ schools: 2, pupils: 400, pupilsKnown: 2, fsmPercent: 20, fsmKnown: 2 })
})

test('what is not known is left out and said to be, not taken for nothing', () => {
  const found = publishedOf([school(1, { pupils: 100, fsmPercent: 50 }), school(2, { pupils: 300 }), school(3)], [], PUBLISHED_PACKS)
  expect(found).toMatchObject({ schools: 3, pupils: 400, pupilsKnown: 2, fsmPercent: 50, fsmKnown: 1 })
  expect(publishedOf([school(1)], [], PUBLISHED_PACKS)).toMatchObject({ fsmPercent: null, pupils: 0, outcomes: [] })
  expect(publishedOf([], [], PUBLISHED_PACKS)).toMatchObject({ schools: 0, phases: [], outcomes: [] })
})

test('phases are counted, the most frequent first', () => {
  const found = publishedOf([school(1, { phase: 'secondary', pupils: 900 }), school(2, { pupils: 100 }), school(3, { pupils: 200 })], [], PUBLISHED_PACKS)
  expect(found.phases).toEqual([{ phase: 'primary', schools: 2, pupils: 300 }, { phase: 'secondary', schools: 1, pupils: 900 }])
})

test('inspection facts are counted in their own words, from the best grade on', () => {
  expect(outcomes(card(1, 'Needs attention'), card(2, 'Strong standard'))).toEqual([
    { framework: 'ofsted-report-card', measure: 'inclusion', counts: [{ value: 'Strong standard', schools: 1 }, { value: 'Needs attention', schools: 1 }] },
  ])
})

test('only the latest inspection of a school counts in each publication, and no publication stands for another', () => {
  const older = card(1, 'Needs attention', '2025-12-01')
  expect(outcomes(older, card(1, 'Exceptional'))[0]!.counts).toEqual([{ value: 'Exceptional', schools: 1 }])
  const single: Fact = { schoolId: 1, framework: 'ofsted-single-grade', measure: PUBLISHED_PACKS[1]!.measures[0]!.code, value: PUBLISHED_PACKS[1]!.measures[0]!.grades[0]!.value, on: '2020-01-01' }
  expect(outcomes(single, card(1, 'Exceptional')).map(({ framework }) => framework)).toEqual(['ofsted-report-card', 'ofsted-single-grade'])
})
