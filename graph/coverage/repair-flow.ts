/**
 * Gives schools places under the networks' room: as many as can be, then at least cost, as a flow.
 *
 * Each school sends one unit to the hub, through a place it may join or, at a price above any sum of costs, straight: it stays
 * without. A place passes on as many as it has room for. Cheapest flow, most schools placed, least cost among those. Potentials
 * give each place's price: what one more room in it would save.
 * Leaves out: the proof (proof.ts).
 */
import { networkSimplex } from '../matching/flow/network-simplex.ts'
import { UNBOUNDED, type Network } from '../matching/flow/network.ts'
import { without, type Options, type Proof } from './proof.ts'

/** Each school's best pairs are tried before all others. */
const CORE = 20

/** By position of the school its pair, or −1 where it stays without; and the prices that prove it. */
export function assignPlaces(options: Options): { chosen: Int32Array; proof: Proof } {
  const { schools, places, school } = options
  const { order, core } = bestFirst(options)
  const first = schools.length + places.length
  const { outcome, flow, potential } = networkSimplex(networkOfOptions(options, order), { hub: first, core: first + core })
  if (outcome !== 'optimal') throw new Error(`A flow that always exists was called ${outcome}.`)
  const chosen = new Int32Array(schools.length).fill(-1)
  order.forEach((pair, at) => {
    if (flow[first + at]! > 0) chosen[school[pair]!] = pair
  })
  const prices = places.map((_, at) => Math.max(0, potential[first]! - potential[schools.length + at]!))
  return { chosen, proof: { prices } }
}

/** Arcs in order: each school's to stay without, each place's to the hub, the pairs as ordered. */
function networkOfOptions({ schools, places, school, place, cost }: Options, order: Int32Array): Network {
  const [first, hub] = [schools.length, schools.length + places.length]
  const arcs = hub + order.length
  const network: Network = {
    nodes: hub + 1, from: new Int32Array(arcs), to: new Int32Array(arcs).fill(hub), capacity: new Int32Array(arcs).fill(UNBOUNDED), cost: new Float64Array(arcs), supply: new Int32Array(hub + 1),
  }
  network.supply.fill(1, 0, first)
  network.supply[hub] = -first
  for (let node = 0; node < hub; node += 1) network.from[node] = node
  network.cost.fill(without({ schools, cost }), 0, first)
  places.forEach(({ room }, at) => {
    if (room !== null) network.capacity[first + at] = room
  })
  order.forEach((pair, at) => {
    network.from[hub + at] = school[pair]!
    network.to[hub + at] = first + place[pair]!
    network.cost[hub + at] = cost[pair]!
  })
  return network
}

/** Pairs with each school's best in front; pairs come by school. */
function bestFirst({ school, cost }: Options): { order: Int32Array; core: number } {
  const late = new Int8Array(school.length)
  for (let start = 0, end = 0; start < school.length; start = end) {
    while (end < school.length && school[end] === school[start]) end += 1
    if (end - start <= CORE) continue
    const enough = cost.slice(start, end).sort()[CORE - 1]!
    for (let pair = start; pair < end; pair += 1) late[pair] = cost[pair]! > enough ? 1 : 0
  }
  const core = late.reduce((count, one) => count + 1 - one, 0)
  const order = new Int32Array(school.length)
  let [early, rest] = [0, core]
  late.forEach((one, pair) => (order[one ? rest++ : early++] = pair))
  return { order, core }
}
