/**
 * Gives schools one or two places each under the networks' room, so that as many as can be are covered, then as many as can be hang by
 * no thread, then at least cost, as a flow.
 *
 * As repair-flow.ts, with a supply of one or two at each school and room for one on each pair: two places of a school are two networks.
 * What goes without costs W at the last unit and 2W at the first of a school that has no company, where W is more than moving places round can
 * save (steady-proof.ts): convex, so that the flow fills first units first. Leaves out: the proof (steady-proof.ts).
 */
import { networkSimplex } from '../matching/flow/network-simplex.ts'
import { UNBOUNDED, type Network } from '../matching/flow/network.ts'
import { missing, type SteadyOptions } from './steady-proof.ts'

/** By school the pairs chosen, as many as it wants or fewer; and the prices of places that prove it. */
export function assignSecondPlaces(options: SteadyOptions): { chosen: number[][]; prices: number[] } {
  const { schools, places, school } = options
  const first = schools.length + places.length
  const { outcome, flow, potential } = networkSimplex(networkOf(options), { hub: first })
  if (outcome !== 'optimal') throw new Error(`A flow that always exists was called ${outcome}.`)
  const chosen = schools.map((): number[] => [])
  const start = 2 * schools.length + places.length
  for (let pair = 0; pair < school.length; pair += 1) if (flow[start + pair]! > 0) chosen[school[pair]!]!.push(pair)
  return { chosen, prices: places.map((_, at) => Math.max(0, potential[first]! - potential[schools.length + at]!)) }
}

/** Arcs in order: each school's to go without one, each place's to the hub, each school's to go without all, the pairs. */
function networkOf(options: SteadyOptions): Network {
  const { schools, places, school, place, cost, wants } = options
  const hub = schools.length + places.length
  const arcs = hub + schools.length + school.length
  const network: Network = {
    nodes: hub + 1, from: new Int32Array(arcs), to: new Int32Array(arcs).fill(hub), capacity: new Int32Array(arcs).fill(UNBOUNDED), cost: new Float64Array(arcs), supply: new Int32Array(hub + 1),
  }
  network.supply.set(wants)
  network.supply[hub] = -wants.reduce((sum, one) => sum + one, 0)
  for (let node = 0; node < hub; node += 1) network.from[node] = node
  places.forEach(({ room }, at) => {
    if (room !== null) network.capacity[schools.length + at] = room
  })
  const without = missing(options)
  schools.forEach((_, at) => {
    const [one, all] = without(at)
    // The dearer arc has no end of room, so that the tree can hang from it.
    network.cost[at] = all
    network.from[hub + at] = at
    network.capacity[hub + at] = 1
    network.cost[hub + at] = one
  })
  school.forEach((at, pair) => {
    const arc = hub + schools.length + pair
    network.from[arc] = at
    network.to[arc] = schools.length + place[pair]!
    network.capacity[arc] = 1
    network.cost[arc] = cost[pair]!
  })
  return network
}
