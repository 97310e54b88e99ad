/** The rows of a round's tables, in words. Each row carries only what its table shows. */
import { loadOf, supporterName, type Sheet } from '../rounds.ts'
import type { OverrideLine } from '../../db/round-overrides.ts'
import type { ClosureLine } from '../../db/round-settings.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import type { Difference } from '../../graph/matching/difference.ts'
import type { RefusedOverride } from '../../graph/matching/model.ts'

export type NeedRow = {
  id: number
  /** Where its reasons are; the need itself before the first run. */
  href: string
  school: string
  category: string | null
  area: string
  wantedHalfDays: number
  metHalfDays: number
  wanted: string
  wantedBy: string
  given: string[]
  because: string
}

export const needRows = (roundId: number, runId: number | null, { needs }: Sheet): NeedRow[] =>
  needs.map(({ need, area, school, category, metHalfDays, proposals, unmet }) => ({
    id: need.id, href: runId === null ? `/needs/${need.id}` : `/rounds/${roundId}/runs/${runId}/needs/${need.id}`,
    school: school.name, category, area, wantedHalfDays: need.halfDays, metHalfDays, wanted: formatHalfDays(need.halfDays), wantedBy: formatDay(need.wantedBy),
    given: proposals.map(({ supporter, halfDays, pinned }) => `${formatHalfDays(halfDays)} from ${supporterName(supporter)}${pinned ? ' (pinned)' : ''}`),
    because: unmet ? [unmet.because, unmet.remedy].filter(Boolean).join(' What might help: ') : '',
  }))

export type OfferRow = { offerId: number; supporter: string; offered: string; held: string; proposed: string; schools: number; load: number; because: string }

export const offerRows = ({ offers }: Sheet): OfferRow[] =>
  offers.map((offer) => ({
    offerId: offer.offerId, supporter: supporterName(offer), offered: formatHalfDays(offer.offeredHalfDays), held: formatHalfDays(offer.committedHalfDays),
    proposed: formatHalfDays(offer.proposedHalfDays), schools: offer.schools, load: loadOf(offer), because: offer.unusedBecause ?? '',
  }))

/** Needs and offers by name; those no longer in the round by number. */
function namesIn({ needs, offers }: Sheet) {
  const needNames = new Map(needs.map(({ need, area, school }) => [need.id, `${school.name}, ${area}`]))
  const offerNames = new Map(offers.map((offer) => [offer.offerId, supporterName(offer)]))
  return { needName: (id: number) => needNames.get(id) ?? `Need ${id}`, offerName: (id: number) => offerNames.get(id) ?? `Offer ${id}` }
}

export type OverrideRow = { id: number; kind: 'pin' | 'veto'; need: string; supporter: string; reason: string; by: string; lifted: boolean; refusedBecause: string }

export function overrideRows(lines: OverrideLine[], sheet: Sheet, refused: RefusedOverride[]): OverrideRow[] {
  const { needName, offerName } = namesIn(sheet)
  const refusal = (line: OverrideLine) => refused.find((row) => row.kind === line.kind && row.needId === line.needId && row.offerId === line.offerId)
  return lines.map((line) => ({
    id: line.id, kind: line.kind, need: needName(line.needId), supporter: offerName(line.offerId), reason: line.reason, by: line.by, lifted: line.liftedAt !== null,
    refusedBecause: line.liftedAt === null ? (refusal(line)?.because ?? '') : '',
  }))
}

export type ClosureRow = { id: number; supporter: string; reason: string; by: string; lifted: boolean }

export function closureRows(lines: ClosureLine[], sheet: Sheet): ClosureRow[] {
  const { offerName } = namesIn(sheet)
  return lines.map(({ id, offerId, reason, by, liftedAt }) => ({ id, supporter: offerName(offerId), reason, by, lifted: liftedAt !== null }))
}

/** "2 needs get more days.", "1 need gets more days and 3 get fewer." */
export function movedWords(better: number, worse: number): string {
  const gets = (count: number, what: string): string => `${count} ${count === 1 ? 'need gets' : 'needs get'} ${what}`
  if (better === 0 && worse === 0) return 'Every need gets as many days as before.'
  if (worse === 0) return `${gets(better, 'more days')}.`
  if (better === 0) return `${gets(worse, 'fewer days')}.`
  return `${gets(better, 'more days')} and ${worse} ${worse === 1 ? 'gets' : 'get'} fewer.`
}

export type ChangeRow = { key: string; need: string; supporter: string; before: string; after: string }

export function changeRows({ pairs, needs, benefit, sameInputs }: Difference, sheet: Sheet) {
  const { needName, offerName } = namesIn(sheet)
  const rows = pairs.map(({ needId, offerId, before, after }): ChangeRow => ({
    key: `${needId}/${offerId}`, need: needName(needId), supporter: offerName(offerId), before: before === 0 ? 'Not proposed' : formatHalfDays(before), after: after === 0 ? 'Not proposed' : formatHalfDays(after),
  }))
  const better = needs.filter(({ before, after }) => after > before).length
  return { rows, needs: movedWords(better, needs.length - better), benefit: { before: benefit.before.toFixed(1), after: benefit.after.toFixed(1) }, sameInputs }
}
