import { beforeEach, expect, test } from 'vitest'
import type { Db } from '../../../db/client.ts'
import { undoImport } from '../../../db/imports/apply.ts'
import { all, AT, emptyRegister, facts, faults, file, fixture, fixtureText, linksOf, load } from './world.ts'

let db: Db
beforeEach(async () => {
  db = emptyRegister()
  await load(db, 'register', fixture('register-full.csv'))
})
const published = (urn: number, framework: string, on: string) =>
  Object.fromEntries(
    all<{ measure: string; value: string }>(db, `select f.measure, f.value from published_facts f join schools s on s.id = f.school_id where s.urn = ${urn} and framework = '${framework}' and "on" = '${on}' order by measure`).map(({ measure, value }) => [measure, value]),
  )

test('graded inspections are facts in the publication’s own values, dated by the inspection', async () => {
  await load(db, 'inspections', fixture('statistics.csv'))
  expect(published(900001, 'ofsted-single-grade', '2024-06-12')).toEqual({
    'behaviour-and-attitudes': '1', 'early-years-provision': '1', 'leadership-and-management': '2', 'overall-effectiveness': '2', 'personal-development': '2', 'quality-of-education': '2', 'safeguarding-effective': 'Yes',
  })
  expect(all(db, `select distinct published_on, source from published_facts where "on" = '2024-06-12'`)).toEqual([{ published_on: '2024-07-11', source: 'upload.csv' }])
})

test('"Not judged" is kept as it is, and the codes for no judgement (0, 8, 9) are no facts', async () => {
  await load(db, 'inspections', fixture('statistics.csv'))
  expect(published(900003, 'ofsted-single-grade', '2024-10-01')).toEqual({
    'behaviour-and-attitudes': '3', 'category-of-concern': 'SWK', 'leadership-and-management': '2', 'overall-effectiveness': 'Not judged', 'personal-development': '3', 'quality-of-education': '3', 'safeguarding-effective': 'Yes',
  })
})

test('a fact keeps the URN it was published about', async () => {
  await load(db, 'inspections', fixture('statistics.csv'))
  expect(all(db, `select distinct urn, "on" from published_facts where school_id = (select id from schools where urn = 900003) order by "on"`)).toEqual([{ urn: 900103, on: '2012-10-02' }, { urn: 900003, on: '2024-10-01' }])
})

test('an ungraded inspection is told in its own words', async () => {
  await load(db, 'inspections', fixture('statistics.csv'))
  expect(published(900008, 'ofsted-single-grade', '2023-03-14')).toEqual({ 'ungraded-outcome': 'School remains Good' })
})

test('inspections older than the framework are left out: 3 meant satisfactory then', async () => {
  const { counts } = await load(db, 'inspections', fixture('statistics.csv'))
  expect(published(900001, 'ofsted-single-grade', '2011-04-18')).toEqual({})
  expect(counts.notes).toContain('1 inspection is older than its framework (its grades meant something else) and was left out.')
})

test('report cards are facts of their own framework, each on the day it was judged; NULL is nothing', async () => {
  const { counts } = await load(db, 'inspections', fixture('report-cards.csv'))
  expect(published(900001, 'ofsted-report-card', '2025-11-25')).toEqual({ 'early-years': 'Expected standard', inclusion: 'Strong standard', 'safeguarding-standards': 'Met' })
  expect(published(900001, 'ofsted-report-card', '2026-01-20')).toEqual({ achievement: 'Needs attention' })
  expect(counts).toMatchObject({ read: 2, new: 3 })
})

test('nothing is converted: the graded inspection in a report-card file stays a graded inspection', async () => {
  await load(db, 'inspections', fixture('report-cards.csv'))
  expect(published(900001, 'ofsted-single-grade', '2024-06-12')).toEqual({ 'overall-effectiveness': '2', 'quality-of-education': '2', 'safeguarding-effective': 'Yes' })
  expect(all(db, 'select distinct framework from published_facts order by 1')).toEqual([{ framework: 'ofsted-report-card' }, { framework: 'ofsted-single-grade' }])
})

test('two publications of one inspection are one: what the second adds is added, and nothing is lost', async () => {
  await load(db, 'inspections', fixture('report-cards.csv'))
  await load(db, 'inspections', fixture('statistics.csv'))
  expect(Object.keys(published(900001, 'ofsted-single-grade', '2024-06-12'))).toHaveLength(7)
  expect((await load(db, 'inspections', fixture('report-cards.csv'))).counts.subjects).toEqual({})
  expect((await load(db, 'inspections', fixture('statistics.csv'))).counts.subjects).toEqual({})
})

test('undone, the facts are as they were', async () => {
  await load(db, 'inspections', fixture('report-cards.csv'))
  const before = facts(db)
  const { id } = await load(db, 'inspections', fixture('statistics.csv'))
  expect(undoImport(db, { id, by: null, at: AT })).toMatchObject({ done: { state: 'undone' } })
  expect(facts(db)).toEqual(before)
})

test('a line about a former URN is about the school it became', async () => {
  await load(db, 'links', linksOf([900002, 900102, 'Predecessor', '01-09-2020']))
  await load(db, 'inspections', file(fixtureText('statistics.csv').replaceAll('900001', '900102')))
  expect(published(900002, 'ofsted-single-grade', '2024-06-12')['overall-effectiveness']).toBe('2')
})

test('schools that are not in the register are counted, and so are schools of other authorities left', async () => {
  const { counts } = await load(db, 'inspections', fixture('statistics.csv'), { laCodes: ['902'] })
  expect(counts).toMatchObject({ read: 4, inScope: 1, new: 1 })
  expect(counts.notes).toContain('1 line is about a school that is not in the register here.')
})

test.each([
  ['"Overall effectiveness" of 5', (text: string) => text.replace(',2,,2,1,2,2,Yes,', ',5,,2,1,2,2,Yes,'), 'line 2 Overall effectiveness: Overall effectiveness must be one of 1, 2, 3, 4, Not judged, or 0, 8 or 9 for no judgement.'],
  ['a date as a number', (text: string) => text.replace('12/06/2024', '45455'), 'line 2 Inspection start date: Inspection start date must be a date, such as 31-08-2025. A spreadsheet seems to have changed it; use the file as it was published.'],
  ['letters for a URN', (text: string) => text.replace(',900008,9022008', ',EY9000,9022008'), 'line 4 URN: URN must be six figures, such as 123456.'],
])('%s is refused', async (_what, spoil, words) => {
  expect(await faults(db, 'inspections', file(spoil(fixtureText('statistics.csv'))))).toEqual([words])
})

test('a file of schools without a column of outcomes is refused', async () => {
  expect(await faults(db, 'inspections', file(['URN,LAESTAB,School name', '900001,9012001,Ash']))).toEqual(['line 1: This file has no column of inspection outcomes that is known here.'])
})
