import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, Select } from '../components/fields.tsx'
import { Anchor, Heading, Inset, titled } from '../components/page.tsx'
import { PROPOSAL_STATES, ProposalTag } from '../components/proposals.tsx'
import { Pages, Table } from '../components/table.tsx'
import { proposalsAsked, proposalsListed, proposalsWaiting } from '../lists/proposals.ts'
import { addressWith, pageOf, readQuery } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { mayEver } from '../../graph/permissions/can.ts'

export const meta: MetaFunction = () => titled('Proposals')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'proposal.read')
  const query = readQuery(request)
  const page = pageOf(query, proposalsListed(context, viewer, query))
  const { state, roundId } = proposalsAsked(query)
  return {
    ...page,
    rows: page.rows.map(({ halfDays, replyBy, ...row }) => ({ ...row, days: formatHalfDays(halfDays), replyBy: formatDay(replyBy) })),
    waiting: proposalsWaiting(context.db, viewer),
    state: state ?? '', roundId: roundId ?? null, seesRounds: mayEver(viewer.actor, 'round.read'),
    address: { previous: addressWith(query, { page: String(page.page - 1) }), next: addressWith(query, { page: String(page.page + 1) }), csv: addressWith(query, {}).replace('/proposals', '/proposals/csv') },
  }
}

export default function Proposals() {
  const { rows, page, pages, total, waiting, state, roundId, seesRounds, address } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading>Proposals</Heading>
      {waiting > 0 && state !== 'waiting' ? (
        <Inset>{waiting === 1 ? 'One proposal waits' : `${waiting} proposals wait`} for you. <Anchor href="/proposals?state=waiting">Show what waits for you</Anchor>.</Inset>
      ) : null}
      <form method="get" className="al-filter" aria-label="Filter proposals">
        {roundId === null ? null : <input type="hidden" name="round" value={roundId} />}
        <Select form={undefined} name="state" label="Show" value={state} blank="All proposals" options={[{ value: 'waiting', text: 'Waiting for me' }, ...PROPOSAL_STATES]} />
        <Button kind="secondary">Filter</Button>
      </form>
      {roundId === null ? null : <p className="govuk-body">Only those of {seesRounds ? <Anchor href={`/rounds/${roundId}`}>one round</Anchor> : 'one round'}. <Anchor href="/proposals">Show all</Anchor>.</p>}
      <Table
        caption={`${total} ${total === 1 ? 'proposal' : 'proposals'}, latest first`}
        columns={[
          { key: 'area', head: 'Proposal', header: true, cell: (row) => <Anchor href={`/proposals/${row.id}`}>{row.area}<span className="govuk-visually-hidden">, proposal {row.id}</span></Anchor> },
          { key: 'school', head: 'School', cell: (row) => row.school ?? <span className="al-muted">A school {row.distance}</span> },
          { key: 'supporter', head: 'Supporter', cell: (row) => row.supporter },
          { key: 'days', head: 'Days', cell: (row) => <span className="al-nowrap">{row.days}</span> },
          { key: 'reply', head: 'Reply by', cell: (row) => row.replyBy },
          { key: 'state', head: 'State', cell: (row) => <ProposalTag state={row.state} yours={row.waiting !== ''} /> },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        empty={state === '' ? 'No proposal has been made yet. They come when the broker issues a round.' : <>No proposal is like that. <Anchor href="/proposals">Show all</Anchor>.</>}
      />
      <Pages page={page} pages={pages} href={(to) => (to < page ? address.previous : address.next)} />
      {total > 0 ? <p className="govuk-body al-actions"><Anchor href={address.csv}>Download this list as a spreadsheet (CSV)</Anchor></p> : null}
    </>
  )
}
