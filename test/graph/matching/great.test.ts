import { expect, test } from 'vitest'
import { madeUpPlaces } from '../../bench/flow/instances.ts'
import { fieldProblem } from '../../bench/matching/instances.ts'
import { compare, levelsOf, scoreOf } from '../../../graph/matching/plan/levels.ts'
import { keepsLimits } from '../../../graph/matching/plan/limits.ts'
import type { Plan } from '../../../graph/matching/plan/problem.ts'
import { solve } from '../../../graph/matching/plan/solve.ts'

/** So many schools that pairs are cut to a core and the search goes district by district. */
const SCHOOLS = 6000
const problem = fieldProblem({ name: '', schools: SCHOOLS, halfDays: 24, seed: 1 }, madeUpPlaces(SCHOOLS, 1))
const notAsked = () => Promise.reject(new Error('not asked'))
const planOf = async (tries: number): Promise<Plan> => (await solve(problem, 'days', { mip: notAsked, lp: notAsked }, { tries, rounds: { byNeed: 0, bySlot: 0 }, prove: false })).plan

test('a plan over thousands of schools keeps every limit, is the same each time, and gets better with more tries', async () => {
  const [first, longer, again] = [await planOf(0), await planOf(3000), await planOf(3000)]
  expect(problem.offer.free.length).toBeGreaterThan(2000)
  expect(keepsLimits(problem, first)).toBe(true)
  expect(keepsLimits(problem, longer)).toBe(true)
  expect(longer).toEqual(again)
  const levels = levelsOf(problem, 'days')
  expect(compare(scoreOf(problem, levels, longer), scoreOf(problem, levels, first))).toBeGreaterThan(0)
})
