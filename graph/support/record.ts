/**
 * What a supporter's past work says of the next: how much of what was agreed was given.
 * Heads' ratings of what they received are not collected yet, so the share of the
 * agreed days that was given stands for them: it is a fact, and nobody's opinion. Leaves out: work still going on.
 */
import type { TrackRecord } from '../matching/model.ts'

/** A supporter: a school, or a leader lent by it. Their offers come and go; the record is theirs. */
type Supporter = { schoolId: number; personId: number | null }
/** A piece of work that is over: who gave, who got, in which area; half-days agreed (above 0) and given. */
export type PastWork = { supporter: Supporter; schoolId: number; areaCode: string; agreedHalfDays: number; givenHalfDays: number }

const keyOf = ({ schoolId, personId }: Supporter): string => `${schoolId}/${personId ?? ''}`

/** The record behind each offer: a leader's own work, or, for a school's offer, work the school gave as a school. */
export function recordOf(offers: readonly (Supporter & { id: number })[], work: readonly PastWork[]): TrackRecord[] {
  const bySupporter = new Map<string, PastWork[]>()
  for (const piece of work) bySupporter.set(keyOf(piece.supporter), [...(bySupporter.get(keyOf(piece.supporter)) ?? []), piece])
  return offers.flatMap((offer) =>
    (bySupporter.get(keyOf(offer)) ?? []).map(({ schoolId, areaCode, agreedHalfDays, givenHalfDays }) => ({
      offerId: offer.id,
      schoolId,
      areaCode,
      rating: Math.min(1, givenHalfDays / agreedHalfDays),
    })),
  )
}
