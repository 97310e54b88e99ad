import { expect, test } from 'vitest'
import { AREAS, areaName } from '../../../graph/categories/areas.ts'
import { PACKS, PUBLISHED_PACKS } from '../../../graph/categories/packs.ts'
import { OFSTED_REPORT_CARD } from '../../../graph/categories/packs/ofsted-report-card.ts'
import { OFSTED_SINGLE_GRADE } from '../../../graph/categories/packs/ofsted-single-grade.ts'

test('report cards have five grades from exceptional to urgent improvement', () => {
  const achievement = OFSTED_REPORT_CARD.measures.find(({ code }) => code === 'achievement')!
  expect(achievement.grades.map(({ name }) => name)).toEqual(['Exceptional', 'Strong standard', 'Expected standard', 'Needs attention', 'Urgent improvement'])
})

test('report cards judge six areas, early years and post-16 where they apply, and safeguarding as met or not met', () => {
  expect(OFSTED_REPORT_CARD.measures.filter(({ whereApplicable }) => !whereApplicable)).toHaveLength(7)
  expect(OFSTED_REPORT_CARD.measures.filter(({ whereApplicable }) => whereApplicable).map(({ code }) => code)).toEqual(['early-years', 'post-16'])
  expect(OFSTED_REPORT_CARD.measures[0]).toMatchObject({ code: 'safeguarding-standards', grades: [{ value: 'Met' }, { value: 'Not met' }] })
})

test('report cards began in November 2025, when single grades had ended', () => {
  expect(OFSTED_REPORT_CARD.from).toBe('2025-11-10')
  expect(OFSTED_SINGLE_GRADE.to).toBe('2025-11-09')
})

test('the single word ended in September 2024, before the key judgements did', () => {
  const overall = OFSTED_SINGLE_GRADE.measures.find(({ code }) => code === 'overall-effectiveness')!
  expect(overall.to?.slice(0, 7)).toBe('2024-09')
  expect(overall.grades.map(({ value }) => value)).toEqual(['1', '2', '3', '4', 'Not judged'])
})

test('a published pack has no categories, so that nothing of it can be taken for one', () => {
  for (const pack of PUBLISHED_PACKS) expect(pack).not.toHaveProperty('categories')
})

test('every pack shipped has its own code, a source and a first day', () => {
  expect(new Set(PACKS.map(({ code }) => code)).size).toBe(PACKS.length)
  for (const { source, from } of PACKS) {
    expect(source).not.toBe('')
    expect(from).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
})

test('every area of the taxonomy is there once, under its own name', () => {
  expect(AREAS).toHaveLength(28)
  expect(new Set(AREAS.map(({ code }) => code)).size).toBe(28)
  expect(new Set(AREAS.map(({ name }) => name)).size).toBe(28)
  expect(areaName('phonics-ks1')).toBe('Phonics and key stage 1')
  expect(areaName('forest-school')).toBe('forest-school')
})
