/** The rounds before today: two that are over, whose agreements are the track record, and one whose answers are coming in. */
import { asc, eq } from 'drizzle-orm'
import { addDays } from '../../graph/dates/day.ts'
import { termOf, termTitle } from '../../graph/dates/school-year.ts'
import { matchRound } from '../../graph/matching/match-round.ts'
import type { Solver } from '../../graph/matching/model.ts'
import type { Db } from '../client.ts'
import { withdrawNeed } from '../needs.ts'
import { issueProposals } from '../round-issue.ts'
import { recordOverride } from '../round-overrides.ts'
import { openRound, recordRun, roundInput } from '../rounds.ts'
import { needs } from '../schema/categories.ts'
import { Agenda, instant, orThrow } from './agenda.ts'
import { answerLately, answerLongAgo } from './answers.ts'
import { TERMS } from './categories.ts'
import { LA_CODE, reviewBoards, schoolDayFrom, schoolDaysBefore, schoolNamed, type Draft } from './draft.ts'
import { addPastNeeds } from './past-needs.ts'
import { attestOffers, bringOffersUpToDate, openRehearsal, raiseNeeds, takeOver, type Played } from './rehearsal.ts'

/** What the broker pinned in the latest round, so that everybody of the sign-in page is asked something. */
const PINS: [school: string, area: string, supporter: string, reason: string][] = [
  ['Saltings Primary School', 'leadership', 'Adaeze Okafor', 'The two heads have already met, and the governors asked for the same person all year.'],
  ['Saltings Primary School', 'phonics-ks1', 'Larkmere Primary School', 'Larkmere teaches the same phonics scheme and has room for a whole term.'],
  ['Kettlemarsh High School', 'mathematics', 'Joanna Szymanska', 'The department knows her from the maths hub and asked for her.'],
]

/** When the two earlier rounds were held: three weeks after the boards of two terms. */
const earlierRounds = (today: string): string[] =>
  reviewBoards(today, TERMS).slice(-3, -1).map((board) => schoolDayFrom(addDays(board, 21)))

/** The latest round was issued four school days ago. */
const latestRound = (today: string): string => schoolDaysBefore(today, 4)

/** Needs of earlier rounds, so that they are numbered before today's. */
export function addEarlierNeeds(draft: Draft): void {
  const chance = draft.chance('past needs')
  for (const on of earlierRounds(draft.today)) addPastNeeds(draft, on, chance)
}

type Playing = { db: Db; draft: Draft; solver: Solver }

/** Opens, runs and issues a round on one day; the proposals' ids. */
async function holdRound({ db, draft, solver }: Playing, on: string, pins: typeof PINS): Promise<number[]> {
  const by = draft.officers.broker
  const { roundId } = orThrow(openRound(db, { laCode: LA_CODE, name: termTitle(termOf(on)), asOf: on, by, at: instant(on, 9) }))
  for (const pin of pins) pinned(db, draft, roundId, pin, instant(on, 10))
  const input = roundInput(db, { roundId })
  const result = await matchRound(input, solver)
  const { runId } = orThrow(recordRun(db, { roundId, input, result, by, at: instant(on, 11) }))
  return orThrow(issueProposals(db, { roundId, runId, today: on, by, at: instant(on, 14) })).proposalIds
}

function pinned(db: Db, draft: Draft, roundId: number, [school, area, supporter, reason]: (typeof PINS)[number], at: string): void {
  const need = draft.rows.needs.findLast((row) => row.schoolId === schoolNamed(draft, school).id && row.areaCode === area)!
  const leader = draft.rows.people.find(({ name }) => name === supporter)
  const offer = draft.rows.offers.find((row) => (leader ? row.personId === leader.id : row.personId === null && row.schoolId === schoolNamed(draft, supporter).id))!
  orThrow(recordOverride(db, { roundId, kind: 'pin', needId: need.id, offerId: offer.id, reason, by: draft.officers.broker, at }))
}

const FOUND_OTHERWISE = ['The school has bought help for this term.', 'The partner school has taken this on.', 'A new subject leader has started and asks for time first.']

/** Schools whose needs an earlier round left open have found another way by the end of the term. */
function letGo(db: Db, draft: Draft, on: string): void {
  for (const need of db.select().from(needs).where(eq(needs.state, 'open')).orderBy(asc(needs.id)).all()) {
    orThrow(withdrawNeed(db, { needId: need.id, version: need.version, reason: FOUND_OTHERWISE[need.id % FOUND_OTHERWISE.length]!, by: draft.officers.broker, at: instant(on, 9) }))
  }
}

/**
 * Plays the rounds in a database of their own and takes over what came of them.
 * @returns the history of what was played, still to be put on record
 */
export async function playRounds(draft: Draft, solver: Solver): Promise<Played[]> {
  const db = openRehearsal(draft)
  const agenda = new Agenda()
  const chance = draft.chance('rounds')
  const playing = { db, draft, solver }
  for (const on of earlierRounds(draft.today)) {
    agenda.add(instant(on, 9), async () => {
      raiseNeeds(db, draft, on)
      attestOffers(db, on)
      answerLongAgo({ db, draft, agenda, chance }, on, await holdRound(playing, on, []))
    })
    const over = schoolDayFrom(addDays(on, 55))
    agenda.add(instant(over, 9), () => letGo(db, draft, over))
  }
  const latest = latestRound(draft.today)
  agenda.add(instant(latest, 9), async () => {
    bringOffersUpToDate(db, draft)
    raiseNeeds(db, draft, latest)
    answerLately({ db, draft, agenda, chance }, await holdRound(playing, latest, PINS))
  })
  await agenda.runUntil(instant(draft.today, 0))
  const played = takeOver(db, draft)
  db.$client.close()
  return played
}
