/** A round as `npm run round` prints it: for machines, and for people. Nothing in it comes from the clock. */
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import type { RoundInput, RoundResult } from '../../graph/matching/model.ts'
import type { Authority } from '../../db/round-names.ts'
import { proofWords } from '../lists/proof.ts'
import { supporterName, type Sheet, type SheetNeed, type SheetSupporter } from '../rounds.ts'

/** What is printed, whichever way. */
export type Printed = { authority: Authority; name: string | null; input: RoundInput; result: RoundResult; sheet: Sheet }

const placed = ({ urn, name, phase, laCode }: { urn: number; name: string; phase: string; laCode: string }) => ({ urn, name, phase, laCode })
const supporting = ({ school, leaderName }: SheetSupporter) => ({ school: placed(school), leader: leaderName })

/** One JSON object; days are in half-days, fits from 0 to 1. */
export function asJson({ authority, name, input, result, sheet }: Printed): string {
  const { inputsHash, solver, status, objective, refused } = result
  return JSON.stringify(
    {
      authority, round: name, asOf: input.asOf, inputsHash, solver, status, provenOptimal: status === 'optimal', objective, weights: input.weights, rules: input.rules,
      needs: sheet.needs.map(({ need, area, school, category, urgency, metHalfDays }) => ({ ...need, area, school: placed(school), category, urgency, metHalfDays })),
      proposals: sheet.needs.flatMap(({ school, area, proposals }) =>
        proposals.map(({ supporter, ...proposal }) => ({ ...proposal, area, school: placed(school), supporter: supporting(supporter) })),
      ),
      unmet: sheet.needs.flatMap(({ school, area, unmet }) => (unmet ? [{ ...unmet, area, school: placed(school) }] : [])),
      offers: sheet.offers.map(({ school, leaderName, personId: _, ...offer }) => ({ ...offer, ...supporting({ ...offer, school, leaderName, personId: null }) })),
      refused,
    },
    null,
    2,
  )
}

/** The same for people: a heading, then each need with who is proposed or why nobody is. */
export function asLines({ authority, name, input, result, sheet }: Printed): string {
  const { met, needs, offers } = sheet
  const lines = [
    `${name ?? 'A round'} of ${authority.name} (${authority.code}), read as of ${formatDay(input.asOf)}.`,
    `${needs.length} open ${needs.length === 1 ? 'need' : 'needs'}, ${offers.length} ${offers.length === 1 ? 'offer' : 'offers'}. ${met.needsMet} met in full; ${formatHalfDays(met.metHalfDays)} of ${formatHalfDays(met.wantedHalfDays)}.`,
    `${proofWords(result)} Solver: ${result.solver}. Inputs: ${result.inputsHash}.`,
    ...result.refused.map(({ kind, needId, offerId, because }) => `The ${kind} of offer ${offerId} for need ${needId} could not be kept: ${because}`),
    ...needs.flatMap((need) => ['', ...linesOf(need)]),
    '', 'Offers:',
    ...offers.map((offer) => `  ${supporterName(offer)}: ${formatHalfDays(offer.proposedHalfDays)} proposed of ${formatHalfDays(offer.offeredHalfDays)} a term, ${formatHalfDays(offer.committedHalfDays)} held before.${offer.unusedBecause ? ` ${offer.unusedBecause}` : ''}`),
  ]
  return lines.join('\n')
}

function linesOf({ need, area, school, category, proposals, unmet }: SheetNeed): string[] {
  const head = `${school.name} (${school.urn})${category ? `, category ${category}` : ''}: ${area}, ${formatHalfDays(need.halfDays)}, ${need.priority} priority, by ${formatDay(need.wantedBy)}`
  const given = proposals.map(({ supporter, halfDays, fit, pinned, terms }) => {
    const best = [...terms].sort((a, b) => b.value * b.weight - a.value * a.weight).slice(0, 3).map(({ because }) => because)
    return `  ${formatHalfDays(halfDays)} from ${supporterName(supporter)}${pinned ? ' (pinned)' : ''}; fit ${Math.round(fit * 100)} out of 100. ${best.join(' ')}`
  })
  const left = unmet ? [`  ${unmet.metHalfDays === 0 ? 'Unmet' : 'Met in part'}: ${unmet.because}${unmet.remedy ? ` What would help: ${unmet.remedy}` : ''}`] : []
  return [head, ...given, ...left]
}
