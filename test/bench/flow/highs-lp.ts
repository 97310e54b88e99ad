/** The same network as a linear programme for HiGHS, as a witness and to measure against. Costs have to be small enough for its tolerances. */
import loadHighs from 'highs'
import type { Network } from '../../../graph/matching/flow/network.ts'
import { processorMs } from './processor.ts'

/** What HiGHS says the least cost is, and how long it took to say so. */
export async function highsLeastCost({ nodes, from, to, capacity, cost, supply }: Network): Promise<{ cost: number; ms: number }> {
  const highs = await loadHighs()
  const starts = Int32Array.from({ length: from.length + 1 }, (_, arc) => 2 * arc)
  const programme = {
    numCols: from.length,
    numRows: nodes,
    sense: highs.constants.objectiveSense.minimize,
    colCost: [...cost],
    colLower: new Array<number>(from.length).fill(0),
    colUpper: [...capacity],
    rowLower: [...supply],
    rowUpper: [...supply],
    matrix: {
      format: 'csc' as const,
      numRows: nodes,
      numCols: from.length,
      starts: [...starts],
      indices: Array.from({ length: 2 * from.length }, (_, at) => (at % 2 === 0 ? from : to)[at >> 1]!),
      values: Array.from({ length: 2 * from.length }, (_, at) => (at % 2 === 0 ? 1 : -1)),
    },
  }
  return highs.withModel(programme, (model) => {
    model.options.set({ output_flag: false, solver: 'ipm' })
    const start = processorMs()
    model.run()
    const ms = processorMs() - start
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) throw new Error('HiGHS found no optimum.')
    return { cost: Number(model.info.get('objective_function_value')), ms }
  })
}
