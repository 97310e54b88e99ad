import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settleGroups, settleRegister, type GroupFile, type Standing, type Told } from '../../../graph/network/membership-days.ts'

const FILE: GroupFile = { exclusive: true, registerDay: null, registerIsNewer: false }
const stands = (id: number, groupUid: number, from: string | null, to: string | null = null): Standing => ({ id, groupUid, from, to })
const told = (groupUid: number, joined: string | null, more: Partial<Told> = {}): Told => ({ groupUid, joined, closed: null, urnEnded: null, ...more })
const settle = (standing: Standing[], claims: Told[], file: Partial<GroupFile> = {}) => settleGroups(standing, claims, { ...FILE, ...file })

test('a school new to a group joins it on the day told, and leaves it on the day the group closed', () => {
  expect(settle([], [told(7, '2014-04-01')]).changes).toEqual([{ id: null, groupUid: 7, from: '2014-04-01', to: null }])
  expect(settle([], [told(7, '2014-04-01', { closed: '2019-06-30' })]).changes).toEqual([{ id: null, groupUid: 7, from: '2014-04-01', to: '2019-06-30' }])
  expect(settle([], [told(7, '2014-04-01', { closed: '2010-01-01' })]).changes).toEqual([{ id: null, groupUid: 7, from: '2014-04-01', to: '2014-04-01' }])
})

test('a membership the register told of without a day gets its day', () => {
  expect(settle([stands(1, 7, null)], [told(7, '2014-04-01')]).changes).toEqual([{ id: 1, groupUid: 7, from: '2014-04-01', to: null }])
})

test('two files that disagree about the day leave the earlier one, whatever their order', () => {
  expect(settle([stands(1, 7, '2014-04-01')], [told(7, '2013-01-01')]).changes).toEqual([{ id: 1, groupUid: 7, from: '2013-01-01', to: null }])
  expect(settle([stands(1, 7, '2013-01-01')], [told(7, '2014-04-01')]).changes).toEqual([])
})

test('the trust joined later ends the one before, the day before', () => {
  const { changes } = settle([stands(1, 6, '2012-09-01')], [told(7, '2018-01-01')])
  expect(changes).toEqual([
    { id: null, groupUid: 7, from: '2018-01-01', to: null },
    { id: 1, groupUid: 6, from: '2012-09-01', to: '2017-12-31' },
  ])
})

test('a trust joined earlier than the present one is past: it ended the day before', () => {
  expect(settle([stands(1, 7, '2018-01-01')], [told(6, '2012-09-01')]).changes).toEqual([{ id: null, groupUid: 6, from: '2012-09-01', to: '2017-12-31' }])
})

test('where it cannot be told which trust came later, nothing is written', () => {
  expect(settle([stands(1, 7, null)], [told(6, '2012-09-01')])).toEqual({ changes: [], unclear: 1 })
  expect(settle([stands(1, 7, '2012-09-01')], [told(6, '2012-09-01')])).toEqual({ changes: [], unclear: 1 })
  expect(settle([stands(1, 7, '2012-09-01')], [told(6, null)])).toEqual({ changes: [], unclear: 1 })
})

test('a trust joined after the register was read replaces the one it named without a day', () => {
  expect(settle([stands(1, 6, null)], [told(7, '2025-09-01')], { registerDay: '2025-07-17' }).changes).toEqual([
    { id: null, groupUid: 7, from: '2025-09-01', to: null },
    { id: 1, groupUid: 6, from: null, to: '2025-08-31' },
  ])
})

test('an older file adds no membership that a newer register does not name, unless it says how it ended', () => {
  const file = { registerDay: '2025-07-17', registerIsNewer: true }
  expect(settle([], [told(7, '2014-04-01')], file)).toEqual({ changes: [], unclear: 1 })
  expect(settle([], [told(7, '2014-04-01', { urnEnded: '2023-08-31' })], file).changes).toEqual([{ id: null, groupUid: 7, from: '2014-04-01', to: '2023-08-31' }])
})

test('groups one file names together all hold: it lists what is, not what was', () => {
  const claims = [told(6, '2021-03-29'), told(7, '2021-04-29')]
  expect(settle([], claims).changes.map(({ groupUid, to }) => [groupUid, to])).toEqual([[6, null], [7, null]])
})

test('a former URN’s line does not end a membership that goes on under the new one', () => {
  expect(settle([stands(1, 7, null)], [told(7, '2013-09-01', { urnEnded: '2022-08-31' })]).changes).toEqual([{ id: 1, groupUid: 7, from: '2013-09-01', to: null }])
})

test('umbrella trusts end nothing', () => {
  expect(settle([stands(1, 6, '2012-09-01')], [told(7, '2018-01-01')], { exclusive: false }).changes).toEqual([{ id: null, groupUid: 7, from: '2018-01-01', to: null }])
})

test('a leaving that was only noticed late moves to the day before the next joining', () => {
  const standing = [stands(1, 6, '2012-09-01', '2025-07-16'), stands(2, 7, '2025-07-17')]
  expect(settle(standing, [told(7, '2023-09-01')]).changes).toEqual([
    { id: 2, groupUid: 7, from: '2023-09-01', to: null },
    { id: 1, groupUid: 6, from: '2012-09-01', to: '2023-08-31' },
  ])
})

test('the register adds a first group without a day, and dates a change of group by the day it was noticed', () => {
  expect(settleRegister([], 7, '2025-07-17')).toEqual([{ id: null, groupUid: 7, from: null, to: null }])
  expect(settleRegister([stands(1, 7, null)], 7, '2025-07-17')).toEqual([])
  expect(settleRegister([stands(1, 6, '2012-09-01')], 7, '2025-07-17')).toEqual([
    { id: 1, groupUid: 6, from: '2012-09-01', to: '2025-07-16' },
    { id: null, groupUid: 7, from: '2025-07-17', to: null },
  ])
  expect(settleRegister([stands(1, 6, null)], null, '2025-07-17')).toEqual([{ id: 1, groupUid: 6, from: null, to: '2025-07-16' }])
})

test('an older register undoes nothing that began or ended after it', () => {
  expect(settleRegister([stands(1, 6, '2025-09-01')], 7, '2025-07-17')).toEqual([])
  expect(settleRegister([stands(1, 6, '2012-09-01', '2025-08-31')], 6, '2025-07-17')).toEqual([])
})

// ── over generated histories

const day = fc.integer({ min: 0, max: 5_000 }).map((n) => new Date(Date.UTC(2010, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))
const claim = fc.record({ groupUid: fc.integer({ min: 1, max: 4 }), joined: fc.option(day), closed: fc.option(day, { freq: 4 }), urnEnded: fc.option(day, { freq: 4 }) })
const file = fc.uniqueArray(claim, { maxLength: 3, selector: ({ groupUid }) => groupUid })
const rules = fc.record({ exclusive: fc.boolean(), registerDay: fc.option(day), registerIsNewer: fc.boolean() })

const written = (standing: Standing[], claims: Told[], how: GroupFile): Standing[] => {
  const rows = new Map(standing.map((row) => [row.id, row]))
  let next = 100 + standing.length * 10
  for (const { id, ...row } of settleGroups(standing, claims, how).changes) rows.set(id ?? ++next, { id: id ?? next, ...row })
  return [...rows.values()]
}

test('no membership ends before it begins, none disappears, and the same file again changes nothing', () => {
  fc.assert(
    fc.property(file, file, rules, (first, second, how) => {
      const before = written([], first, how)
      const after = written(before, second, how)
      for (const row of after) expect(row.from === null || row.to === null || row.from <= row.to).toBe(true)
      expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining(before.map(({ id }) => id)))
      expect(settleGroups(after, second, how).changes).toEqual([])
    }),
    { numRuns: 2_000 },
  )
})
