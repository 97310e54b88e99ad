import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CategoryTag } from '../components/categories.tsx'
import { NeedStateTag, ORIGIN_WORDS, PRIORITY_WORDS, PROPOSAL_WORDS } from '../components/needs.tsx'
import { Anchor, BackLink, Done, Heading, Lines, Section, Summary, titled, wordOf } from '../components/page.tsx'
import { Table } from '../components/table.tsx'
import { Paragraphs } from '../components/prose.tsx'
import { readQuery } from '../listing.ts'
import { idOf, notFound, permit, requireViewer } from '../viewer.ts'
import { loadFramework } from '../../db/categories.ts'
import { findNeed, listInHand } from '../../db/needs.ts'
import { listWholeProposals } from '../../db/proposals.ts'
import { coverOf } from '../../db/support-days.ts'
import { findSubject } from '../../db/subject.ts'
import type { NeedState } from '../../graph/brokering/lifecycle.ts'
import { whyNotYet } from '../../graph/brokering/requests.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { can } from '../../graph/permissions/can.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `${data.area}, ${data.school}, need ${data.id}` : 'Need', 'Needs')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { db, today } = context
  const id = idOf(params.id)
  const need = findNeed(db, viewer, { id, framework: loadFramework(db).code })
  if (!need) throw notFound()
  const subject = findSubject(db, { schoolId: need.schoolId, today })!
  permit(viewer, 'need.read', subject)
  const proposals = listWholeProposals(db, { viewer, needId: id })
  const cover = coverOf(db, { needIds: [id] }).get(id) ?? { agreed: 0, inHand: 0 }
  return {
    done: readQuery(request).text('done'),
    id, urn: need.urn, school: need.school, area: need.area, state: need.state, category: need.category, priority: need.priority, origin: need.origin,
    days: formatHalfDays(need.halfDays),
    agreed: cover.agreed === 0 ? 'None' : formatHalfDays(cover.agreed), inHand: cover.inHand === 0 ? 'None' : formatHalfDays(cover.inHand),
    wantedBy: formatDay(need.wantedBy), late: need.state === 'open' && need.wantedBy < today,
    raised: `${formatDay(need.raisedAt.slice(0, 10))}${need.raisedBy ? ` by ${need.raisedBy}` : ''}`,
    evidence: need.evidence, nameShared: need.nameShared, withdrawnBecause: need.withdrawnBecause,
    proposals: proposals.map(({ id: proposalId, state, supporter, halfDays, replyBy }) => ({
      id: proposalId, state, days: formatHalfDays(halfDays), replyBy: formatDay(replyBy),
      supporter: supporter.leaderName ? `${supporter.leaderName}, ${supporter.schoolName}` : supporter.schoolName,
    })),
    mayWithdraw: need.state === 'open' && can(viewer.actor, 'need.withdraw', subject),
    notYet: whyNotYet(listInHand(db, { needId: id })),
  }
}

/** What was just done, while it is still so. */
const DONE: Record<string, { state: NeedState; words: string }> = {
  raised: { state: 'open', words: 'The request has been recorded. The next round looks for somebody who can help' },
  withdrawn: { state: 'withdrawn', words: 'The request has been withdrawn' },
}

export default function Need() {
  const need = useLoaderData<typeof loader>()
  const done = wordOf(DONE, need.done)
  return (
    <>
      <BackLink href="/needs">Back to needs</BackLink>
      <Done>{done?.state === need.state ? done.words : null}</Done>
      <Heading caption={need.school}>{need.area}</Heading>
      <Summary rows={[
        ['State', <NeedStateTag key="state" state={need.state} />],
        ['School', <Anchor key="school" href={`/schools/${need.urn}`}>{need.school}</Anchor>],
        ['Category', <CategoryTag key="category" code={need.category} />],
        ['Days wanted', need.days],
        ['Days agreed so far', need.agreed],
        ['Days proposed and not yet agreed', need.inHand],
        ['Priority', PRIORITY_WORDS[need.priority]],
        ['Wanted by', need.late ? `${need.wantedBy} (this day has passed)` : need.wantedBy],
        ['Comes from', ORIGIN_WORDS[need.origin].long],
        ['Raised', need.raised],
        ['School’s name', need.nameShared ? 'Told to possible supporters' : 'Not told to a supporter until the school accepts them'],
      ]} />
      <Section title="Why help is needed"><Paragraphs text={need.evidence} /></Section>
      {need.withdrawnBecause ? <Section title="Why it was withdrawn"><Paragraphs text={need.withdrawnBecause} /></Section> : null}
      <Section title="Who is proposed">
        <Table
          caption="Proposals for this need" hideCaption
          columns={[
            {
              key: 'supporter', head: 'Supporter', header: true,
              cell: (row) => <Anchor href={`/proposals/${row.id}`}>{row.supporter}</Anchor>,
            },
            { key: 'days', head: 'Days', cell: (row) => row.days },
            { key: 'state', head: 'Where it stands', cell: (row) => PROPOSAL_WORDS[row.state] },
            { key: 'reply', head: 'Reply by', cell: (row) => row.replyBy },
          ]}
          rows={need.proposals} rowKey={(row) => row.id}
          empty={need.state === 'open' ? <>Nobody has been proposed yet. <Anchor href="/help#brokers">The broker</Anchor> matches open needs with offers in rounds.</> : 'Nobody was proposed.'}
        />
      </Section>
      {need.mayWithdraw ? <Lines>{need.notYet ?? <Anchor href={`/needs/${need.id}/withdrawal`}>Withdraw this request</Anchor>}</Lines> : null}
    </>
  )
}
