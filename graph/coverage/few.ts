/**
 * How many schools an answer has to be about before it is shown: with fewer, somebody could work out whose it is.
 * Source: the portal's own rule that no figure is shown of fewer than five schools. It holds for counts too, wherever one would tell.
 * Leaves out: what several answers tell together (pillars-results.ts shows a review once, pooled.ts moves in fives).
 */

/** The fewest schools an answer may be about. */
export const FEWEST = 5

/** Are there enough to show anything about them? */
export const enough = (schools: number): boolean => schools >= FEWEST

/** How a number below the floor is written: a word for every one of them, none included. */
export const FEWER_WORDS = 'fewer than five'

/** The number, or the words where it would tell too much. */
export const countInWords = (schools: number): string => (enough(schools) ? String(schools) : FEWER_WORDS)
