import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, Hidden, PostForm } from '../components/fields.tsx'
import { PinCosts } from '../components/pin-costs.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, Warning, titled } from '../components/page.tsx'
import { Table } from '../components/table.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { readForm, refuse } from '../forms.ts'
import { pinCostLines } from '../lists/pin-costs.ts'
import { lookAt, roundFor } from '../lists/rounds.ts'
import { supporterName } from '../rounds.ts'
import { idOf, permit, requireViewer } from '../viewer.ts'
import { issueProposals } from '../../db/round-issue.ts'
import type { Round } from '../../db/rounds.ts'
import { REPLY_SCHOOL_DAYS } from '../../graph/brokering/proposals.ts'
import { formatDayWithWeekday } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { replyBy } from '../../graph/dates/working-days.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Issue ${data?.name ?? 'the round'}`, 'Rounds')

function roundToIssue(context: AppContext, viewer: SignedIn, id: string | undefined): Round {
  const round = roundFor(context, viewer, idOf(id))
  permit(viewer, 'round.issue', { laCode: round.laCode })
  return round
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const round = roundToIssue(context, viewer, params.id)
  const { run, sheet, drifted } = lookAt(context, viewer, round)
  const rows = sheet.needs.flatMap(({ need, school, area, proposals }) =>
    proposals.map((proposal) => ({ key: `${need.id}/${proposal.offerId}`, school: school.name, area, supporter: supporterName(proposal.supporter), days: formatHalfDays(proposal.halfDays), pinned: proposal.pinned })),
  )
  const left = sheet.needs.filter(({ unmet }) => unmet !== null).length
  return { id: round.id, name: round.name, open: round.state === 'open', runId: run?.id ?? null, drifted, rows, left, pinCosts: pinCostLines(run, sheet), replyBy: formatDayWithWeekday(replyBy(context.today, REPLY_SCHOOL_DAYS)) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const round = roundToIssue(context, viewer, params.id)
  const doing = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = issueProposals(context.db, { roundId: round.id, runId: idOf(form.text('run')), today: context.today, ...doing })
  if ('refusal' in outcome) return refuse(form, [{ field: '', message: outcome.refusal }], 409)
  return redirect(`/rounds/${round.id}?done=issued`)
}

export default function Issue() {
  const { id, name, open, runId, drifted, rows, left, pinCosts, replyBy } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const ready = open && runId !== null && !drifted && rows.length > 0
  return (
    <>
      <BackLink href={`/rounds/${id}`}>Back to {name}</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Check and issue the proposals</Heading>
      {open ? null : <Inset>This round is no longer open.</Inset>}
      {open && runId === null ? <Inset>Run the round first.</Inset> : null}
      {drifted ? <Warning>Needs, offers, pins, rules or other facts have changed since the latest run. Run the round again before you issue it.</Warning> : null}
      <PinCosts lines={pinCosts} />
      <Table
        caption={`${rows.length} ${rows.length === 1 ? 'proposal' : 'proposals'} of the latest run`}
        columns={[
          { key: 'school', head: 'School', header: true, cell: (row) => row.school },
          { key: 'area', head: 'Area', cell: (row) => row.area },
          { key: 'supporter', head: 'Supporter', cell: (row) => `${row.supporter}${row.pinned ? ' (pinned)' : ''}` },
          { key: 'days', head: 'Days', cell: (row) => row.days },
        ]}
        rows={rows}
        rowKey={(row) => row.key}
        empty="The latest run proposes nothing."
      />
      {ready ? (
        <>
          <Lines>Both sides of each proposal are asked to answer by {replyBy}. The days are held for them until then. Supporters are not told which school it is until the school agrees.</Lines>
          {left > 0 ? <Lines>{left} {left === 1 ? 'need stays' : 'needs stay'} open, wholly or in part, for the next round.</Lines> : null}
          <Lines>Somebody other than you has to approve what both sides accept.</Lines>
          <PostForm>
            <Hidden values={{ run: runId }} />
            <div className="al-actions">
              <Button>Issue {rows.length} {rows.length === 1 ? 'proposal' : 'proposals'}</Button>
              <Anchor href={`/rounds/${id}`}>Not yet</Anchor>
            </div>
          </PostForm>
        </>
      ) : null}
    </>
  )
}
