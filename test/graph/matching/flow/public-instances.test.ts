import { describe, expect, test } from 'vitest'
import { highsSolver } from '../../../../app/jobs/highs.ts'
import { violationsOf } from '../../../../graph/matching/flow/certificate.ts'
import { networkSimplex } from '../../../../graph/matching/flow/network-simplex.ts'
import { costOf, type Network } from '../../../../graph/matching/flow/network.ts'
import { solveGeneralised } from '../../../bench/flow/generalised.ts'
import { publicInstances, readAssignment, readDimacs, readGeneralised } from '../../../bench/flow/public-instances.ts'

const absent = publicInstances('netgen').length === 0
if (absent) console.warn('The public instances are not here: their tests are skipped.')

const optimum = (network: Network): number => {
  const answer = networkSimplex(network)
  expect(answer.outcome).toBe('optimal')
  expect(violationsOf(network, answer.flow, answer.potential)).toEqual([])
  return Number(costOf(network, answer.flow))
}

describe.skipIf(absent)('public instances', () => {
  test.each(publicInstances('netgen'))('$name comes out at its known optimum', ({ text, known }) => {
    const { network, fixedCost } = readDimacs(text)
    expect(optimum(network) + fixedCost).toBe(known.optimum)
  })

  test.each(publicInstances('orlib_assign'))('$name comes out at its known optimum', ({ text, known }) => {
    expect(optimum(readAssignment(text))).toBe(known.optimum)
  })

  test.each(publicInstances('orlib_gap').slice(0, 1))('$name comes out at its known optima', async ({ text, known }) => {
    for (const [at, problem] of readGeneralised(text).entries()) {
      const { worth, proven } = await solveGeneralised(problem, highsSolver().mip)
      expect(worth).toBe(known.optima![at])
      expect(proven).toBe(true)
    }
  })
})

test('a DIMACS arc with a lower bound costs what it must carry', () => {
  const { network, fixedCost } = readDimacs('c small\np min 2 1\nn 1 3\nn 2 -3\na 1 2 1 5 4\n')
  expect(optimum(network) + fixedCost).toBe(12)
})

test('text that is not DIMACS is refused, with the line', () => {
  expect(() => readDimacs('p min 2 1\na 1 two 0 1 4\n')).toThrow('Line 2')
  expect(() => readDimacs('hello\n')).toThrow('Not a DIMACS')
})
