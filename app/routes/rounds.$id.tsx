import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { instantInWords } from '../account-words.ts'
import { Button, PostForm } from '../components/fields.tsx'
import { Anchor, BackLink, Done, Figures, Heading, Inset, Lines, Section, Summary, Warning, titled, wordOf } from '../components/page.tsx'
import { FairnessFigures } from '../components/fairness.tsx'
import { PinCosts } from '../components/pin-costs.tsx'
import { Changes, Closures, Loads, NeedRows, Overrides, Runs } from '../components/round-tables.tsx'
import { RoundTag, Tiers, share, solvedBy } from '../components/rounds.tsx'
import { Pages } from '../components/table.tsx'
import { lookAt, roundFor, runningJob, tiersOf } from '../lists/rounds.ts'
import { fairnessRows } from '../lists/fairness.ts'
import { pinCostLines } from '../lists/pin-costs.ts'
import { proofWords } from '../lists/proof.ts'
import { changeRows, closureRows, needRows, offerRows, overrideRows } from '../lists/round-rows.ts'
import { addressWith, pageOf, readQuery } from '../listing.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { listOverrides } from '../../db/round-overrides.ts'
import { listClosures } from '../../db/round-settings.ts'
import { countCoveredNeeds } from '../../db/round-input.ts'
import { countProposals, findRun } from '../../db/rounds.ts'
import { STATE_WORDS } from '../../graph/brokering/proposals.ts'
import type { ProposalState, RoundState } from '../../graph/brokering/lifecycle.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { differenceBetween, sameFacts } from '../../graph/matching/difference.ts'
import { STANDARD_SETTINGS, settingsChanged, steeredOf } from '../../graph/matching/settings.ts'
import { can } from '../../graph/permissions/can.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.round.name ?? 'Round', 'Rounds')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const round = roundFor(context, viewer, idOf(params.id))
  const query = readQuery(request)
  const { run, runs, input, sheet, drifted } = lookAt(context, viewer, round, query)
  const before = run ? runs[runs.findIndex(({ id }) => id === run.id) + 1] : undefined
  const earlier = before ? findRun(context.db, { viewer, runId: before.id }) : null
  const page = pageOf(query, needRows(round.id, run?.id ?? null, sheet))
  const { id, laCode, laName, name, state } = round
  return {
    done: doneWords(query.text('done'), state),
    round: { id, laName, name, state, asOf: formatDay(round.asOf), openedBy: round.openedBy ?? '' },
    coveredNeeds: state === 'open' ? countCoveredNeeds(context.db, laCode) : 0,
    run: run ? { id: run.id, number: runs.length - runs.findIndex((row) => row.id === run.id), latest: run.id === runs[0]?.id, by: run.by ?? '', at: instantInWords(run.at), proposes: run.result.proposals.length, solvedBy: solvedBy(run.solver), inputsHash: run.inputsHash, proof: proofWords(run.result), tiers: tiersOf(run) } : null,
    runs: runs.map((row, index) => ({ id: row.id, number: runs.length - index, by: row.by ?? '', at: instantInWords(row.at), proven: row.proven })),
    figures: { needs: input.needs.length, offers: input.offers.length, met: sheet.met.needsMet, share: share(sheet.met.metHalfDays, sheet.met.wantedHalfDays), wanted: formatHalfDays(sheet.met.wantedHalfDays), given: formatHalfDays(sheet.met.metHalfDays) },
    needs: page.rows, page: page.page, pages: page.pages,
    address: { previous: addressWith(query, { page: String(page.page - 1) }), next: addressWith(query, { page: String(page.page + 1) }) },
    offers: offerRows(sheet),
    closures: closureRows(listClosures(context.db, { viewer, roundId: id }), sheet),
    settings: run ? settingsChanged(STANDARD_SETTINGS, { weights: run.input.weights, rules: steeredOf(run.input.rules) }) : settingsChanged(STANDARD_SETTINGS, round),
    overrides: overrideRows(listOverrides(context.db, { viewer, roundId: id }), sheet, run?.result.refused ?? []),
    changes: run && earlier ? { since: runs.length - runs.findIndex((row) => row.id === earlier.id), ...changeRows(differenceBetween(earlier.result, run.result, sameFacts(run.input, earlier)), sheet) } : null,
    fairness: run ? fairnessRows(run, earlier) : null,
    pinCosts: pinCostLines(run, sheet),
    drifted: drifted && run?.id === runs[0]?.id,
    proposals: countProposals(context.db, { viewer, roundId: id }).map((row) => ({ ...row, state: row.state as ProposalState })),
    jobId: runningJob(context.db, id),
    mayRun: state === 'open' && can(viewer.actor, 'round.run', { laCode }),
    mayIssue: state === 'open' && can(viewer.actor, 'round.issue', { laCode }),
  }
}

/** What was just done, each with the state it leaves the round in: an old address says nothing that is no longer so. */
const DONE: Record<string, { in: RoundState; text: string }> = {
  opened: { in: 'open', text: 'The round is open. Nobody has been asked anything yet' },
  run: { in: 'open', text: 'The run is finished' },
  issued: { in: 'issued', text: 'The proposals have been issued' },
  closed: { in: 'closed', text: 'The round is closed' },
  pinned: { in: 'open', text: 'Pinned. Run the round again to see what it changes' },
  vetoed: { in: 'open', text: 'Ruled out. Run the round again to see what it changes' },
  applied: { in: 'open', text: 'Applied. Run the round again to see it in the proposals' },
  set: { in: 'open', text: 'Set for this round. Run it again to see what it changes' },
  'set-already': { in: 'open', text: 'Nothing changed: the round was set so already' },
  'offer-closed': { in: 'open', text: 'Closed for this round. Run it again to see what it changes' },
  lifted: { in: 'open', text: 'Lifted. Run the round again to see what it changes' },
}
const doneWords = (word: string, state: RoundState): string | null => {
  const done = wordOf(DONE, word)
  return done?.in === state ? done.text : null
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function Round() {
  const data = useLoaderData<typeof loader>()
  const { round, run, figures, proposals } = data
  return (
    <>
      <BackLink href="/rounds">Back to rounds</BackLink>
      <Done>{data.done}</Done>
      <Heading caption={round.laName}>{round.name}</Heading>
      <Summary rows={[
        ['State', <RoundTag key="state" state={round.state} />],
        ['Read as of', round.asOf],
        ['Opened by', round.openedBy],
        ...(proposals.length > 0 ? [['Proposals', <ProposalCounts key="proposals" roundId={round.id} proposals={proposals} />] as [string, React.ReactNode]] : []),
      ]} />
      <WhatNext {...data} />
      <Figures figures={[
        { value: figures.needs, words: figures.needs === 1 ? 'open need' : 'open needs' },
        { value: figures.offers, words: figures.offers === 1 ? 'offer' : 'offers' },
        ...(figures.needs === 0 ? [] : run ? [{ value: figures.met, words: 'needs met in full' }, { value: figures.share, words: `of the days: ${figures.given} of ${figures.wanted}` }] : [{ value: figures.wanted, words: 'wanted in all' }]),
      ]} />
      {data.coveredNeeds > 0 ? <Lines>{data.coveredNeeds} more open {data.coveredNeeds === 1 ? 'need is' : 'needs are'} left out: proposals in hand or agreements already cover all the days.</Lines> : null}
      {run ? <Result {...data} run={run} /> : null}
      <Section title="Needs" id="needs">
        <NeedRows rows={data.needs} hasRun={run !== null} />
        <Pages page={data.page} pages={data.pages} href={(to) => (to < data.page ? data.address.previous : data.address.next)} />
      </Section>
      <Section title="Offers" id="offers"><Loads rows={data.offers} hasRun={run !== null} closeAt={data.mayRun ? `/rounds/${round.id}/closures` : null} /></Section>
      {data.overrides.length > 0 ? <Section title="Pins and vetoes" id="overrides"><Overrides roundId={round.id} rows={data.overrides} mayLift={data.mayRun} /></Section> : null}
      {data.closures.length > 0 ? <Section title="Offers closed for this round" id="closures"><Closures roundId={round.id} rows={data.closures} mayLift={data.mayRun} /></Section> : null}
      {data.runs.length > 1 ? <Section title="Runs" id="runs"><Runs roundId={round.id} rows={data.runs} shown={run?.id ?? null} /></Section> : null}
      {run ? <p className="govuk-body al-actions"><Anchor href={`/rounds/${round.id}/csv?run=${run.id}`}>Download this run as a spreadsheet (CSV)</Anchor> <Anchor href={`/rounds/${round.id}/runs/${run.id}/record`}>Record of this run</Anchor></p> : null}
    </>
  )
}

const ProposalCounts = ({ roundId, proposals }: { roundId: number; proposals: Data['proposals'] }) => (
  <Anchor href={`/proposals?round=${roundId}`}>{proposals.map(({ state, proposals: number }) => `${number} ${STATE_WORDS[state].text.toLowerCase()}`).join(', ')}</Anchor>
)

/** The one next step, and what stands in its way. */
function WhatNext({ round, run, runs, drifted, jobId, mayRun, mayIssue }: Data) {
  if (jobId !== null) return <Inset>A run is going on. <Anchor href={`/rounds/${round.id}/jobs/${jobId}`}>See how far it has got</Anchor>.</Inset>
  const ready = mayIssue && run?.latest && !drifted && run.proposes > 0
  return (
    <>
      {run && !run.latest ? <Inset>This is run {run.number} of {runs.length}. <Anchor href={`/rounds/${round.id}`}>Show the latest</Anchor>.</Inset> : null}
      {drifted ? <Warning>Needs, offers, pins, rules or other facts have changed since this run. Run the round again before you issue it.</Warning> : null}
      {run?.latest && !drifted && mayIssue && run.proposes === 0 ? <Inset>This run proposes nothing, so there is nothing to issue.</Inset> : null}
      {mayRun || mayIssue ? (
        <div className="al-actions">
          {ready ? <a className="govuk-button" href={`/rounds/${round.id}/issue`}>Check and issue the proposals</a> : null}
          {mayRun ? <PostForm action={`/rounds/${round.id}/runs`}><Button kind={ready ? 'secondary' : undefined}>{run ? 'Run again' : 'Run the round'}</Button></PostForm> : null}
          {mayRun && run?.latest ? <Anchor href={`/rounds/${round.id}/what-if`}>Ask what if</Anchor> : null}
          {mayRun ? <Anchor href={`/rounds/${round.id}/settings`}>Set weights and rules</Anchor> : null}
          {mayRun ? <Anchor href={`/rounds/${round.id}/closing`}>Close this round without issuing it</Anchor> : null}
        </div>
      ) : null}
    </>
  )
}

const Result = ({ round, mayRun, run, changes, pinCosts, settings, fairness }: Data & { run: NonNullable<Data['run']> }) => (
  <>
    <Section title={`Run ${run.number}`} id="run">
      <p className="govuk-body">{run.proof}</p>
      <PinCosts lines={pinCosts} />
      <Tiers tiers={run.tiers} />
      <Lines>{settings.length === 0 ? 'Weights and rules are the standard ones.' : `Set by the broker for this run: ${settings.join('; ')}.`}</Lines>
      <p className="govuk-body al-muted">Run by {run.by} on {run.at}. {run.solvedBy} Fingerprint of what went in: {run.inputsHash}</p>
    </Section>
    {fairness ? <Section title="Is it fair?" id="fairness"><FairnessFigures fairness={fairness} /></Section> : null}
    {changes ? <Section title={`What changed since run ${changes.since}`} id="changes"><Changes {...changes} />{mayRun && run.latest ? <p className="govuk-body"><Anchor href={`/rounds/${round.id}/what-if?change=keep`}>What keeping everything as it is would cost</Anchor></p> : null}</Section> : null}
  </>
)
