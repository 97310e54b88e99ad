/** What a network's page shows, as of a day: under the five headings, and how it came to be. */
import { coverageMonths } from '../db/coverage.ts'
import { countTookPart, findNetwork, listDone, listTakenBack, type Member } from '../db/network-members.ts'
import { listWants } from '../db/scheme-application.ts'
import { findNetworkToChange } from '../db/network-joining.ts'
import { listPairs } from '../db/network-pairs.ts'
import { loadStory } from '../db/network-story.ts'
import { listAims, listConfirmations, listFunctions, listMovements, listTargets } from '../db/network-work.ts'
import { monthsBefore } from '../graph/coverage/window.ts'
import { confirmedOn, type Confirmed } from '../graph/network/confirming.ts'
import { fundOn } from '../graph/network/fund.ts'
import { holdsOn } from '../graph/network/model.ts'
import { organisationKindName } from '../graph/network/organisation-kinds.ts'
import { withoutPartner } from '../graph/network/pairs.ts'
import { headingOf, roleName } from '../graph/network/roles.ts'
import { storyOf } from '../graph/network/story.ts'
import type { AppContext, SignedIn } from './context.ts'
import { oneOf, pageOf, type Query } from './listing.ts'
import { readAsOf } from './as-of.ts'
import { mayTakeBack } from './networks.ts'
import { notFound } from './viewer.ts'

/** A member with what its school last said of it; null for people and organisations. */
export type MemberShown = Member & { confirmed: Confirmed | null; said: { on: string; by: string } | null }

const CONFIRMED: readonly Confirmed[] = ['confirmed', 'unconfirmed', 'says-it-left']

/** The page of a network; 404 where there is none to see. */
export function networkShown({ db, today }: AppContext, viewer: SignedIn, id: number, query: Query) {
  const asOf = readAsOf(query, today)
  const { day } = asOf
  const found = findNetwork(db, viewer, { id, day })
  if (!found) throw notFound()
  const { members, ...network } = found
  const belonging = withConfirmations(db, id, members.filter(({ role }) => headingOf(role) === 'structures'), day)
  const typed = { member: query.text('member').slice(0, 200), confirmed: oneOf(CONFIRMED, query.text('confirmed')) ?? '' }
  const asked = belonging.filter((row) => contains(row.name, typed.member) && (typed.confirmed === '' || row.confirmed === typed.confirmed))
  const schoolIds = belonging.filter(({ party }) => party === 'school').map((row) => row.id)
  const movements = listMovements(db, { networkId: id }).filter(({ on }) => on <= day)
  const months = coverageMonths(db)
  const done = listDone(db, { networkId: id, day, page: Number(/^[1-9]\d{0,5}$/.exec(query.text('did'))?.[0] ?? 1) })
  const laCode = findNetworkToChange(db, { id })?.laCode ?? null
  const { parts, pairs } = listPairs(db, { network })
  return {
    asOf, network, typed,
    schools: schoolIds.length, others: belonging.length - schoolIds.length, members: pageOf(query, asked),
    standing: { confirmed: count(belonging, 'confirmed'), unconfirmed: count(belonging, 'unconfirmed'), saysItLeft: count(belonging, 'says-it-left') },
    owners: members.filter(({ role }) => headingOf(role) === 'ownership'), givers: members.filter(({ role }) => headingOf(role) === 'capacity'),
    pairs: pairs.filter((pair) => holdsOn(pair, day)), alone: withoutPartner(parts, pairs, day), hasPairs: parts.length > 0,
    aims: listAims(db, { networkId: id }).filter((row) => holdsOn(row, day)), functions: listFunctions(db, { networkId: id }).filter((row) => holdsOn(row, day)),
    targets: listTargets(db, { networkId: id }).filter(({ from }) => from <= day).map((row) => (row.outcomeOn !== null && row.outcomeOn <= day ? row : { ...row, outcome: null, outcomeOn: null, outcomeWords: null })),
    fund: movements.length === 0 ? null : { ...fundOn(movements, day), movements: movements.slice(0, FUND_LINES), more: Math.max(0, movements.length - FUND_LINES) },
    done: { ...done, rows: done.rows.map(({ recordedBy, ...row }) => ({ ...row, mayTakeBack: mayTakeBack(viewer, { laCode }, { recordedBy }) })) },
    takenBack: listTakenBack(db, { networkId: id, day }),
    months, tookPart: countTookPart(db, { networkId: id, schoolIds, from: monthsBefore(day, months), until: day }),
    lacking: listWants(db, { networkId: id, day }).filter(({ count: wanted, having }) => having < wanted).map(lackingInWords),
    story: storyOf(loadStory(db, { network }), day),
  }
}

/** "Headteacher on the board: 2 of 5". */
const lackingInWords = ({ what, code, count: wanted, having }: ReturnType<typeof listWants>[number]): string =>
  `${(what === 'role' ? roleName(code) : organisationKindName(code)) ?? code}: ${having} of ${wanted}`

/** Movements of the fund on the page itself. */
const FUND_LINES = 20

const contains = (name: string, words: string): boolean => words.toLowerCase().split(/\s+/).every((word) => name.toLowerCase().includes(word))
const count = (rows: readonly MemberShown[], standing: Confirmed): number => rows.filter(({ confirmed }) => confirmed === standing).length

function withConfirmations(db: AppContext['db'], networkId: number, members: readonly Member[], day: string): MemberShown[] {
  const said = listConfirmations(db, { networkId })
  return members.map((member) => {
    if (member.party !== 'school') return { ...member, confirmed: null, said: null }
    const { standing, last } = confirmedOn(member.id, { from: member.from, to: null }, said.filter(({ schoolId }) => schoolId === member.id), day)
    return { ...member, confirmed: standing, said: last === null ? null : { on: last.on, by: said.find((row) => row.id === last.id)!.by } }
  })
}
