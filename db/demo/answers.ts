/** What supporters, schools and approvers answered to proposals, and how the agreements went on. */
import { eq } from 'drizzle-orm'
import { addDays } from '../../graph/dates/day.ts'
import { replyBy } from '../../graph/dates/working-days.ts'
import { moveAgreement } from '../agreements.ts'
import { write, type Db } from '../client.ts'
import { findBalance, recordMovement } from '../ledger.ts'
import { answerAsSchool, answerAsSupporter, decideProposal, expireProposals, withdrawProposal } from '../proposal-moves.ts'
import { offers, proposals } from '../schema/brokering.ts'
import { needs } from '../schema/categories.ts'
import { agreements } from '../schema/support.ts'
import { instant, orThrow, type Agenda } from './agenda.ts'
import { CAST } from './cast.ts'
import type { Chance } from './chance.ts'
import { schoolDaysBefore, type Draft } from './draft.ts'

export type Scene = { db: Db; draft: Draft; agenda: Agenda; chance: Chance }

/** What may become of a proposal, and how often. */
const ENDINGS = ['agreed', 'supporter-declined', 'school-declined', 'expired', 'withdrawn', 'not-approved'] as const
const SHARES = [80, 6, 5, 4, 2, 3]

const WHY = {
  supporter: ['We do not have the days after all: two colleagues are on long-term leave', 'It is the wrong time: our own inspection is due', 'It is too far to travel'],
  school: ['We have found help already', 'It is the wrong time: the subject leader leaves at half-term', 'This is not the help we need: the need is in the younger classes'],
  withdrawn: 'The school is to be inspected next week; we will propose again after it.',
  refused: 'The supporter is asked for by a school in category 4 this term.',
  ended: ['The subject leader left and the school asked to stop half-way.', 'The supporter was needed at their own school after a bereavement.'],
}

type Row = { proposal: typeof proposals.$inferSelect; schoolId: number; supporterSchoolId: number; personId: number | null }

const rowOf = (db: Db, proposalId: number): Row => {
  const row = db.select().from(proposals).innerJoin(needs, eq(needs.id, proposals.needId)).innerJoin(offers, eq(offers.id, proposals.offerId)).where(eq(proposals.id, proposalId)).get()!
  return { proposal: row.proposals, schoolId: row.needs.schoolId, supporterSchoolId: row.offers.schoolId, personId: row.offers.personId }
}

const headAccount = (draft: Draft, schoolId: number): number => draft.accountOf.get(draft.headOf.get(schoolId)!)!

/** The school and the supporter of a proposal answer, and somebody decides, each on a day. */
function acts({ db, draft }: Scene, proposalId: number) {
  const moving = (on: string, hour: number, by: number) => ({ proposalId, version: rowOf(db, proposalId).proposal.version, by, at: instant(on, hour), today: on })
  const supporter = () => {
    const { personId, supporterSchoolId } = rowOf(db, proposalId)
    return (personId === null ? undefined : draft.accountOf.get(personId)) ?? headAccount(draft, supporterSchoolId)
  }
  const school = () => headAccount(draft, rowOf(db, proposalId).schoolId)
  return {
    supporterAccepts: (on: string) => orThrow(answerAsSupporter(db, { ...moving(on, 9, supporter()), answer: 'accepted', declaresNoConflict: true })),
    supporterDeclines: (on: string, reason: string) => orThrow(answerAsSupporter(db, { ...moving(on, 9, supporter()), answer: 'declined', reason })),
    schoolAccepts: (on: string) => orThrow(answerAsSchool(db, { ...moving(on, 11, school()), answer: 'accepted', declaresNoConflict: true })),
    schoolDeclines: (on: string, reason: string) => orThrow(answerAsSchool(db, { ...moving(on, 11, school()), answer: 'declined', reason })),
    withdraws: (on: string) => orThrow(withdrawProposal(db, { ...moving(on, 15, draft.officers.broker), reason: WHY.withdrawn })),
    approves: (on: string) => orThrow(decideProposal(db, { ...moving(on, 15, draft.officers.headOfService), decision: 'approved' })),
    refuses: (on: string) => orThrow(decideProposal(db, { ...moving(on, 15, draft.officers.otherBroker), decision: 'not-approved', reason: WHY.refused })),
  }
}

/** An earlier round: everybody has answered, or the day has passed; what was agreed has run its course or still runs. */
export function answerLongAgo(scene: Scene, issuedOn: string, proposalIds: number[]): void {
  const { db, agenda, chance } = scene
  for (const proposalId of proposalIds) {
    const act = acts(scene, proposalId)
    const ending = ENDINGS[chance.weighted(SHARES)]!
    const [first, second, third] = [replyBy(issuedOn, chance.between(1, 4)), replyBy(issuedOn, chance.between(5, 9)), replyBy(issuedOn, chance.between(10, 13))]
    const [said, heard] = [chance.pick(WHY.supporter), chance.pick(WHY.school)]
    if (ending === 'supporter-declined') agenda.add(instant(first, 9), () => void act.supporterDeclines(first, said))
    else if (ending !== 'expired') agenda.add(instant(first, 9), () => void act.supporterAccepts(first))
    if (ending === 'school-declined') agenda.add(instant(second, 11), () => void act.schoolDeclines(second, heard))
    if (ending === 'withdrawn') agenda.add(instant(second, 15), () => void act.withdraws(second))
    if (ending === 'agreed' || ending === 'not-approved') agenda.add(instant(second, 11), () => void act.schoolAccepts(second))
    if (ending === 'not-approved') agenda.add(instant(third, 15), () => void act.refuses(third))
    if (ending === 'agreed') agenda.add(instant(third, 15), () => carryOn(scene, act.approves(third).agreementId!))
  }
  const lapsed = replyBy(issuedOn, 11)
  agenda.add(instant(lapsed, 6), () => void expireProposals(db, { today: lapsed, at: instant(lapsed, 6) }))
}

/** The days are given one visit after another; the work is completed on its last day, or now and then ends half-way. */
function carryOn(scene: Scene, agreementId: number): void {
  const { db, draft, agenda, chance } = scene
  const { from, until, proposalId } = db.select().from(agreements).where(eq(agreements.id, agreementId)).get()!
  const ends = agreementId % 6 === 5
  const span = Math.max(4, Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000))
  const halfway = schoolDaysBefore(addDays(from, Math.round(span / 2)), 0)
  const middle = halfway < from ? from : halfway
  agenda.add(instant(middle, 16), () => giveHalf(scene, proposalId, middle))
  const last = ends ? middle : until
  agenda.add(instant(last, 16), () => {
    const { version } = db.select().from(agreements).where(eq(agreements.id, agreementId)).get()!
    const how = ends ? { event: 'end' as const, reason: chance.pick(WHY.ended) } : { event: 'complete' as const, reason: '' }
    orThrow(moveAgreement(db, { agreementId, version, ...how, by: draft.officers.broker, at: instant(last, 16), today: last }))
  })
}

function giveHalf({ db, draft }: Scene, proposalId: number, on: string): void {
  const { offerId } = rowOf(db, proposalId).proposal
  const halfDays = Math.floor(findBalance(db, { proposalId }).booked / 2)
  if (halfDays > 0) write(db, (tx) => recordMovement(tx, { offerId, proposalId, movement: 'given', halfDays, on, by: draft.officers.broker }))
}

/** Proposals that wait for somebody of the sign-in page are left waiting. */
function waitsForCast({ db, draft }: Scene, proposalId: number): boolean {
  const { schoolId, supporterSchoolId, personId } = rowOf(db, proposalId)
  const cast = new Set(draft.rows.people.filter(({ name }) => CAST.some((person) => person.name === name)).map(({ id }) => id))
  return [draft.headOf.get(schoolId)!, personId ?? draft.headOf.get(supporterSchoolId)!].some((person) => cast.has(person))
}

/** The latest round: some have answered, most have still to; one waits for approval. */
export function answerLately(scene: Scene, proposalIds: number[]): void {
  const { draft, agenda, chance } = scene
  const [first, second, third] = [schoolDaysBefore(draft.today, 3), schoolDaysBefore(draft.today, 2), schoolDaysBefore(draft.today, 1)]
  const ids = chance.shuffle(proposalIds.filter((id) => !waitsForCast(scene, id)))
  const [agreed, waiting, declined, ...half] = ids.map((id) => acts(scene, id))
  for (const act of [agreed, waiting, ...half.slice(0, 2)]) if (act) agenda.add(instant(first, 9), () => void act.supporterAccepts(first))
  for (const act of [agreed, waiting, half[2]]) if (act) agenda.add(instant(second, 11), () => void act.schoolAccepts(second))
  if (declined) agenda.add(instant(second, 9), () => void declined.supporterDeclines(second, chance.pick(WHY.supporter)))
  if (agreed) agenda.add(instant(third, 15), () => void agreed.approves(third))
}
