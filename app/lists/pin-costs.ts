/** What pins take from more urgent schools, in sentences. */
import { supporterName, type Sheet } from '../rounds.ts'
import type { Run } from '../../db/rounds.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { pinCosts } from '../../graph/matching/pin-costs.ts'

/** One sentence for each need a pin leaves short; none without a run. */
export function pinCostLines(run: Pick<Run, 'input' | 'result'> | null, { needs, offers }: Sheet): string[] {
  if (!run) return []
  const row = (id: number) => needs.find(({ need }) => need.id === id)!
  return pinCosts(run.input, run.result).map(({ needId, wantedHalfDays, metHalfDays, pinned }) => {
    const [short, kept] = [row(needId), row(pinned.needId)]
    const supporter = supporterName(offers.find(({ offerId }) => offerId === pinned.offerId)!)
    const left = metHalfDays === 0 ? 'without help' : `with ${formatHalfDays(metHalfDays)} of ${formatHalfDays(wantedHalfDays)}`
    return `The pin of ${supporter} for ${kept.school.name} leaves a category ${short.category} school ${left}: ${short.school.name}, ${short.area}.`
  })
}
