/** A network's reviews as the page and the file both show them. */
import { listReviewed, type Reviewed } from '../../db/pillars.ts'
import { countInWords, enough } from '../../graph/coverage/few.ts'
import { reviewTitle } from '../../graph/coverage/pillars-review.ts'
import type { AppContext } from '../context.ts'
import type { PillarLine } from '../pillar-words.ts'
import type { Reviewing } from '../reviews.ts'

/** Every pillar of every closed review, the latest review first. */
export function pillarLines({ db, today }: AppContext, { network, pillars }: Reviewing): { reviewed: Reviewed[]; lines: PillarLine[] } {
  const reviewed = listReviewed(db, { networkId: network.id, pillars, today })
  const lines = reviewed.toReversed().flatMap(({ review, answers, results }) =>
    results.map(({ pillar, result }): PillarLine => ({
      key: `${review.id}-${pillar}`, term: reviewTitle(review), pillar, name: pillars.find(({ code }) => code === pillar)!.name, result,
      answers: enough(answers) ? countInWords(result?.answers ?? 0) : countInWords(0),
    })),
  )
  return { reviewed, lines }
}
