/** What a network pools, in the words of its page and its file. */
import { FEWER_WORDS } from '../graph/coverage/few.ts'
import type { PoolItem } from '../graph/coverage/pooled.ts'

/** One figure: of what, how many schools; `of` how many it could be. */
export type PoolLine = { key: string; about: string; what: string; schools: number | null; of: number }

/** What is not shown could be none, a few or all of the schools: each would tell of one. */
const NOT_SHOWN = `Not shown: ${FEWER_WORDS}, or all`

export const schoolsOf = ({ schools }: PoolLine): string => (schools === null ? NOT_SHOWN : String(schools))

/** Something heads can share, and what it comes to; `fixedOn` in words, null where nothing may be shown. */
export type SharedItem = { code: PoolItem; name: string; what: string; schools: number | null; fixedOn: string | null; lines: PoolLine[] }
