/**
 * Days only: the network simplex on rounds from one authority to England, against LEMON and HiGHS in the same run; edits without
 * solving again; the public instances against their known optima. Times are processor time; every answer is certified, or the bench stops.
 */
import { highsSolver } from '../../app/jobs/highs.ts'
import { violationsOf } from '../../graph/matching/flow/certificate.ts'
import { encodeFlow, type DaysRound, type EncodedRound } from '../../graph/matching/flow/encode-flow.ts'
import { networkSimplex } from '../../graph/matching/flow/network-simplex.ts'
import { costOf, type FlowAnswer, type Network } from '../../graph/matching/flow/network.ts'
import { editRows } from './flow/edits.ts'
import { solveGeneralised } from './flow/generalised.ts'
import { highsLeastCost } from './flow/highs-lp.ts'
import { madeUpPlaces, registerPlaces, roundOf, SIZES } from './flow/instances.ts'
import { buildLemon, type Lemon } from './flow/lemon.ts'
import { publicInstances, readAssignment, readDimacs, readGeneralised } from './flow/public-instances.ts'
import { processorMs } from './flow/processor.ts'
import type { Row } from './run.ts'

const LEMON_BAR = 1.5
const LEXICOGRAPHIC_BAR_MS = 700
const HIGHS_BAR = 1 / 100
const GENERALISED_BAR_S = 10
const ENGLAND = 'England'
/** HiGHS is asked at this size: at a greater one it takes from half a minute to an hour. */
const WITNESSED = '1,000 schools'

type Measured = { row: Row; pairs: number }

export async function bench(): Promise<Row[]> {
  const places = registerPlaces()
  if (!places) console.error('The register is not here: rounds stand on a made-up map.')
  const lemon = buildLemon()
  const rows: Row[] = []
  const solved: Measured[] = []
  for (const size of SIZES) {
    const round = roundOf(size, places ?? madeUpPlaces(size.schools, size.seed))
    const encoded = encodeFlow(round)
    const name = `days only, ${size.name}`
    const { answer, least } = timed(encoded, size.schools > 5000 ? 5 : 25)
    solved.push({ row: { case: name, figure: 'solved to a proven optimum', value: least, unit: 'ms' }, pairs: round.worth.length })
    rows.push({ case: name, figure: 'pairs', value: round.worth.length, unit: 'pairs' }, solved.at(-1)!.row)
    if (lemon) rows.push(...lemonRows(name, lemon, encoded, answer, least, size.name.startsWith(ENGLAND)))
    if (size.name === WITNESSED) rows.push(await highsRow(name, round, encoded))
    if (size.name.startsWith(ENGLAND)) rows.push(lexicographicRow(name, round))
    rows.push(...editRows(name, round, encoded, answer))
  }
  lemon?.close()
  const half = solved.length / 2
  return [...rows, growth(solved[0]!, solved[half - 1]!), growth(solved[half]!, solved.at(-1)!), ...publicRows(), ...(await generalisedRows())]
}

function certified(network: Network, answer: FlowAnswer): FlowAnswer {
  if (answer.outcome !== 'optimal' || violationsOf(network, answer.flow, answer.potential).length > 0) throw new Error('An answer does not hold.')
  return answer
}

/** The least of several times: what others do on the machine only ever adds. */
function timed({ network, hub, core }: EncodedRound, rounds: number): { answer: FlowAnswer; least: number } {
  let [answer, least] = [networkSimplex(network, { hub, core }), Infinity]
  for (let round = 0; round < rounds; round += 1) {
    const start = processorMs()
    answer = networkSimplex(network, { hub, core })
    least = Math.min(least, processorMs() - start)
  }
  return { answer: certified(network, answer), least }
}

function lemonRows(name: string, lemon: Lemon, { network }: EncodedRound, answer: FlowAnswer, least: number, barred: boolean): Row[] {
  const theirs = lemon.solve(network, barred ? 5 : 25)
  if (theirs.cost !== costOf(network, answer.flow)) throw new Error('LEMON finds another cost.')
  return [
    { case: name, figure: "LEMON's network simplex", value: theirs.least, unit: 'ms' },
    { case: name, figure: 'to LEMON', value: least / theirs.least, unit: '×', ...(barred ? { bar: LEMON_BAR } : {}) },
  ]
}

/** The same pairs with costs that HiGHS's tolerances can tell apart: a thousand a tier. */
async function highsRow(name: string, round: DaysRound, encoded: EncodedRound): Promise<Row> {
  const cost = encoded.network.cost.map((_, arc) => (encoded.pair[arc]! < 0 ? 0 : -(1000 * (encoded.scale.ranks - round.tier[round.pairNeed[encoded.pair[arc]!]!]!) + round.worth[encoded.pair[arc]!]!)))
  const network = { ...encoded.network, cost }
  const { answer, least } = timed({ ...encoded, network }, 5)
  const theirs = await highsLeastCost(network)
  if (Math.abs(Number(costOf(network, answer.flow)) - theirs.cost) > 0.5) throw new Error('HiGHS finds another cost.')
  return { case: name, figure: "to HiGHS's interior point (WASM)", value: least / theirs.ms, unit: '×', bar: HIGHS_BAR }
}

function lexicographicRow(name: string, round: DaysRound): Row {
  const times = [1, 2, 3].map(() => {
    const start = processorMs()
    const encoded = encodeFlow(round)
    certified(encoded.network, networkSimplex(encoded.network, encoded))
    return processorMs() - start
  })
  return { case: name, figure: 'five tiers, encoded to certified', value: Math.min(...times), unit: 'ms', bar: LEXICOGRAPHIC_BAR_MS }
}

const growth = (small: Measured, great: Measured): Row => ({
  case: `${small.row.case} to ${great.row.case.replace('days only, ', '')}`,
  figure: 'growth with pairs, exponent',
  value: Math.log(great.row.value / small.row.value) / Math.log(great.pairs / small.pairs),
  unit: '',
})

function publicRows(): Row[] {
  const instances = [...publicInstances('netgen'), ...publicInstances('orlib_assign')]
  return instances.map(({ name, text, known }): Row => {
    const { network, fixedCost } = name.startsWith('netgen') ? readDimacs(text) : { network: readAssignment(text), fixedCost: 0 }
    const start = processorMs()
    const answer = certified(network, networkSimplex(network))
    const value = processorMs() - start
    return { case: name, figure: 'solved to a proven optimum', value, unit: 'ms', objective: Number(costOf(network, answer.flow)) + fixedCost, optimum: known.optimum }
  })
}

async function generalisedRows(): Promise<Row[]> {
  const solve = highsSolver({ seconds: GENERALISED_BAR_S }).mip
  const rows: Row[] = []
  for (const { name, text, known } of publicInstances('orlib_gap')) {
    for (const [at, problem] of readGeneralised(text).entries()) {
      const start = processorMs()
      const { worth, proven } = await solveGeneralised(problem, solve)
      if (!proven) console.error(`${name} ${at + 1} is not proven.`)
      rows.push({ case: `${name} ${at + 1}`, figure: 'solved to a proven optimum', value: (processorMs() - start) / 1000, unit: 's', bar: GENERALISED_BAR_S, objective: worth, optimum: known.optima?.[at] })
    }
  }
  return rows
}
