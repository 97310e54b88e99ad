/**
 * Decides which schools a network's pooled figures are about: what heads can share, and whose sharing counts on a day.
 *
 * A school counts once its head agreed, for this network and this thing, until the head withdraws or the school leaves. Nothing
 * is shown of fewer than five schools, and no two views that follow each other differ by one to four schools, or their
 * difference would tell of those: the schools are fixed for a term; who joins waits for five, or for a term without figures;
 * when somebody stops, the figures do for the rest of that term and the next. Source: Bedfordshire's and Knowsley's networks
 * pool data (DfES, NCSL and IDeA, 2005); that it takes a school's agreement, North Yorkshire Commission, May 2014.
 * Leaves out: what the figures are (pooled-cells.ts); comparing two networks that share most of their schools.
 */
import { termsBetween } from '../dates/school-year.ts'
import { enough } from './few.ts'

export type PoolItem = 'category' | 'needs'

/** What a head can agree to, in words. */
export const POOL_ITEMS: readonly { code: PoolItem; name: string; what: string }[] = [
  { code: 'category', name: 'The school’s category', what: 'How many schools are in each category.' },
  { code: 'needs', name: 'The areas in which the school needs support', what: 'In how many schools each area was needed within a year.' },
]

export type Consent = { schoolId: number; agreedOn: string; withdrawnOn: string | null }
/** The schools the figures are about, and the day as of which they are worked out. */
export type Pool = { schoolIds: number[]; fixedOn: string }

export type PoolAsked = {
  consents: readonly Consent[]
  /** The schools that belong to the network on a day. */
  belongs: (day: string) => ReadonlySet<number>
  /** Days on which who belongs may have changed. */
  changes: readonly string[]
  day: string
}

const without = (some: ReadonlySet<number>, others: ReadonlySet<number>): Set<number> => new Set([...some].filter((id) => !others.has(id)))
/** None, or enough not to tell of one. */
const tellsOfNobody = (schools: ReadonlySet<number>): boolean => schools.size === 0 || enough(schools.size)

/** Whom the figures of a term can be about, after those the term before was about; null: nobody. */
function groupAfter(before: ReadonlySet<number>, sharing: ReadonlySet<number>): Set<number> | null {
  if (!tellsOfNobody(without(before, sharing))) return null
  const joined = without(sharing, before)
  const group = before.size === 0 || tellsOfNobody(joined) ? new Set(sharing) : without(sharing, joined)
  return enough(group.size) ? group : null
}

/** The group that was shown in a term, and on the last of these days; days in order. */
function inTerm(before: ReadonlySet<number>, days: readonly string[], sharing: (day: string) => ReadonlySet<number>): { shown: Set<number>; fixedOn: string; still: boolean } | null {
  for (const [index, fixedOn] of days.entries()) {
    const shown = groupAfter(before, sharing(fixedOn))
    if (shown) return { shown, fixedOn, still: days.slice(index).every((day) => without(shown, sharing(day)).size === 0) }
  }
  return null
}

/** The pool on a day; null where nothing may be shown. */
export function poolOn({ consents, belongs, changes, day }: PoolAsked): Pool | null {
  const first = consents.map(({ agreedOn }) => agreedOn).sort()[0]
  if (first === undefined || first > day) return null
  const turns = [...new Set([...changes, ...consents.flatMap(({ agreedOn, withdrawnOn }) => [agreedOn, withdrawnOn])])].filter((turn) => turn !== null).sort()
  const sharing = (on: string): Set<number> => {
    const members = belongs(on)
    return new Set(consents.filter((row) => row.agreedOn <= on && (row.withdrawnOn === null || on < row.withdrawnOn) && members.has(row.schoolId)).map(({ schoolId }) => schoolId))
  }
  let before: ReadonlySet<number> = new Set()
  let now: ReturnType<typeof inTerm> = null
  for (const term of termsBetween(first, day)) {
    now = inTerm(before, [term.from, ...turns.filter((turn) => turn > term.from && turn <= term.to && turn <= day)], sharing)
    before = now?.shown ?? new Set()
  }
  return now?.still ? { schoolIds: [...now.shown].sort((a, b) => a - b), fixedOn: now.fixedOn } : null
}
