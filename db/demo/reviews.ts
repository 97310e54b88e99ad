/** How members of a few networks saw them, and what they share: enough of them in one, too few in another, one review still open. */
import { pillarsFor } from '../../graph/coverage/pillars.ts'
import type { PoolItem } from '../../graph/coverage/pooled.ts'
import { addDays } from '../../graph/dates/day.ts'
import { schoolYearOf, termOf, termsOf, type SchoolTerm } from '../../graph/dates/school-year.ts'
import { NETWORK_KINDS } from '../../graph/network/kinds.ts'
import type { Chance } from './chance.ts'
import { schoolDayUntil, type Draft } from './draft.ts'
import { networkNamed } from './networks.ts'
import { add, type Rows } from './rows.ts'

type NetworkRow = Rows['networks'][number]

const OFTEN_REVIEWED = 'Tidewick Bay Learning Community'
const SELDOM_ANSWERED = 'Eelby Marshes Small Schools'
const OPEN_NOW = 'Port Ellin and the Ness'

const COMMENTS = [
  'The peer reviews are the best hour of my term. Could we do one across phases?',
  'We talk well about reading. We have not yet talked about exclusions, and should.',
  'The two smallest schools find it hard to release anybody. A shared supply teacher would help.',
]

/** The three terms before the one of today, the earliest first. */
const termsBefore = (today: string): SchoolTerm[] => [schoolYearOf(today) - 1, schoolYearOf(today)].flatMap(termsOf).filter((term) => term.to < termOf(today).from).slice(-3)

const membersOf = (draft: Draft, network: NetworkRow): number[] =>
  [...new Set(draft.rows.memberships.filter((row) => row.networkId === network.id && !row.to).flatMap(({ schoolId }) => schoolId ?? []))].sort((a, b) => a - b)

const account = (draft: Draft, schoolId: number): number => draft.accountOf.get(draft.headOf.get(schoolId)!)!

function addReview(draft: Draft, network: NetworkRow, term: SchoolTerm, opened: string, lastDay: string): number {
  const openedBy = draft.officers.broker
  return add(draft.rows, 'pillarReviews', { networkId: network.id, term: term.from, lastDay, openedBy, openedAt: `${opened}T09:00:00.000Z` }).id
}

/** One school's answer: about the level of the network that term, a step up or down. */
function addAnswer(draft: Draft, network: NetworkRow, reviewId: number, schoolId: number, on: string, level: number, chance: Chance, comment = ''): void {
  const answer = add(draft.rows, 'pillarAnswers', {
    reviewId, schoolId, comment, commentShared: comment !== '', answeredBy: account(draft, schoolId), answeredAt: `${on}T16:00:00.000Z`,
  })
  const pillars = pillarsFor(NETWORK_KINDS.find(({ code }) => code === network.kind)!)
  for (const [index, { code }] of pillars.entries()) {
    const apart = code === 'shared-resources' ? [-1.5, -1.2, 0, 1.2, 1.5] : [-1, -0.4, 0, 0, 0.4, 1]
    const step = Math.min(4, Math.max(1, Math.round(level + (index % 3) * 0.4 - 0.4 + chance.pick(apart))))
    if (!chance.likely(0.05)) add(draft.rows, 'pillarMarks', { answerId: answer.id, pillar: code, step })
  }
}

function addClosed(draft: Draft, network: NetworkRow, { term, share, level }: { term: SchoolTerm; share: number; level: number }, chance: Chance): void {
  const [opened, lastDay] = [schoolDayUntil(addDays(term.from, 45)), schoolDayUntil(addDays(term.from, 66))]
  const reviewId = addReview(draft, network, term, opened, lastDay)
  const members = chance.shuffle(membersOf(draft, network))
  for (const [index, schoolId] of members.slice(0, Math.ceil(members.length * share)).entries()) {
    addAnswer(draft, network, reviewId, schoolId, schoolDayUntil(addDays(opened, chance.between(1, 20))), level, chance, index === 1 ? chance.pick(COMMENTS) : '')
  }
}

/** Heads who agreed that their schools count in what the network pools. */
function addConsents(draft: Draft, network: NetworkRow, item: PoolItem, howMany: number): void {
  const agreedOn = addDays(draft.today, -300)
  for (const schoolId of membersOf(draft, network).slice(0, howMany)) {
    add(draft.rows, 'poolConsents', { networkId: network.id, schoolId, item, agreedOn, agreedBy: account(draft, schoolId) })
  }
}

/** Adds the reviews and consents. */
export function addReviews(draft: Draft): void {
  const chance = draft.chance('pillars')
  const terms = termsBefore(draft.today)
  const [often, seldom, open] = [OFTEN_REVIEWED, SELDOM_ANSWERED, OPEN_NOW].map((name) => networkNamed(draft, name)) as [NetworkRow, NetworkRow, NetworkRow]
  for (const [index, term] of terms.entries()) addClosed(draft, often, { term, share: 0.9 - index * 0.05, level: 2 + index * 0.5 }, chance)
  addClosed(draft, seldom, { term: terms.at(-1)!, share: 0.6, level: 2.4 }, chance)
  addConsents(draft, often, 'category', 11)
  addConsents(draft, often, 'needs', 9)
  addConsents(draft, seldom, 'category', 3)
  const opened = schoolDayUntil(addDays(draft.today, -7))
  const reviewId = addReview(draft, open, termOf(opened), opened, addDays(draft.today, 14))
  for (const schoolId of membersOf(draft, open).slice(-2)) addAnswer(draft, open, reviewId, schoolId, opened, 2.5, chance)
}
