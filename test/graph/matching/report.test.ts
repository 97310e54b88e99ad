import { expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { dayOf } from '../../../graph/matching/day.ts'
import { matchRound } from '../../../graph/matching/match-round.ts'
import { otherWays } from '../../../graph/matching/other-ways.ts'
import { urgencyOf } from '../../../graph/matching/problem.ts'
import { reportOf, type Report } from '../../../graph/matching/report.ts'
import { authority } from './authority.ts'
import { category, need, offer, round, school } from './small.ts'

const ids = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index)
const report = async (input: Parameters<typeof matchRound>[0]): Promise<Report> => reportOf(input, await matchRound(input, highsSolver()), otherWays(input))
/** Asking schools by category, each for two days, and so many supporters of two days each: one school each. */
const asking = (tiers: [code: string, schools: number][], supporters: number) => {
  const rows = tiers.flatMap(([code, count], tier) => ids(100 * (tier + 1), count).map((id) => ({ id, code })))
  return round({
    network: { schools: [...rows.map(({ id }) => school(id, { northing: 300_000 + id })), ...ids(1, supporters).map((id) => school(id, { northing: 300_000 + id }))] },
    categories: rows.map(({ id, code }) => category(id, code)), needs: rows.map(({ id }) => need(id, id)),
    offers: ids(1, supporters).map((id) => offer(id, id, { halfDaysPerTerm: 4, maximumSchools: 1 })),
  })
}

test('tiers of five schools and more are told one by one, with what other ways would have met', async () => {
  const { groups, schools, needs, offers } = await report(asking([['4', 5], ['3b', 6]], 5))
  expect(groups).toMatchObject([{ schools: 5, wantedHalfDays: 20, met: 1 }, { schools: 6, wantedHalfDays: 24, met: 0 }])
  expect(groups!.every(({ oneByOne, byLot }) => oneByOne !== null && byLot !== null)).toBe(true)
  expect(schools).toEqual({ something: 5, nothing: 6 })
  expect(needs).toMatchObject({ met: 5 })
  expect(needs.short.find(({ reason }) => reason === 'capacity')).toEqual({ reason: 'capacity', needs: null })
  expect(offers).toEqual({ used: null, unused: null })
})

test('a tier of fewer than five schools, or with fewer than five behind what was met, is told with another', async () => {
  expect((await report(asking([['4', 4], ['3b', 8]], 12))).groups).toMatchObject([{ urgencies: { length: 2 }, schools: 12, met: 1 }])
  expect((await report(asking([['4', 5], ['3b', 6], ['3a', 4]], 11))).groups).toMatchObject([{ schools: 5, met: 1 }, { urgencies: { length: 2 }, schools: 10, met: null, oneByOne: null }])
  const joined = (await report(asking([['4', 6], ['3b', 6], ['3a', 6]], 8))).groups!
  expect(joined.map(({ schools }) => schools)).toEqual([6, 12])
})

test('what cannot be told at all is not', async () => {
  expect(await report(asking([['4', 4]], 4))).toMatchObject({ considered: { schools: null, needs: null, offers: null, pairs: null }, groups: null, worstFive: null, load: null, medianKm: null, steered: { pins: null, vetoes: null } })
  expect((await report(asking([['4', 12]], 3))).groups).toMatchObject([{ schools: 12, met: null, oneByOne: null, byLot: null }])
  expect((await report(asking([['4', 8]], 8))).worstFive).toBeNull()
  expect((await report(asking([['4', 12]], 12))).worstFive).toBe(1)
})

test('what another way would have met is told only where five schools or none are behind it in that way', async () => {
  const [near, far, both, one] = [ids(101, 4), ids(201, 4), ids(1, 4), ids(51, 4)]
  const english = [{ areaCode: 'english', strength: 3 as const }]
  const at = (all: number[], northing: number) => all.map((id) => school(id, { northing }))
  const input = round({
    network: { schools: [...at(near, 300_000), ...at(far, 306_000), ...at(both, 300_000), ...at(one, 306_000)] }, categories: [...near, ...far].map((id) => category(id, '4')),
    needs: [...near.map((id) => need(id, id, { areaCode: 'english' })), ...far.map((id) => need(id, id, { areaCode: 'mathematics' }))],
    offers: [
      ...both.map((id) => offer(id, id, { halfDaysPerTerm: 4, maximumSchools: 1, areas: [...english, { areaCode: 'mathematics', strength: 3 }] })),
      ...one.map((id) => offer(id, id, { halfDaysPerTerm: 4, maximumSchools: 1, areas: english })),
    ],
  })
  const ways = otherWays(input)
  expect(ways.oneByOne.tiers).toMatchObject([{ schools: 8, metHalfDays: 16 }])
  const given = await matchRound(input, highsSolver())
  expect(reportOf(input, given, ways).groups).toMatchObject([{ schools: 8, met: 1, oneByOne: null }])
  const earlier = { ...ways, behind: undefined }
  expect(reportOf(input, given, earlier).groups).toMatchObject([{ met: 1, oneByOne: null, byLot: null }])
})

test('in whole authorities no group hides fewer than five schools, behind what was met or what was not, and nobody is named', async () => {
  for (const seed of [3, 4, 5]) {
    const input = authority({ schools: 60, offers: 20, seed })
    const result = await matchRound(input, highsSolver())
    const { groups, ...rest } = reportOf(input, result, otherWays(input))
    const day = dayOf(input)
    const met = (schoolId: number): number => result.proposals.filter(({ needId }) => input.needs.find(({ id }) => id === needId)!.schoolId === schoolId).reduce((sum, { halfDays }) => sum + halfDays, 0)
    const wanted = (schoolId: number): number => input.needs.filter((row) => row.schoolId === schoolId).reduce((sum, { halfDays }) => sum + halfDays, 0)
    const asked = [...new Set(input.needs.map(({ schoolId }) => schoolId))]
    expect((groups ?? []).reduce((sum, { schools }) => sum + schools, 0)).toBe(groups ? asked.length : 0)
    expect((groups ?? []).filter((group) => group.met === null).length).toBeLessThanOrEqual(1)
    for (const group of groups ?? []) {
      const mine = asked.filter((id) => group.urgencies.includes(urgencyOf(id, day, input)))
      expect(mine.length).toBe(group.schools)
      expect(mine.length).toBeGreaterThanOrEqual(5)
      for (const part of [mine.filter((id) => met(id) > 0), mine.filter((id) => met(id) < wanted(id))]) expect(group.met === null || part.length === 0 || part.length >= 5).toBe(true)
    }
    expect(JSON.stringify({ groups, ...rest })).not.toMatch(/School|Leader|Trust|NaN|undefined/)
  }
})
