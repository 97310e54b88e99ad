/**
 * Solves a mixed-integer programme with HiGHS (WebAssembly). Blocks its thread: call it in a worker.
 *
 * The model goes in as numbers, never as text, because bad LP text is answered with "Empty". The relative gap is set to 0: HiGHS
 * stops at 0.01 % by default. Sizes and outcome are checked, an instance that threw is thrown away, and a programme too big
 * for the build's 2 GB is not begun. What comes back is still only a claim: graph/matching checks it.
 */
import loadHighs, { type Highs } from 'highs'
import type { Column, Master, Mip, MipAnswer, Solver } from '../../graph/matching/model.ts'

/** `seconds` is for each programme. Above `columns` the build has aborted for want of memory. */
export type HighsLimits = { seconds: number; columns: number }
const LIMITS: HighsLimits = { seconds: 20, columns: 25_000 }

/** A solver with its own instance of HiGHS, loaded at the first programme. */
export function highsSolver(limits: Partial<HighsLimits> = {}): Solver {
  const { seconds, columns } = { ...LIMITS, ...limits }
  let instance: Promise<Highs> | null = null
  const guarded = <Answer>(work: () => Answer, otherwise: Answer): Answer => {
    try {
      return work()
    } catch {
      instance = null
      return otherwise
    }
  }
  return {
    mip: async (mip) => {
      const highs = await (instance ??= loadHighs())
      return mip.cost.length > columns ? nothing(highs) : guarded(() => run(highs, mip, seconds), nothing(highs))
    },
    lp: async (rows) => {
      const highs = await (instance ??= loadHighs())
      const master = guarded(() => masterOf(highs, rows), null)
      return master && { prices: (more) => guarded(() => master.prices(more), null), free: () => guarded(master.free, undefined) }
    },
  }
}

/** A linear programme that is solved again from where it stood: new columns leave the last solution feasible. */
function masterOf(highs: Highs, { lower, upper }: { lower: readonly number[]; upper: readonly number[] }): Master {
  const numRows = upper.length
  const sparse = (columns: readonly Column[]) => {
    const starts = [0]
    for (const { rows } of columns) starts.push(starts.at(-1)! + rows.length)
    return { format: 'csc' as const, numRows, numCols: columns.length, starts: Int32Array.from(starts), indices: Int32Array.from(columns.flatMap(({ rows }) => rows)), values: Float64Array.from(columns.flatMap(({ values }) => values)) }
  }
  const model = highs.createModel({ numCols: 0, numRows, sense: highs.constants.objectiveSense.maximize, colCost: [], colLower: [], colUpper: [], rowLower: lower, rowUpper: upper, matrix: sparse([]) })
  model.options.set({ output_flag: false, random_seed: 0, solver: 'simplex', presolve: 'off', simplex_strategy: PRIMAL })
  return {
    prices: (columns) => {
      model.addCols({ cost: Float64Array.from(columns, ({ cost }) => cost), lower: new Float64Array(columns.length), upper: new Float64Array(columns.length).fill(Infinity), matrix: sparse(columns) })
      model.run()
      const prices = model.getModelStatus() === highs.constants.modelStatus.optimal ? model.getSolution().rowDual : null
      return prices?.every(Number.isFinite) ? prices : null
    },
    free: () => model.dispose(),
  }
}

/** HiGHS's number for the primal simplex. */
const PRIMAL = 4

const nameOf = (highs: Highs): string => `HiGHS ${highs.version.string}`

const nothing = (highs: Highs): MipAnswer => ({ solver: nameOf(highs), outcome: 'none', values: [], bound: Infinity })

/**
 * Every number is whole, so a gap below one is none. Rounds begin from a good plan: the heuristics that look for one by solving a
 * smaller programme took up to half of the time and seldom found one (docs/decisions/matching.md).
 */
const OPTIONS = {
  output_flag: false,
  random_seed: 0,
  mip_rel_gap: 0,
  mip_abs_gap: 0.5,
  mip_heuristic_effort: 0.02,
  mip_heuristic_run_rens: false,
  mip_heuristic_run_root_reduced_cost: false,
} as const

function run(highs: Highs, mip: Mip, seconds: number): MipAnswer {
  return highs.withModel(asModel(highs, mip), (model): MipAnswer => {
    model.options.set({ ...OPTIONS, time_limit: seconds })
    if (mip.start) model.setSolution({ colValue: mip.start })
    model.run()
    const { modelStatus } = highs.constants
    const status = model.getModelStatus()
    if (status === modelStatus.infeasible) return { ...nothing(highs), outcome: 'infeasible' }
    const values = [...model.getSolution().colValue]
    const found = model.info.get('primal_solution_status') === 2 && values.length === mip.cost.length && values.every(Number.isFinite)
    const bound = status === modelStatus.optimal || status === modelStatus.timeLimit ? Number(model.info.get('mip_dual_bound')) : Infinity
    if (!found) return { ...nothing(highs), bound }
    return { solver: nameOf(highs), outcome: status === modelStatus.optimal ? 'optimal' : 'feasible', values, bound }
  })
}

function asModel(highs: Highs, { cost, lower, upper, rows }: Mip) {
  const starts = [0]
  for (const row of rows) starts.push(starts.at(-1)! + row.columns.length)
  return {
    numCols: cost.length,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: cost,
    colLower: lower,
    colUpper: upper,
    rowLower: rows.map((row) => row.lower),
    rowUpper: rows.map((row) => row.upper),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: cost.length,
      starts,
      indices: rows.flatMap((row) => row.columns),
      values: rows.flatMap((row) => row.values),
    },
    integrality: new Int32Array(cost.length).fill(highs.constants.variableType.integer),
  }
}
