/** What a review came to, in the words of its page and its file. */
import { stepName } from '../graph/coverage/pillars.ts'
import type { PillarResult } from '../graph/coverage/pillars-results.ts'

/** One pillar in one review, in words. */
export type PillarLine = {
  key: string
  term: string
  pillar: string
  name: string
  answers: string
  result: PillarResult | null
}

const typicalWords = ({ typical: [low, high] }: PillarResult): string => (high === undefined ? stepName(low) : `Between ${stepName(low)} and ${stepName(high)}`)

/** "Usually", "Between Usually and Always", or that there is nothing to tell. */
export const typicalOf = ({ result }: PillarLine): string => (result === null ? 'Not shown' : typicalWords(result))
export const alikeOf = ({ result }: PillarLine): string => (result === null ? 'Not shown' : result.alike ? 'Members see it alike' : 'Members see it differently')
