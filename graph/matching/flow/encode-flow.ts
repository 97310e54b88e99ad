/**
 * Writes the days-only round as a flow and reads the answer back: half-days from supporters to needs, no limits but days.
 *
 * Days are met by urgency, then by benefit; docs/decisions/flow.md has the proof that one cost keeps that order.
 * Supporters → needs, and a hub that takes every spare half-day and stands for every half-day nobody gives. A half-day of worth w
 * in a tier of rank r costs `−(r·day + w·step + tie)`. Any improvement of a flow is a sum of simple cycles; such a cycle changes
 * the days of two needs by one each and passes at most min(supporters, needs) pairs forwards and as many back, so `step` above
 * that many ties and `day` above that many worths keep the order strict. `tie` comes of the two ids, so that equal benefit is
 * decided alike.
 * Leaves out: least half-days, numbers of supporters and of schools (encode.ts), which no flow can hold.
 */
import { bestFirst } from './best-first.ts'
import { GREATEST_COST, UNBOUNDED, type Network } from './network.ts'

/** A round by position. Worth is whole and 0 or more; tier 0 is the most urgent; `limit`, where given, is the most for the pair. */
export type DaysRound = {
  supporterId: Int32Array
  capacity: Int32Array
  needId: Int32Array
  demand: Int32Array
  tier: Int32Array
  pairSupporter: Int32Array
  pairNeed: Int32Array
  worth: Int32Array
  limit?: Int32Array
}

/** What one half-day met (`day`, times its tier's rank) and one step of worth weigh in the costs. */
export type Scale = { ranks: number; day: number; step: number; tie: number }

export type EncodedRound = {
  network: Network
  scale: Scale
  hub: number
  /** Arcs to try first: the hub's and each need's best pairs. */
  core: number
  /** Node of each supporter and of each need of the round. */
  supporterNode: Int32Array
  needNode: Int32Array
  /** By arc: its pair in the round; the hub's arcs come first and have −1. */
  pair: Int32Array
  /** By pair of the round: its arc. */
  arc: Int32Array
}

/** Ties are told apart by at most this many values; fewer where the sums would grow too great. */
const TIES = 2 ** 20

/** The weights that keep days before worth before ties. Throws where whole numbers in doubles can't hold them. */
export function scaleOf({ supporterId, needId, tier, worth }: DaysRound): Scale {
  const longest = 2 * Math.min(supporterId.length, needId.length) + 2
  const ranks = tier.reduce((most, one) => Math.max(most, one), 0) + 1
  const mostWorth = worth.reduce((most, one) => Math.max(most, one), 0)
  for (let tie = TIES; tie >= 1; tie /= 2) {
    const step = tie === 1 ? 1 : longest * tie
    const day = longest * (mostWorth * step + tie)
    if ((ranks + 1) * day <= GREATEST_COST) return { ranks, day, step, tie }
  }
  throw new RangeError('The round has too many tiers or too great worths for one exact cost.')
}

/** The same whole number for the same two ids, below `tie`: the last step of MurmurHash3 (Appleby 2011). */
function tieOf(supporterId: number, needId: number, tie: number): number {
  let mixed = Math.imul(supporterId, 0x9e3779b1) ^ Math.imul(needId, 0x85ebca77)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) % tie
}

/** Positions in order of id. */
const byId = (ids: Int32Array): Int32Array => Int32Array.from(ids.keys()).sort((a, b) => ids[a]! - ids[b]!)

/** The round as a network; the same bytes for any order of supporters, needs and pairs. */
export function encodeFlow(round: DaysRound): EncodedRound {
  const scale = scaleOf(round)
  const [supporters, needs] = [round.supporterId.length, round.needId.length]
  const hub = supporters + needs
  const supporterNode = new Int32Array(supporters)
  const needNode = new Int32Array(needs)
  byId(round.supporterId).forEach((position, node) => (supporterNode[position] = node))
  byId(round.needId).forEach((position, at) => (needNode[position] = supporters + at))
  const { order, core } = bestFirst(sortedPairs(round, supporterNode, needNode, hub), round.pairNeed, round.worth)
  const arcs = hub + order.length
  const network: Network = { nodes: hub + 1, from: new Int32Array(arcs), to: new Int32Array(arcs), capacity: new Int32Array(arcs).fill(UNBOUNDED), cost: new Float64Array(arcs), supply: new Int32Array(hub + 1) }
  supporterNode.forEach((node, position) => hubArc(network, node, hub, node, round.capacity[position]!))
  needNode.forEach((node, position) => hubArc(network, hub, node, node, -round.demand[position]!))
  const pair = new Int32Array(arcs).fill(-1)
  const arcOf = new Int32Array(order.length)
  for (let at = 0; at < order.length; at += 1) {
    const [one, arc] = [order[at]!, hub + at]
    const [supporter, need] = [round.pairSupporter[one]!, round.pairNeed[one]!]
    pair[arc] = one
    arcOf[one] = arc
    network.from[arc] = supporterNode[supporter]!
    network.to[arc] = needNode[need]!
    network.capacity[arc] = Math.min(round.limit?.[one] ?? UNBOUNDED, round.demand[need]!)
    network.cost[arc] = costOfPair(round, one, scale)
  }
  return { network, scale, hub, core: hub + core, supporterNode, needNode, pair, arc: arcOf }
}

/** What a half-day of a pair costs, below 0. */
function costOfPair(round: DaysRound, pair: number, { ranks, day, step, tie }: Scale): number {
  const [supporter, need] = [round.pairSupporter[pair]!, round.pairNeed[pair]!]
  return -((ranks - round.tier[need]!) * day + round.worth[pair]! * step + tieOf(round.supporterId[supporter]!, round.needId[need]!, tie))
}

/** The hub's arc of a node has the node's number, and no capacity: a bound would spoil the prices. */
function hubArc({ from, to, supply }: Network, start: number, end: number, node: number, amount: number): void {
  from[node] = start
  to[node] = end
  supply[node] = amount
  const hub = supply.length - 1
  supply[hub] = supply[hub]! - amount
}

/** Pairs by need and then by supporter, in order of node: two passes of counting. */
function sortedPairs({ pairSupporter, pairNeed }: DaysRound, supporterNode: Int32Array, needNode: Int32Array, nodes: number): Int32Array {
  const unsorted = new Int32Array(pairSupporter.length).map((_, pair) => pair)
  return counted(counted(unsorted, pairSupporter, supporterNode, nodes), pairNeed, needNode, nodes)
}

/** Pairs in order of the node of their end, and otherwise as they came. */
function counted(pairs: Int32Array, end: Int32Array, node: Int32Array, nodes: number): Int32Array {
  const next = new Int32Array(nodes + 1)
  for (let pair = 0; pair < end.length; pair += 1) next[node[end[pair]!]! + 1]! += 1
  for (let at = 0; at < nodes; at += 1) next[at + 1]! += next[at]!
  const order = new Int32Array(pairs.length)
  for (let at = 0; at < pairs.length; at += 1) order[next[node[end[pairs[at]!]!]!]!++] = pairs[at]!
  return order
}
