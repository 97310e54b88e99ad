/**
 * Gives every school to one of several centres, at least cost, within what each centre may hold: exactly, as a flow of least cost.
 *
 * Source: Bradley, Bennett and Demiriz, "Constrained k-means clustering" (2000): schools send one unit each, a centre keeps its
 * least and passes what is more on to a sink. Costs are squared distances in tens of metres. The network simplex answers in whole
 * numbers, so that no school is split.
 */
import { networkSimplex } from '../../matching/flow/network-simplex.ts'
import type { Network } from '../../matching/flow/network.ts'

/** A centre and how many it may hold. */
export type Centre = { x: number; y: number; least: number; most: number }

const TENS = 10

/** Each school's nearest centres, tried before all others. */
const CORE = 6

/** The centre of each point, by position; null where the bounds hold no answer. */
export function assign(x: Float64Array, y: Float64Array, centres: readonly Centre[]): Int32Array | null {
  const [points, sink, core] = [x.length, x.length + centres.length, Math.min(CORE, centres.length)]
  const arcs = centres.length + points * centres.length
  const network: Network = { nodes: sink + 1, from: new Int32Array(arcs), to: new Int32Array(arcs), capacity: new Int32Array(arcs).fill(1), cost: new Float64Array(arcs), supply: new Int32Array(sink + 1).fill(1, 0, points) }
  for (const [at, { least, most }] of centres.entries()) {
    network.from[at] = points + at
    network.to[at] = sink
    network.capacity[at] = most - least
    network.supply[points + at] = -least
  }
  network.supply[sink] = centres.reduce((sum, { least }) => sum + least, 0) - points
  if (network.supply[sink] > 0) return null
  const numberOfArc = (point: number, rank: number): number => centres.length + (rank < core ? point * core + rank : points * core + point * (centres.length - core) + rank - core)
  // Cost and centre in one number each: sorted by cost, then by centre, without an object for each of a million pairs.
  const nearest = new Float64Array(centres.length)
  for (let point = 0; point < points; point += 1) {
    for (let at = 0; at < centres.length; at += 1) {
      const [dx, dy] = [(x[point]! - centres[at]!.x) / TENS, (y[point]! - centres[at]!.y) / TENS]
      nearest[at] = Math.round(dx * dx + dy * dy) * centres.length + at
    }
    nearest.sort()
    for (let rank = 0; rank < centres.length; rank += 1) {
      const at = nearest[rank]! % centres.length
      const arc = numberOfArc(point, rank)
      network.from[arc] = point
      network.to[arc] = points + at
      network.cost[arc] = (nearest[rank]! - at) / centres.length
    }
  }
  const { outcome, flow } = networkSimplex(network, { core: centres.length + points * core })
  if (outcome !== 'optimal') return null
  const answer = new Int32Array(points)
  for (let arc = centres.length; arc < arcs; arc += 1) if (flow[arc] === 1) answer[network.from[arc]!] = network.to[arc]! - points
  return answer
}
