/** Rounds on made-up authorities: milliseconds from rows to proposals with reasons, each from cold rows and a warm solver. */
import { highsSolver } from '../../app/jobs/highs.ts'
import { matchRound } from '../../graph/matching/match-round.ts'
import { authority } from '../graph/matching/authority.ts'

type Figure = { case: string; figure: string; value: number; unit: string; bar?: number; objective?: number; optimum?: number }

const SIZES = [
  { name: 'authority of 120 schools, 60 offers', schools: 120, offers: 60 },
  { name: 'authority of 400 schools, 60 offers', schools: 400, offers: 60 },
]
const SEEDS = [1, 2, 3]

/** A row for each size: the median over three authorities, and how many rounds were proven best. */
export async function bench(): Promise<Figure[]> {
  const figures: Figure[] = []
  const solver = highsSolver()
  await matchRound(authority({ schools: 20, offers: 5, seed: 9 }), solver)
  for (const { name, schools, offers } of SIZES) {
    const runs: { ms: number; optimal: boolean }[] = []
    for (const seed of SEEDS) {
      const input = authority({ schools, offers, seed })
      const start = performance.now()
      const result = await matchRound(input, solver)
      runs.push({ ms: performance.now() - start, optimal: result.status === 'optimal' })
    }
    const inOrder = runs.map((run) => run.ms).sort((a, b) => a - b)
    figures.push({ case: name, figure: 'round, median', value: Math.round(inOrder[1]!), unit: 'ms' })
    figures.push({ case: name, figure: 'round, slowest', value: Math.round(inOrder[2]!), unit: 'ms' })
    figures.push({ case: name, figure: 'rounds proven best', value: runs.filter((run) => run.optimal).length, unit: `of ${runs.length}` })
  }
  return figures
}
