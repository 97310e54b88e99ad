/**
 * Reads the public instances: min-cost flow in DIMACS form, assignment and generalised assignment as the OR-Library has them.
 * Sources: DIMACS, "The first DIMACS international algorithm implementation challenge" (1990); Beasley, OR-Library (1990).
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { networkOf, type Network } from '../../../graph/matching/flow/network.ts'
import { realData } from '../../real-data.ts'

const GREATEST_ARCS = 1_000_000

type Known = { optimum?: number; optima?: number[] }
export type Instance = { name: string; text: string; known: Known }

/** Every instance of a collection with its known optimum; none where the folder is absent. */
export function publicInstances(collection: 'netgen' | 'orlib_assign' | 'orlib_gap'): Instance[] {
  const folder = realData('matching')
  if (folder === null) return []
  const known = JSON.parse(readFileSync(join(folder, 'known-optima.json'), 'utf8')) as Record<string, Known>
  return readdirSync(join(folder, collection))
    .sort()
    .map((file) => {
      const name = `${collection}/${file.replace(/\.gz$/, '')}`
      return { name, text: gunzipSync(readFileSync(join(folder, collection, file))).toString(), known: known[name] ?? {} }
    })
}

type Arc = { from: number; to: number; capacity: number; cost: number }

/** A DIMACS min-cost-flow text as a network, with what its lower bounds already cost. Throws where the text is not of that form. */
export function readDimacs(text: string): { network: Network; fixedCost: number } {
  const supply: number[] = []
  const arcs: Arc[] = []
  let fixedCost = 0
  for (const [at, line] of text.split('\n').entries()) {
    const [kind, ...fields] = line.trim().split(/\s+/)
    if (kind === 'p') supply.push(...new Array<number>(whole(fields[1], at)).fill(0))
    if (kind === 'n') supply[whole(fields[0], at) - 1]! += whole(fields[1], at)
    if (kind !== 'a') continue
    const [from, to, low, high, cost] = fields.map((field) => whole(field, at)) as [number, number, number, number, number]
    arcs.push({ from: from - 1, to: to - 1, capacity: high - low, cost })
    supply[from - 1]! -= low
    supply[to - 1]! += low
    fixedCost += low * cost
  }
  if (supply.length === 0 || arcs.length > GREATEST_ARCS) throw new Error('Not a DIMACS min-cost-flow text, or too great.')
  return { network: networkOf(supply, arcs), fixedCost }
}

function whole(field: string | undefined, line: number): number {
  const value = Number(field)
  if (field === undefined || !Number.isSafeInteger(value)) throw new Error(`Line ${line + 1} has ${field ?? 'nothing'} where a whole number belongs.`)
  return value
}

const numbers = (text: string): number[] => text.trim().split(/\s+/).map(Number)

/** An OR-Library assignment problem as a network: `n` and either all n × n costs or lines of row, column and cost. */
export function readAssignment(text: string): Network {
  const [n, ...rest] = numbers(text) as [number, ...number[]]
  const dense = rest.length === n * n
  const arcs: Arc[] = []
  for (let at = 0; at < rest.length; at += dense ? 1 : 3) {
    const [row, column, cost] = dense ? [Math.floor(at / n), at % n, rest[at]!] : [rest[at]! - 1, rest[at + 1]! - 1, rest[at + 2]!]
    arcs.push({ from: row, to: n + column, capacity: 1, cost })
  }
  return networkOf(Array.from({ length: 2 * n }, (_, node) => (node < n ? 1 : -1)), arcs)
}

/** Agents with capacities, jobs, what a job is worth and what it takes by agent. */
export type GeneralisedAssignment = { worth: number[][]; takes: number[][]; capacity: number[] }

/** The problems of one OR-Library generalised-assignment file. */
export function readGeneralised(text: string): GeneralisedAssignment[] {
  const all = numbers(text)
  let at = 0
  const take = (count: number): number[] => all.slice(at, (at += count))
  const table = (rows: number, columns: number): number[][] => Array.from({ length: rows }, () => take(columns))
  return Array.from({ length: take(1)[0]! }, () => {
    const [agents, jobs] = take(2) as [number, number]
    return { worth: table(agents, jobs), takes: table(agents, jobs), capacity: take(agents) }
  })
}
