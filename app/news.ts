/** What became of what a person is part of: answers, decisions and agreements of the last fortnight, and what waits for others. */
import type { Db } from '../db/client.ts'
import { findOffer, listOffers } from '../db/offers.ts'
import { listBriefs, listWholeProposals, type ProposalView } from '../db/proposals.ts'
import type { ProposalState } from '../graph/brokering/lifecycle.ts'
import { areaName } from '../graph/categories/areas.ts'
import { addDays, formatDay } from '../graph/dates/day.ts'
import { formatHalfDays } from '../graph/dates/half-days.ts'
import { can, mayEver } from '../graph/permissions/can.ts'
import type { SignedIn } from './context.ts'
import { registerNews } from './register-news.ts'

export type Task = { href: string; text: string; because: string; /** What it is put away by, where it can be. */ dismiss?: string }

const DAYS_NEW = 14

/** What this person would want to know and need not act on. */
export const newsFor = (db: Db, viewer: SignedIn): Task[] => [...settled(db, viewer), ...headHasToAnswer(db, viewer), ...ownOffers(db, viewer), ...registerNews(db, viewer)]

const OUTCOMES: ProposalState[] = ['agreed', 'declined', 'not-approved']

/** For the two sides: how their proposals ended, the latest first. */
function settled(db: Db, viewer: SignedIn): Task[] {
  const since = addDays(viewer.today, -DAYS_NEW)
  const asSchool = mayEver(viewer.actor, 'proposal.answer-as-school')
    ? listWholeProposals(db, { viewer, states: OUTCOMES }).filter(({ school }) => can(viewer.actor, 'proposal.answer-as-school', { schoolId: school.id }))
    : []
  const asSupporter = mayEver(viewer.actor, 'proposal.answer-as-supporter') ? listBriefs(db, { viewer, states: OUTCOMES }) : []
  return [...asSchool, ...asSupporter]
    .filter(({ settledAt }) => settledAt !== null && settledAt.slice(0, 10) > since)
    .sort((a, b) => (a.settledAt! < b.settledAt! ? 1 : -1))
    .map(outcomeOf)
}

function outcomeOf(proposal: ProposalView): Task {
  const { id, state, agreementId, halfDays, supporter, supporterAnswer } = proposal
  const whole = proposal.view === 'whole'
  const area = areaName(whole ? proposal.need.areaCode : proposal.brief.areaCode)
  const other = whole ? (supporter.leaderName ?? supporter.schoolName) : (proposal.brief.school?.name ?? 'A school that is not named')
  const on = `on ${formatDay(proposal.settledAt!.slice(0, 10))}`
  if (state === 'agreed' && agreementId !== null)
    return { href: `/agreements/${agreementId}`, text: `${area} with ${other} is agreed`, because: `Approved ${on}; ${formatHalfDays(halfDays)} booked. See whom to ring, and fix the first day.` }
  if (state === 'not-approved') return { href: `/proposals/${id}`, text: `${area}: the proposal was not approved`, because: `${other}. The authority decided ${on}, and the days are free again.` }
  const byThem = (supporterAnswer === 'declined') === whole
  return { href: `/proposals/${id}`, text: `${area}: ${byThem ? (whole ? 'the supporter' : 'the school') : 'your side'} declined`, because: `${other}, ${on}. The days are free again.` }
}

/** A chair of governors is told what waits for the head. */
function headHasToAnswer(db: Db, viewer: SignedIn): Task[] {
  const chairs = viewer.actor.grants.filter(({ role }) => role === 'chair-of-governors').map(({ schoolId }) => schoolId)
  if (chairs.length === 0) return []
  const waiting = listWholeProposals(db, { viewer, states: ['offered', 'supporter-accepted'] })
    .filter(({ school, replyBy }) => chairs.includes(school.id) && replyBy >= viewer.today && !can(viewer.actor, 'proposal.answer-as-school', { schoolId: school.id }))
  const [first] = waiting.map(({ replyBy }) => replyBy).sort()
  if (first === undefined) return []
  const count = waiting.length === 1 ? 'a proposal' : `${waiting.length} proposals`
  return [{ href: '/proposals', text: `Your headteacher has ${count} to answer by ${formatDay(first)}`, because: 'You can read what is proposed and why; the headteacher answers.' }]
}

/** A leader is told how far their own offer has got with the head who lends them. */
function ownOffers(db: Db, viewer: SignedIn): Task[] {
  const { personId } = viewer.actor
  if (personId === null || !mayEver(viewer.actor, 'offer.make')) return []
  return listOffers(db, viewer, { own: true }).filter((offer) => offer.personId === personId).flatMap(({ id, state, school, schoolId }) => {
    if (can(viewer.actor, 'offer.agree', { schoolId })) return []
    if (state === 'awaiting-head') return [{ href: `/offers/${id}`, text: 'Your offer waits for your headteacher', because: `Rounds use it once the headteacher of ${school} agrees that you may be lent.` }]
    const agreedAt = findOffer(db, viewer, { id })?.headAgreedAt?.slice(0, 10)
    return state === 'open' && agreedAt && agreedAt > addDays(viewer.today, -DAYS_NEW)
      ? [{ href: `/offers/${id}`, text: 'Your headteacher has agreed to your offer', because: `It is open since ${formatDay(agreedAt)}, and rounds use it.` }]
      : []
  })
}
