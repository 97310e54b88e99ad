/** A run as it may be published, in words: the same lines for the page and for the file. Nothing a person typed is in it. */
import type { Round, Run } from '../../db/rounds.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import type { Unmet } from '../../graph/matching/model.ts'
import { reportOf, type Report } from '../../graph/matching/report.ts'
import { TERMS } from '../../graph/matching/rules.ts'
import { ORDER_WORDS, TERM_HINTS, TERM_NAMES, steeredOf } from '../../graph/matching/settings.ts'
import { tierName } from './answers.ts'
import { proofWords } from './proof.ts'

export const HIDDEN = 'Not shown'
const REASONS: Record<Unmet['reason'], string> = {
  'no-offer-in-area': 'Short because nobody offers the area', 'rules-exclude-all': 'Short because a rule excludes every offer of the area',
  capacity: 'Short because there are too few days', 'below-minimum': 'Short because what is left is too little to send, or supporters help as many schools as they can',
}

export type ReportLine = { part: string; what: string; value: string }
const shown = (count: number | null): string => (count === null ? HIDDEN : String(count))
const percent = (share: number | null): string => (share === null ? HIDDEN : `${Math.round(share * 100)}%`)

export type ReportRows = ReturnType<typeof reportRows>

export function reportRows(round: Pick<Round, 'laName'>, run: Run) {
  const { input, result } = run
  const report = reportOf(input, result, run.compared)
  const { supportersPerNeed, minimumHalfDays, order } = steeredOf(input.rules)
  return {
    laName: round.laName, asOf: formatDay(input.asOf), fingerprint: result.inputsHash,
    considered: considered(report), outcome: outcome(report),
    groups: report.groups?.map(({ urgencies, schools, wantedHalfDays, met, oneByOne, byLot }) => ({
      name: urgencies.map((urgency) => tierName(input, urgency)).join(', '), schools, wanted: formatHalfDays(wantedHalfDays), met: percent(met), oneByOne: percent(oneByOne), byLot: percent(byLot),
    })) ?? null,
    order: `${ORDER_WORDS[order]}. Within that, the best fit in all; within that, the least change from the run before.`,
    tiers: result.objective.tiers.map(({ urgency }) => tierName(input, urgency)),
    limits: [
      `Up to ${supportersPerNeed} ${supportersPerNeed === 1 ? 'supporter' : 'supporters'} for one need, with at least ${formatHalfDays(minimumHalfDays)} each.`,
      'No supporter gives more days, or helps more schools at once, than they offered.',
      'Both schools are open, the offer covers the area, the phase, the distance and the time.',
      `The supporter's head agreed to the offer, and it was confirmed in the last ${input.rules.staleAfterDays} days.`,
      'Nobody supports their own school, one of the same trust, federation or governing body, or one in which they have an interest.',
      `Nobody supports a school in which they held a post in the last ${input.rules.formerPostYears} years.`,
      'A school gives only the help that its category lets it give.',
    ],
    terms: TERMS.map((term) => ({ term, name: TERM_NAMES[term], weight: input.weights[term], hint: TERM_HINTS[term] })),
    proof: proofWords(result, true),
    compared: run.compared !== null,
  }
}

function considered({ considered: { schools, needs, offers, pairs }, steered }: Report): ReportLine[] {
  return [
    ['Schools that asked', schools], ['Needs', needs], ['Offers', offers], ['Pairs of a need and an offer', pairs], ['Pairs required by the broker, with a reason on record', steered.pins], ['Pairs ruled out by the broker, with a reason on record', steered.vetoes],
  ].map(([what, count]) => ({ part: 'Who was considered', what: what as string, value: shown(count as number | null) }))
}

function outcome({ needs, schools, offers, worstFive, load, medianKm }: Report): ReportLine[] {
  const lines: [string, string][] = [
    ['Schools that get something', shown(schools.something)], ['Schools that get nothing', shown(schools.nothing)],
    ['Needs met in full', shown(needs.met)], ...needs.short.map(({ reason, needs: count }): [string, string] => [REASONS[reason], shown(count)]),
    ['Offers used', shown(offers.used)], ['Offers not used', shown(offers.unused)],
    ['The five schools served worst get, on average', worstFive === null ? HIDDEN : worstFive === 1 ? 'All they asked for' : `At least ${percent(worstFive)} of what they asked for`],
    ['Unevenness of load, 0 even to 1', load?.run.toFixed(2) ?? HIDDEN],
    ...(load?.oneByOne != null && load.byLot !== null ? [['The same, choosing one by one', load.oneByOne.toFixed(2)], ['The same, choosing by lot', load.byLot.toFixed(2)]] as [string, string][] : []),
    ['Half of the days travel no further than', medianKm === null ? HIDDEN : `${medianKm} km`],
  ]
  return lines.map(([what, value]) => ({ part: 'What came of it', what, value }))
}

/** Every line of the report, for a file. */
export const reportLines = ({ laName, asOf, fingerprint, considered: first, outcome: last, groups, order, limits, terms, proof }: ReportRows): ReportLine[] => [
  { part: 'About', what: 'Authority', value: laName }, { part: 'About', what: 'As of', value: asOf }, { part: 'About', what: 'Fingerprint of what went in', value: fingerprint },
  ...first,
  { part: 'The order', what: 'First', value: order },
  ...limits.map((value) => ({ part: 'The rules', what: 'Rule', value })),
  ...terms.map(({ name, weight }) => ({ part: 'What counts as fit', what: name, value: String(weight) })),
  { part: 'Why this is fair', what: 'Proof', value: proof },
  ...(groups === null ? [{ part: 'Days met', what: 'All schools', value: HIDDEN }] : groups.flatMap(({ name, schools, wanted, met, oneByOne, byLot }) => [
    { part: `Days met: ${name}`, what: 'Schools', value: String(schools) }, { part: `Days met: ${name}`, what: 'Days wanted', value: wanted }, { part: `Days met: ${name}`, what: 'This round', value: met },
    { part: `Days met: ${name}`, what: 'One by one', value: oneByOne }, { part: `Days met: ${name}`, what: 'By lot', value: byLot },
  ])),
  ...last,
]
