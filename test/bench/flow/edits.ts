/** What a change takes on a solved round: vetoes of pairs in use, pins, supporters' days and needs' days, one after another. */
import type { DaysRound, EncodedRound } from '../../../graph/matching/flow/encode-flow.ts'
import { networkSimplex } from '../../../graph/matching/flow/network-simplex.ts'
import { costOf, type FlowAnswer } from '../../../graph/matching/flow/network.ts'
import { allow, offer, pin, want, whatIf, type WhatIf } from '../../../graph/matching/flow/what-if.ts'
import { chances } from '../../graph/matching/authority.ts'
import type { Row } from '../run.ts'
import { processorMs } from './processor.ts'

const EDITS = 1000
const WARM_UP = 100
const BAR_MS = 1

/** The median and the 95th percentile of a change; throws if the flow then costs other than solving afresh. */
export function editRows(name: string, round: DaysRound, encoded: EncodedRound, answer: FlowAnswer): Row[] {
  const days = whatIf(encoded, round, answer)
  const change = drawnChanges(round, days)
  const times: number[] = []
  for (let count = 0; count < EDITS + WARM_UP; count += 1) {
    const next = change(count)
    const start = processorMs()
    if (!next()) throw new Error('A change could not be settled.')
    if (count >= WARM_UP) times.push(processorMs() - start)
  }
  const { network, flow } = days.standing
  if (costOf(network, networkSimplex(network, encoded).flow) !== costOf(network, flow)) throw new Error('Changes end in another cost than solving afresh.')
  times.sort((a, b) => a - b)
  return [
    { case: name, figure: 'a change, median', value: times[EDITS / 2]!, unit: 'ms' },
    { case: name, figure: 'a change, 95th percentile', value: times[EDITS * 0.95]!, unit: 'ms', bar: BAR_MS },
  ]
}

/** A veto of a pair in use, a day more or less offered or wanted, a day of a pair pinned: in turn. */
function drawnChanges(round: DaysRound, days: WhatIf): (count: number) => () => boolean {
  const { encoded, standing: { network, flow } } = days
  const chance = chances(11)
  const upTo = (count: number): number => Math.floor(chance() * count)
  const byADay = (halfDays: number): number => Math.max(0, halfDays + (chance() < 0.5 ? 2 : -2))
  const inUse = (): number => {
    for (;;) {
      const pair = upTo(round.worth.length)
      if (flow[encoded.arc[pair]!]! > 0) return pair
    }
  }
  return (count) => {
    if (count % 4 === 0) return ((pair) => () => allow(days, pair, 0))(inUse())
    if (count % 4 === 1) return ((supporter, by) => () => offer(days, supporter, by(network.supply[encoded.supporterNode[supporter]!]!)))(upTo(round.capacity.length), byADay)
    if (count % 4 === 2) return ((need, by) => () => want(days, need, by(-network.supply[encoded.needNode[need]!]!)))(upTo(round.demand.length), byADay)
    return ((pair) => () => pin(days, pair, Math.min(2, flow[encoded.arc[pair]!]!)))(inUse())
  }
}
