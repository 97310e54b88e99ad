import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { instantInWords } from '../account-words.ts'
import { Button, PostForm } from '../components/fields.tsx'
import { Anchor, BackLink, Done, Heading, Inset, Lines, Section, Summary, Warning, titled, wordOf } from '../components/page.tsx'
import { solvedBy } from '../components/rounds.tsx'
import { Table } from '../components/table.tsx'
import { startJob } from '../jobs/jobs.ts'
import type { ReplayDone, ReplayTask } from '../jobs/replay-worker.ts'
import { namesOf } from '../lists/changes.ts'
import { proofLines } from '../lists/proof.ts'
import { roundFor, runFor } from '../lists/rounds.ts'
import { readQuery } from '../listing.ts'
import { idOf, permit, requireViewer } from '../viewer.ts'
import { latestJob } from '../../db/jobs.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { TERMS } from '../../graph/matching/rules.ts'
import { ORDER_WORDS, TERM_NAMES, steeredOf } from '../../graph/matching/settings.ts'
import { can } from '../../graph/permissions/can.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled('Record of a run', data?.name ?? 'Round', 'Rounds')

const DONE: Record<string, string> = { replayed: 'The run was worked out again' }

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { round, run, sheet } = runFor(context, viewer, idOf(params.id), idOf(params.runId))
  const names = namesOf(sheet)
  const replay = latestJob(context.db, { kind: 'replay', input: { roundId: round.id, runId: run.id } satisfies ReplayTask })
  const { supportersPerNeed, minimumHalfDays, order } = steeredOf(run.input.rules)
  return {
    done: wordOf(DONE, readQuery(request).text('done')), id: round.id, name: round.name, runId: run.id, by: run.by ?? '', at: instantInWords(run.at), inputsHash: run.inputsHash,
    solver: solvedBy(run.solver), version: run.version, proven: run.proven, proof: proofLines(run.input, run.result), needs: run.input.needs.length, offers: run.input.offers.length,
    weights: TERMS.map((term) => `${TERM_NAMES[term]} ${run.input.weights[term]}`).join(', '),
    rules: `Up to ${supportersPerNeed} ${supportersPerNeed === 1 ? 'supporter' : 'supporters'} for one need, at least ${formatHalfDays(minimumHalfDays)} each. First: ${ORDER_WORDS[order].toLowerCase()}.`,
    steering: run.steering.map(({ kind, needId, offerId, reason, name, at }) => ({
      key: `${kind}/${needId ?? ''}/${offerId}`, what: { pin: 'Pinned', veto: 'Ruled out', closed: 'Closed for the round' }[kind], supporter: names.offer(offerId), need: needId === null ? 'Every need' : names.need(needId), reason, by: name, at: instantInWords(at),
    })),
    replay: replay?.state === 'done' ? { ...(replay.result as ReplayDone), at: instantInWords(replay.finishedAt ?? replay.startedAt) } : null,
    running: replay?.state === 'running' ? replay.id : null, mayRun: can(viewer.actor, 'round.run', { laCode: round.laCode }),
  }
}

/** Works the run out again; nothing of it is changed. */
export function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { laCode } = roundFor(context, viewer, idOf(params.id))
  permit(viewer, 'round.run', { laCode })
  const { round, run } = runFor(context, viewer, idOf(params.id), idOf(params.runId))
  const { jobId } = startJob(context.db, { kind: 'replay', input: { roundId: round.id, runId: run.id } satisfies ReplayTask, by: viewer.account.id, at: context.now, requestId: context.requestId })
  return redirect(`/rounds/${round.id}/jobs/${jobId}`)
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function RunRecord() {
  const data = useLoaderData<typeof loader>()
  const { done, id, name, runId, by, at, inputsHash, solver, version, proven, proof, needs, offers, weights, rules, steering } = data
  return (
    <>
      <BackLink href={`/rounds/${id}?run=${runId}`}>Back to {name}</BackLink>
      <Done>{done}</Done>
      <Heading caption={name}>Record of this run</Heading>
      <Summary rows={[
        ['Run by', `${by} on ${at}`],
        ['What went in', `${needs} needs, ${offers} offers`],
        ['Fingerprint of it', inputsHash],
        ['Weights', weights],
        ['Rules', rules],
        ['Solver', solver],
        ['Version', version === '' ? 'Not kept when this run was made' : version],
        ['Proven best', proven ? 'Yes' : 'No'],
      ]} />
      <p className="govuk-body"><Anchor href={`/rounds/${id}/runs/${runId}/report`}>A report of this run that can be published</Anchor></p>
      <Section title="How good it is, and how that is known">
        <Table
          caption="What the run reached beyond what pins fix, in the order in which it counts" tight
          columns={[
            { key: 'what', head: 'What counts', header: true, cell: (row) => row.what },
            { key: 'reached', head: 'Reached', cell: (row) => row.reached },
            { key: 'most', head: 'No choice reaches more than', cell: (row) => row.most },
            { key: 'how', head: 'How that is known', cell: (row) => row.how },
          ]}
          rows={proof}
          rowKey={(row) => row.key}
          empty={proven ? 'Nothing was left to choose, so there is nothing to prove.' : 'No proof was kept with this run.'}
        />
      </Section>
      <Section title="Who steered it, and why">
        <Table
          caption="Pins, vetoes and closed offers that went in" hideCaption tight
          columns={[
            { key: 'supporter', head: 'Supporter', header: true, cell: (row) => row.supporter },
            { key: 'what', head: 'What', cell: (row) => row.what },
            { key: 'need', head: 'Need', cell: (row) => row.need },
            { key: 'reason', head: 'Reason', cell: (row) => row.reason },
            { key: 'by', head: 'By', cell: (row) => `${row.by} on ${row.at}` },
          ]}
          rows={steering}
          rowKey={(row) => row.key}
          empty="Nobody: no pin, veto or closed offer went in."
        />
      </Section>
      <Section title="Does it come out the same?"><Replay data={data} /></Section>
    </>
  )
}

const Replay = ({ data: { id, runId, version, replay, running, mayRun } }: { data: Data }) => (
  <>
    <Lines>A run works on kept inputs alone. Worked out again, the same code gives the same result, byte for byte.</Lines>
    {replay ? (replay.kept === replay.now ? (
      <Inset>Worked out again on {replay.at}: every byte is the same. Fingerprint of the result: {replay.kept}</Inset>
    ) : (
      <Warning>
        Worked out again on {replay.at}, the result is not the same byte for byte. {replay.differing === 0 ? 'The proposals are the same; words or figures differ.' : `${replay.differing} proposals differ.`}
        {replay.version === version ? ' The code is the same: a search that was stopped by its time can differ.' : ` The code is another: it was ${version || 'not kept'} and is now ${replay.version}.`}
      </Warning>
    )) : null}
    {running !== null ? <Inset><Anchor href={`/rounds/${id}/jobs/${running}`}>It is being worked out now</Anchor>.</Inset> : null}
    {mayRun && running === null ? <PostForm action={`/rounds/${id}/runs/${runId}/record`}><Button kind="secondary">Replay and compare</Button></PostForm> : null}
  </>
)
