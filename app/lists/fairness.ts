/** The fairness figures of a run beside the last run's and other ways to choose, in words and as numbers for the plots. */
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { fairnessOf, type Fairness } from '../../graph/matching/fairness.ts'
import type { OtherWays } from '../../graph/matching/other-ways.ts'
import type { Run } from '../../db/rounds.ts'
import { tierName } from './answers.ts'

export type Way = 'run' | 'last' | 'one' | 'lot'
export type WayFigures = { way: Way; name: string; figures: Fairness }

const percent = (share: number): string => `${Math.floor(share * 100)}%`
const rounded = (number: number): string => (Number.isInteger(number) ? String(number) : number.toFixed(1))
const far = (distance: number | null): string => (distance === null ? 'Not known' : `${distance.toFixed(1)} km`)
/** Of means, to the nearest half-day. */
const inDays = (halfDays: number): string => formatHalfDays(Math.round(halfDays))

/** The ways there are figures for: the run, the one before, one by one, by lot. */
export function waysOf(run: Run, earlier: Run | null, compared: OtherWays | null): WayFigures[] {
  const own = ({ input, result }: Run): Fairness => fairnessOf(input, result.proposals, result.objective.benefit)
  return [
    { way: 'run', name: 'This run', figures: own(run) },
    ...(earlier ? [{ way: 'last' as const, name: 'The run before', figures: own(earlier) }] : []),
    ...(compared ? [{ way: 'one' as const, name: 'One by one', figures: compared.oneByOne }, { way: 'lot' as const, name: 'By lot', figures: compared.byLot }] : []),
  ]
}

type Line = { key: string; what: string; values: string[] }

/** A line for each figure, a value for each way. */
function linesOf(ways: WayFigures[], run: Run): Line[] {
  const line = (key: string, what: string, value: (figures: Fairness) => string): Line => ({ key, what, values: ways.map(({ figures }) => value(figures)) })
  const tiers = [...new Set(ways.flatMap(({ figures }) => figures.tiers.map(({ urgency }) => urgency)))].sort((a, b) => a - b)
  return [
    ...tiers.map((urgency) => line(`tier-${urgency}`, `${tierName(run.input, urgency)}: days met`, ({ tiers: all }) => {
      const tier = all.find((row) => row.urgency === urgency)
      return tier ? `${percent(tier.metHalfDays / tier.wantedHalfDays)} (${inDays(tier.metHalfDays)} of ${inDays(tier.wantedHalfDays)})` : 'None wanted'
    })),
    line('worst', 'The worst-served school gets', ({ worst }) => percent(worst.share)),
    line('nothing', 'Schools that get nothing', ({ worst }) => `${rounded(worst.withNothing)} of ${worst.schools}`),
    line('benefit', 'Total benefit', ({ benefit }) => (benefit === null ? '–' : benefit.toFixed(1))),
    line('gini', 'Unevenness of load, 0 even to 1', ({ load }) => load.gini.toFixed(2)),
    line('tenth', 'Given by the tenth that gives most', ({ load }) => percent(load.topTenth)),
    line('used', 'Offers used', ({ load }) => `${rounded(load.used)} of ${load.offers}`),
    line('median', 'Half of the days travel no further than', ({ travel }) => far(travel.median)),
    line('most', '95% of the days travel no further than', ({ travel }) => far(travel.most)),
    line('balance', 'Schools that only give, only receive, do both', ({ balance }) => [balance.give, balance.receive, balance.both].map(rounded).join(', ')),
  ]
}

/** Each offer's share of the load so far, least loaded first: the points of Lorenz's curve, from 0 to 1 both ways. */
function curveOf({ input, result }: Run): [number, number][] {
  const loads = input.offers.map(({ id, halfDaysPerTerm, committedHalfDays }) => (result.proposals.reduce((sum, row) => (row.offerId === id ? sum + row.halfDays : sum), 0) + committedHalfDays) / halfDaysPerTerm).sort((a, b) => a - b)
  const all = loads.reduce((sum, load) => sum + load, 0)
  let so = 0
  return [[0, 0], ...loads.map((load, at): [number, number] => [(at + 1) / loads.length, all === 0 ? (at + 1) / loads.length : (so += load) / all])]
}

export type FairnessRows = ReturnType<typeof fairnessRows>

export function fairnessRows(run: Run, earlier: Run | null) {
  const ways = waysOf(run, earlier, run.compared)
  return {
    names: ways.map(({ way, name }) => ({ way, name })), lines: linesOf(ways, run), curve: curveOf(run), draws: run.compared?.draws ?? null,
    shares: ways[0]!.figures.tiers.map(({ urgency }) => ({
      urgency, words: tierName(run.input, urgency),
      points: ways.flatMap(({ way, figures }) => figures.tiers.filter((row) => row.urgency === urgency).map((row) => ({ way, share: row.metHalfDays / row.wantedHalfDays }))),
    })),
  }
}
