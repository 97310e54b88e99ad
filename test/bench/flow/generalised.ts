/** Generalised assignment as a mixed-integer programme: each job to one agent, agents within their capacity, worth as great as can be. */
import type { Mip, MipSolver } from '../../../graph/matching/model.ts'
import type { GeneralisedAssignment } from './public-instances.ts'

/** The worth reached, checked against the problem, and whether the solver's bound proves it. Throws where the answer breaks a limit. */
export async function solveGeneralised(problem: GeneralisedAssignment, solve: MipSolver): Promise<{ worth: number; proven: boolean }> {
  const answer = await solve(programmeOf(problem))
  const jobs = problem.worth[0]!.length
  const chosen = (agent: number, job: number): boolean => Math.round(answer.values[agent * jobs + job] ?? 0) === 1
  let worth = 0
  for (let job = 0; job < jobs; job += 1) {
    const agents = problem.capacity.map((_, agent) => agent).filter((agent) => chosen(agent, job))
    if (agents.length !== 1) throw new Error(`Job ${job} has ${agents.length} agents.`)
    worth += problem.worth[agents[0]!]![job]!
  }
  problem.capacity.forEach((capacity, agent) => {
    const taken = problem.takes[agent]!.reduce((sum, takes, job) => sum + (chosen(agent, job) ? takes : 0), 0)
    if (taken > capacity) throw new Error(`Agent ${agent} takes ${taken} of ${capacity}.`)
  })
  return { worth, proven: answer.outcome === 'optimal' && Math.floor(answer.bound + 1e-6) <= worth }
}

function programmeOf({ worth, takes, capacity }: GeneralisedAssignment): Mip {
  const jobs = worth[0]!.length
  const columns = capacity.length * jobs
  const each = (agent: number): number[] => Array.from({ length: jobs }, (_, job) => agent * jobs + job)
  return {
    cost: worth.flat(),
    lower: new Array<number>(columns).fill(0),
    upper: new Array<number>(columns).fill(1),
    rows: [
      ...capacity.map((limit, agent) => ({ lower: -Infinity, upper: limit, columns: each(agent), values: takes[agent]! })),
      ...each(0).map((_, job) => ({ lower: 1, upper: 1, columns: capacity.map((__, agent) => agent * jobs + job), values: capacity.map(() => 1) })),
    ],
    start: null,
  }
}
