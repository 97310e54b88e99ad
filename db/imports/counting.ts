/** Numbers in sentences. */

export const figure = (count: number): string => count.toLocaleString('en-GB')

/** "1 line is", "22,010 lines are"; nothing at all for none where used in `notes`. */
export const counted = (count: number, one: string, more: string): string => `${figure(count)} ${count === 1 ? one : more}`

/** The sentences about what happened at all. */
export const notes = (...sentences: [count: number, one: string, more: string][]): string[] =>
  sentences.filter(([count]) => count > 0).map(([count, one, more]) => counted(count, one, more))
