/** How the board's figures are said, on its pages and in its file. */
import type { BoardSchool } from '../graph/boards/duties.ts'

export const MOVED_WORDS: Record<NonNullable<BoardSchool['moved']>, string> = {
  improved: 'Better category since', same: 'Same category since', declined: 'Weaker category since', 'not-known': 'No category to compare',
}
