/** What a person can usefully do next: what waits for them first, then where their work starts. */
import { listAgreedToAdd, listOwnApproaches } from '../db/approaches.ts'
import type { Db } from '../db/client.ts'
import { listClosedWithWork } from '../db/imports/work-under-way.ts'
import { listInHand, listRaisedForHead } from '../db/needs.ts'
import { listOffers } from '../db/offers.ts'
import { listReviewsToAnswer } from '../db/pillars.ts'
import { listBriefs, listWholeProposals } from '../db/proposals.ts'
import { loadOpenRound } from '../db/rounds.ts'
import { isStale } from '../graph/brokering/offers.ts'
import { areaName } from '../graph/categories/areas.ts'
import { addDays, formatDay } from '../graph/dates/day.ts'
import { formatHalfDays } from '../graph/dates/half-days.ts'
import { can, mayEver, scopeOf } from '../graph/permissions/can.ts'
import type { Action } from '../graph/permissions/table.ts'
import type { SignedIn } from './context.ts'
import { workInWords } from './import-words.ts'
import { newsFor, type Task } from './news.ts'

/** Tasks that wait for this person, what became of what they are part of, and the starting points of their roles. */
export const tasksFor = (db: Db, viewer: SignedIn): { waiting: Task[]; news: Task[]; starts: Task[] } => ({
  waiting: [...toAnswerAsSchool(db, viewer), ...toAnswerAsSupporter(db, viewer), ...toApprove(db, viewer), ...offersToSeeTo(db, viewer), ...askedForYou(db, viewer), ...toReview(db, viewer), ...toApproach(db, viewer), ...closedWithWork(db, viewer), ...roundsToFinish(db, viewer)],
  news: newsFor(db, viewer),
  starts: STARTS.filter(({ action }) => mayEver(viewer.actor, action)).map(({ href, text, because }) => ({ href, text, because })),
})

const toAnswerAsSchool = (db: Db, viewer: SignedIn): Task[] =>
  listWholeProposals(db, { viewer, states: ['offered', 'supporter-accepted'] })
    .filter(({ school }) => can(viewer.actor, 'proposal.answer-as-school', { schoolId: school.id }))
    .map(({ id, halfDays, need, supporter, replyBy }) => ({
      href: `/proposals/${id}`,
      text: `Answer the proposal: ${areaName(need.areaCode)}, from ${supporter.schoolName}`,
      because: `${formatHalfDays(halfDays)} for your school. Reply by ${formatDay(replyBy)}.`,
    }))

const toAnswerAsSupporter = (db: Db, viewer: SignedIn): Task[] =>
  listBriefs(db, { viewer, states: ['offered', 'school-accepted'] }).map(({ id, halfDays, brief, supporter, replyBy }) => {
    const lent = supporter.personId !== null && supporter.personId !== viewer.actor.personId ? supporter.leaderName : null
    return {
      href: `/proposals/${id}`,
      text: `A school asks for ${lent === null ? 'your' : `${lent}’s`} help with ${areaName(brief.areaCode)}`,
      because: `${formatHalfDays(halfDays)}. ${lent === null ? 'Reply' : `${lent} or you can answer. Reply`} by ${formatDay(replyBy)}.`,
    }
  })

const toApprove = (db: Db, viewer: SignedIn): Task[] =>
  mayEver(viewer.actor, 'proposal.approve')
    ? listWholeProposals(db, { viewer, states: ['accepted'] })
        .filter(({ issuedBy, school }) => issuedBy.id !== viewer.account.id && can(viewer.actor, 'proposal.approve', { laCode: school.laCode }))
        .map(({ id, school, supporter, need, halfDays }) => ({
          href: `/proposals/${id}`,
          text: `Approve support for ${school.name}`,
          because: `${areaName(need.areaCode)}: ${formatHalfDays(halfDays)} from ${supporter.schoolName}. Both sides have accepted.`,
        }))
    : []

function offersToSeeTo(db: Db, viewer: SignedIn): Task[] {
  const own = mayEver(viewer.actor, 'offer.agree') || mayEver(viewer.actor, 'offer.make') ? listOffers(db, viewer, { own: true }) : []
  const mine = own.filter(({ schoolId, personId }) => can(viewer.actor, 'offer.agree', { schoolId }) || (personId !== null && personId === viewer.actor.personId))
  return mine.flatMap((offer) => {
    const whose = offer.leader ?? offer.school
    if (offer.state === 'awaiting-head' && can(viewer.actor, 'offer.agree', { schoolId: offer.schoolId }))
      return [{ href: `/offers/${offer.id}`, text: `Agree that ${whose} may be lent`, because: 'A leader of your school offers support. It counts once you agree.' }]
    if (offer.state === 'open' && offer.until >= viewer.today && isStale(offer.attestedOn, viewer.today))
      return [{ href: `/offers/${offer.id}`, text: `Confirm that the offer of ${whose} still holds`, because: `It was last confirmed on ${formatDay(offer.attestedOn)}. Rounds will not use it until you confirm it.` }]
    return []
  })
}

/** A head is told, for a fortnight, what somebody else asked for their school. */
const askedForYou = (db: Db, viewer: SignedIn): Task[] =>
  listRaisedForHead(db, viewer, { since: addDays(viewer.today, -14) }).map(({ id, area, school, raisedBy, raisedAt }) => ({
    href: `/needs/${id}`,
    text: `Look at what was asked for ${school}: ${area}`,
    because: `${raisedBy ?? 'The authority'} asked for it on ${formatDay(raisedAt.slice(0, 10))}.${listInHand(db, { needId: id }).length === 0 ? ' You can withdraw it.' : ''}`,
  }))

const toReview = (db: Db, viewer: SignedIn): Task[] =>
  listReviewsToAnswer(db, viewer).map(({ reviewId, networkId, network, school, urn, lastDay }) => ({
    href: `/networks/${networkId}/pillars/${reviewId}/answers/${urn}`,
    text: `Say how ${school} sees ${network}`,
    because: `Answer by ${formatDay(lastDay)}. Nobody else sees your answer.`,
  }))

/** What somebody took on to ask; and, for whoever keeps the network, what was agreed and is not recorded yet. */
const toApproach = (db: Db, viewer: SignedIn): Task[] => [
  ...(mayEver(viewer.actor, 'approach.note') ? listOwnApproaches(db, viewer) : []).map(({ id, school, network, dueOn }) => ({
    href: `/approaches/${id}/outcome`,
    text: `Ask ${network} to take in ${school}`,
    because: `You took it on ${dueOn < viewer.today ? 'and would have asked' : 'to ask'} by ${formatDay(dueOn)}. Say what came of it.`,
  })),
  ...(mayEver(viewer.actor, 'network.manage') ? listAgreedToAdd(db, viewer) : []).map(({ networkId, urn, school, network, endedOn, who }) => ({
    href: `/networks/${networkId}/members?urns=${urn}`,
    text: `Add ${school} to ${network}`,
    because: `Both agreed on ${formatDay(endedOn!)}, as ${who} found out. It belongs once it is recorded.`,
  })),
]

/** Schools that closed with work under way, for whoever ends it: nothing is withdrawn by itself. */
const closedWithWork = (db: Db, viewer: SignedIn): Task[] =>
  (mayEver(viewer.actor, 'agreement.change') ? listClosedWithWork(db, viewer) : []).map((row) => ({
    href: `/schools/${row.urn}/unsettled`,
    text: `Settle what ${row.school} left open`,
    because: `It closed on ${formatDay(row.closedOn)} and has ${workInWords(row)}.`,
  }))

const roundsToFinish = (db: Db, viewer: SignedIn): Task[] =>
  scopeOf(viewer.actor, 'round.run').laCodes.flatMap((laCode) => {
    const round = loadOpenRound(db, { laCode })
    return round ? [{ href: `/rounds/${round.id}`, text: `Finish the round “${round.name}”`, because: 'It is open. Nothing is sent to anybody until you issue it.' }] : []
  })

const STARTS: (Task & { action: Action })[] = [
  { action: 'need.raise', href: '/needs/new', text: 'Ask for support', because: 'Say what the school needs, how many days, and by when.' },
  { action: 'offer.make', href: '/offers/new', text: 'Offer support', because: 'Say what can be shared, how many days a term, and how far.' },
  { action: 'round.run', href: '/rounds', text: 'Match needs and offers', because: 'Open a round: every need against every offer, with reasons.' },
  { action: 'coverage.read', href: '/coverage', text: 'Check that no school is left out', because: 'Which schools are active in a collaboration, on paper only, or in none.' },
  { action: 'account.manage', href: '/accounts/new', text: 'Invite somebody', because: 'Give a person an account and a role.' },
  { action: 'import.run', href: '/imports', text: 'Load the register', because: 'See what a file would change before it does.' },
]
