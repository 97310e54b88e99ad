import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Anchor, BackLink, Done, Heading, Inset, Lines, Section, Summary, titled, wordOf } from '../components/page.tsx'
import { ProposalTag } from '../components/proposals.tsx'
import { FIT_EXPLAINED, Rules, Terms } from '../components/reasons.tsx'
import { mayDo, proposalFor, supporterWords, type MayDo } from '../lists/proposals.ts'
import { readQuery } from '../listing.ts'
import { idOf, permitPage, requireViewer } from '../viewer.ts'
import type { SignedIn } from '../context.ts'
import type { ProposalBrief, WholeProposal } from '../../db/proposals.ts'
import { areaName } from '../../graph/categories/areas.ts'
import { IN_HAND, PROPOSAL, type ProposalState } from '../../graph/brokering/lifecycle.ts'
import { formatDay, formatDayWithWeekday } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { can } from '../../graph/permissions/can.ts'
import { reasonsForSchool } from '../../graph/support/told-reasons.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `${data.area}, proposal ${data.id}` : 'Proposal', 'Proposals')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'proposal.read')
  const proposal = proposalFor(context, viewer, idOf(params.id))
  const { id, state, agreementId, supporter, supporterAnswer, schoolAnswer } = proposal
  const may = mayDo(proposal, viewer, context.today)
  const common = {
    done: doneWords(readQuery(request).text('done'), state), id, state, agreementId, supporterAnswer, schoolAnswer, may, offerId: supporter.offerId,
    supporter: supporterWords(supporter), days: formatHalfDays(proposal.halfDays), replyBy: formatDayWithWeekday(proposal.replyBy), meaning: PROPOSAL.states[state],
  }
  return proposal.view === 'brief' ? { ...common, ...briefOnly(proposal) } : { ...common, ...wholeOnly(proposal, viewer) }
}

/** What the supporting side is shown: nothing by which the school could be known. */
const briefOnly = ({ brief, why, supporterReason }: ProposalBrief) => ({
  view: 'brief' as const, area: areaName(brief.areaCode), phase: PHASE_NAMES[brief.phase], distance: brief.distance, wantedBy: formatDay(brief.wantedBy),
  school: brief.school?.name ?? null, supporterReason, why,
})

/** What the school is shown, and, for its authority's officers, every answer's reason and where the round explains itself. */
function wholeOnly(proposal: WholeProposal, viewer: SignedIn) {
  const { need, school, reasons, decision, decisionReason, decidedBy, roundId, issuedBy, supporterReason, schoolReason } = proposal
  const officer = can(viewer.actor, 'round.read', { laCode: school.laCode })
  const own = can(viewer.actor, 'proposal.answer-as-school', { schoolId: school.id })
  const told = officer ? { rules: reasons.rules.map(({ because }) => because), terms: reasons.terms } : reasonsForSchool(reasons)
  return {
    view: 'whole' as const, area: areaName(need.areaCode), needId: need.id, school: school.name, wantedBy: formatDay(need.wantedBy), asked: formatHalfDays(need.halfDays),
    distance: reasons.distanceKm === null ? 'Not known' : `${reasons.distanceKm.toFixed(1)} km`, fit: officer ? Math.round(reasons.fit * 100) : null, ...told,
    weights: { told: weightOf(told.terms), all: weightOf(reasons.terms) },
    decision, decisionReason, decidedBy, issuedBy: issuedBy.name, roundId: officer ? roundId : null,
    schoolReason: officer || own ? schoolReason : null, supporterReason: officer ? supporterReason : null,
  }
}

const weightOf = (terms: { weight: number }[]): number => terms.reduce((sum, { weight }) => sum + weight, 0)

/** What was just done, each with the states it leads to: an old address says nothing that is no longer so. */
const DONE: Record<string, { to: ProposalState[]; text: string }> = {
  accepted: { to: ['supporter-accepted', 'school-accepted', 'accepted'], text: 'You have accepted' },
  declined: { to: ['declined'], text: 'You have declined, and the days are free again' },
  approved: { to: ['agreed'], text: 'Approved: there is an agreement now' },
  'not-approved': { to: ['not-approved'], text: 'Not approved, and the days are free again' },
  withdrawn: { to: ['withdrawn'], text: 'The proposal has been withdrawn, and the days are free again' },
}
const doneWords = (word: string, state: ProposalState): string | null => {
  const done = wordOf(DONE, word)
  return done?.to.includes(state) ? done.text : null
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>
type Whole = Extract<Data, { view: 'whole' }>
type Brief = Extract<Data, { view: 'brief' }>

export default function Proposal() {
  const data = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href="/proposals">Back to proposals</BackLink>
      <Done>{data.done}</Done>
      <Heading caption={data.school ?? 'A school that is not named yet'}>{data.area}: {data.days} from {data.supporter}</Heading>
      <Lines>{data.meaning}</Lines>
      <Actions {...data} />
      <Summary rows={[
        ['State', <ProposalTag key="state" state={data.state} yours={data.may.answerAsSchool || data.may.answerAsSupporter || data.may.decide} />],
        ...(data.view === 'brief' ? briefRows(data) : wholeRows(data)),
        ['Reply by', data.replyBy],
        ['Supporter', answerWords(data.supporterAnswer, data.supporterReason)],
        ['School', answerWords(data.schoolAnswer, data.view === 'whole' ? data.schoolReason : null)],
        ...(data.view === 'whole' ? decisionRows(data) : []),
        ...(data.agreementId === null ? [] : [['Agreement', <Anchor key="agreement" href={`/agreements/${data.agreementId}`}>Agreement {data.agreementId}</Anchor>] as [string, ReactNode]]),
      ]} />
      {data.view === 'whole' ? <Reasons {...data} /> : <WhyYou {...data} />}
    </>
  )
}

const answerWords = (answer: 'accepted' | 'declined' | null, reason: string | null): string =>
  answer === null ? 'Not answered yet' : answer === 'accepted' ? 'Accepted' : `Declined${reason ? `. ${reason}` : ''}`

const briefRows = ({ phase, distance, wantedBy, school, schoolAnswer, state }: Brief): [string, ReactNode][] => [
  ['Phase', phase],
  ['How far', distance],
  ['Wanted by', wantedBy],
  ['School', school ?? (schoolAnswer === null && IN_HAND.includes(state) ? 'You will be told which school it is when the school has accepted.' : 'You will not be told which school it was.')],
]

const wholeRows = ({ needId, asked, wantedBy, distance, offerId, supporter, fit, roundId }: Whole): [string, ReactNode][] => [
  ['Asked for', <Anchor key="need" href={`/needs/${needId}`}>{asked}, by {wantedBy}</Anchor>],
  ['Offer', <Anchor key="offer" href={`/offers/${offerId}`}>Offer of {supporter}</Anchor>],
  ['Distance', distance],
  ...(fit === null ? [] : [['Fit', `${fit} out of 100`] as [string, ReactNode]]),
  ...(roundId === null ? [] : [['Round', <Anchor key="round" href={`/rounds/${roundId}`}>The round it comes from</Anchor>] as [string, ReactNode]]),
]

function decisionRows({ state, decision, decisionReason, decidedBy, issuedBy }: Whole): [string, ReactNode][] {
  const decided = decision === 'approved' ? 'Approved' : 'Not approved'
  return [
    ['Issued by', issuedBy],
    ...(decision ? [['Decision', `${decided} by ${decidedBy}${decisionReason ? `. ${decisionReason}` : ''}`] as [string, ReactNode]] : []),
    ...(state === 'withdrawn' && decisionReason ? [['Why it was withdrawn', decisionReason] as [string, ReactNode]] : []),
  ]
}

function Actions({ id, state, may }: { id: number; state: string; may: MayDo }) {
  const links = [
    may.answerAsSchool ? { href: 'school-answer', text: 'Accept or decline', first: true } : null,
    may.answerAsSupporter ? { href: 'supporter-answer', text: 'Accept or decline as the supporter', first: true } : null,
    may.decide ? { href: 'approval', text: 'Approve or not', first: true } : null,
    may.withdraw ? { href: 'withdrawal', text: 'Withdraw this proposal', first: false } : null,
  ].filter((link) => link !== null)
  return (
    <>
      {state === 'accepted' && may.issuedIt ? <Inset>You issued this proposal, so somebody else has to approve it.</Inset> : null}
      {links.length === 0 ? null : (
        <div className="al-actions">
          {links.map(({ href, text, first }) => (first ? <a key={href} className="govuk-button" href={`/proposals/${id}/${href}`}>{text}</a> : <Anchor key={href} href={`/proposals/${id}/${href}`}>{text}</Anchor>))}
        </div>
      )}
    </>
  )
}

/** Why the supporter was chosen, as far as it does not tell which school asks. */
const WhyYou = ({ why, offerId, school }: Brief) => (
  <Section title="Why you" id="reasons">
    {why.length > 0 ? <Rules rules={why.map((because) => ({ passed: true, because }))} /> : null}
    <Lines>
      This rests on <Anchor href={`/offers/${offerId}`}>what you offered</Anchor>.
      {school === null ? ' How near and how alike the two schools are counts too, but is not told: it could name the school.' : null}
    </Lines>
  </Section>
)

const Reasons = ({ terms, rules, supporter, fit, weights }: Whole) => (
  <Section title="Why this supporter" id="reasons">
    <Terms caption={`What speaks for ${supporter}`} terms={terms} explained={fit === null ? `These make up ${weights.told} of ${weights.all}. The rest is earlier work and how much of the offer is free, and is for the authority.` : FIT_EXPLAINED} />
    <h3 className="govuk-heading-s">Rules kept</h3>
    <Rules rules={rules.map((because) => ({ passed: true, because }))} />
  </Section>
)
