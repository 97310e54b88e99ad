/**
 * A run as it may be published: who was considered, in what order and by which rules, and whether the outcome is fair.
 *
 * Counts and shares alone: no school, no person, no reason typed by anybody. No count under five, and none by difference
 * (suppress.ts). A sum of days is over five schools or more, and so are the schools behind what was met and behind what was
 * not: tiers are joined, most urgent first, until that is so, or else the sum stays untold. Nothing is compared with another run, which would tell of the one
 * school that changed. Shares are 0..1, distances kilometres.
 * Leaves out: words (app/lists/report.ts).
 */
import { dayOf } from './day.ts'
import { behindOf, fairnessOf, type Behind, type Fairness } from './fairness.ts'
import type { RoundInput, RoundResult, Unmet } from './model.ts'
import type { OtherWays } from './other-ways.ts'
import { urgencyOf } from './problem.ts'
import { LEAST_SHOWN, countShown, partsShown } from './suppress.ts'

/**
 * Tiers told together. The shares are of the days wanted: `met` in the run and in other ways, each null where it would tell of
 * fewer than five schools; the other ways too where `met` is, since they often come to the same.
 */
export type ReportGroup = { urgencies: number[]; schools: number; wantedHalfDays: number; met: number | null; oneByOne: number | null; byLot: number | null }

export type Report = {
  considered: { schools: number | null; needs: number | null; offers: number | null; pairs: number | null }
  /** Most urgent first; null where fewer than five schools ask. */
  groups: ReportGroup[] | null
  /** Every need is in one of these: met in full, or short for a reason. */
  needs: { met: number | null; short: { reason: Unmet['reason']; needs: number | null }[] }
  /** Schools that ask: some get something, the rest nothing. */
  schools: { something: number | null; nothing: number | null }
  offers: { used: number | null; unused: number | null }
  steered: { pins: number | null; vetoes: number | null }
  /** The mean share met of the five schools served worst is at least this: a whole number of quarters. */
  worstFive: number | null
  /** Gini's coefficient of the load of all offers, and in other ways to choose. */
  load: { run: number; oneByOne: number | null; byLot: number | null } | null
  /** The distance within which half of the days are travelled, with at least five proposals on either side of it; whole kilometres. */
  medianKm: number | null
}

type School = { urgency: number; wanted: number; met: number }
const REASONS: readonly Unmet['reason'][] = ['no-offer-in-area', 'rules-exclude-all', 'capacity', 'below-minimum']

export function reportOf(input: RoundInput, result: RoundResult, compared: OtherWays | null): Report {
  const schools = [...schoolsOf(input, result).values()]
  const own = fairnessOf(input, result.proposals, result.objective.benefit)
  const considered = { schools: countShown(schools.length), needs: countShown(input.needs.length), offers: countShown(input.offers.length) }
  const needs = partsShown([input.needs.length - result.unmet.length, ...REASONS.map((reason) => result.unmet.filter((row) => row.reason === reason).length)]).parts
  const served = partsShown([schools.filter(({ met }) => met > 0).length, schools.filter(({ met }) => met === 0).length]).parts
  const offers = partsShown([own.load.used, own.load.offers - own.load.used]).parts
  const kinds = (kind: 'pin' | 'veto'): number | null => countShown(input.overrides.filter((row) => row.kind === kind).length)
  return {
    considered: { ...considered, pairs: considered.needs !== null && considered.offers !== null ? input.needs.length * input.offers.length : null },
    groups: groupsOf(schools, { figures: own, behind: behindOf(input, [result.proposals]) }, compared),
    needs: { met: needs[0]!, short: REASONS.map((reason, at) => ({ reason, needs: needs[at + 1]! })) },
    schools: { something: served[0]!, nothing: served[1]! },
    offers: { used: offers[0]!, unused: offers[1]! },
    steered: { pins: kinds('pin'), vetoes: kinds('veto') },
    worstFive: worstFiveOf(schools),
    load: own.load.offers < LEAST_SHOWN ? null : { run: own.load.gini, oneByOne: compared?.oneByOne.load.gini ?? null, byLot: compared?.byLot.load.gini ?? null },
    medianKm: result.proposals.length < 2 * LEAST_SHOWN || own.travel.median === null ? null : Math.round(own.travel.median),
  }
}

function schoolsOf(input: RoundInput, { proposals }: RoundResult): Map<number, School> {
  const day = dayOf(input)
  const metOf = new Map<number, number>()
  for (const { needId, halfDays } of proposals) metOf.set(needId, (metOf.get(needId) ?? 0) + halfDays)
  const schools = new Map<number, School>()
  for (const { id, schoolId, halfDays } of input.needs) {
    const school = schools.get(schoolId) ?? { urgency: urgencyOf(schoolId, day, input), wanted: 0, met: 0 }
    schools.set(schoolId, { ...school, wanted: school.wanted + halfDays, met: school.met + (metOf.get(id) ?? 0) })
  }
  return schools
}

/** A way to choose: its figures, and the schools behind them; unknown where the run does not say. */
type Way = { figures: Fairness; behind: Behind[] | undefined }

/** May a sum over these tiers be told? As many schools behind what was met, and behind what was not: none at all, or five. */
function safe(urgencies: number[], behind: Behind[] | undefined): boolean {
  const count = (pick: (row: Behind) => number): number => (behind ?? []).reduce((sum, row) => sum + (urgencies.includes(row.urgency) ? pick(row) : 0), 0)
  const enough = (schools: number): boolean => schools === 0 || schools >= LEAST_SHOWN
  return behind !== undefined && enough(count(({ served }) => served)) && enough(count(({ short }) => short))
}

/** The last group may be one whose sum may not be told; it is then the only one, and no total is told from which it would follow. */
function groupsOf(schools: School[], own: Way, compared: OtherWays | null): ReportGroup[] | null {
  if (schools.length < LEAST_SHOWN) return null
  const groups: number[][] = []
  let open: number[] = []
  const inside = (urgencies: number[]): School[] => schools.filter(({ urgency }) => urgencies.includes(urgency))
  for (const { urgency } of own.figures.tiers) {
    open = [...open, urgency]
    if (inside(open).length >= LEAST_SHOWN && safe(open, own.behind)) groups.push(open.splice(0))
  }
  while (open.length > 0 && inside(open).length < LEAST_SHOWN) open = [...groups.pop()!, ...open]
  return [...groups, ...(open.length > 0 ? [open] : [])].map((urgencies) => {
    const mine = inside(urgencies)
    const wantedHalfDays = mine.reduce((sum, { wanted }) => sum + wanted, 0)
    const share = ({ figures, behind }: Way): number | null =>
      !safe(urgencies, behind) ? null : figures.tiers.filter(({ urgency }) => urgencies.includes(urgency)).reduce((sum, { metHalfDays }) => sum + metHalfDays, 0) / wantedHalfDays
    const met = share(own)
    const other = (way: 'oneByOne' | 'byLot'): number | null => (met === null || compared === null ? null : share({ figures: compared[way], behind: compared.behind?.[way] }))
    return { urgencies, schools: mine.length, wantedHalfDays, met, oneByOne: other('oneByOne'), byLot: other('byLot') }
  })
}

/** With one to four schools left over, theirs could be worked out. In quarters, so that nobody can count the schools that get nothing. */
function worstFiveOf(schools: School[]): number | null {
  if (schools.length < LEAST_SHOWN || partsShown([LEAST_SHOWN, schools.length - LEAST_SHOWN]).parts[0] === null) return null
  const shares = schools.map(({ met, wanted }) => met / wanted).sort((a, b) => a - b).slice(0, LEAST_SHOWN)
  return Math.floor(4 * (shares.reduce((sum, share) => sum + share, 0) / LEAST_SHOWN)) / 4
}
