import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Anchor, BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { Bullets } from '../components/prose.tsx'
import { AnswerTables } from '../components/what-if.tsx'
import { answerRows } from '../lists/answers.ts'
import { changeInWords, elsewhere } from '../lists/changes.ts'
import { whereDone } from '../lists/rounds.ts'
import { answeredFor, changesIn, questionOf } from '../lists/what-if.ts'
import { readQuery } from '../listing.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { listRuns } from '../../db/rounds.ts'
import { isBrokers } from '../../graph/matching/changes.ts'
import { can } from '../../graph/permissions/can.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled('What would change', data?.name ?? 'Round', 'Rounds')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const asked = answeredFor(context, viewer, idOf(params.id), idOf(params.jobId))
  const { round, run, names, task, job } = asked
  const { words, answer, query } = questionOf(asked, readQuery(request))
  const changes = changesIn(words, run.input)
  const runs = listRuns(context.db, { viewer, roundId: round.id })
  const mayApply = round.state === 'open' && can(viewer.actor, 'round.run', { laCode: round.laCode })
  return {
    id: round.id, name: round.name, application: `/rounds/${round.id}/what-if/${job.id}/application${query}`,
    back: task.needId === undefined ? { href: `/rounds/${round.id}`, words: `Back to ${round.name}` } : { href: whereDone(round.id, job), words: 'Back to what would help' }, run: runs.length - runs.findIndex(({ id }) => id === run.id), latest: runs[0]?.id === run.id,
    changes: changes.map((change) => changeInWords(change, names)), again: new URLSearchParams(words.map((word) => ['change', word])).toString(),
    answer: answerRows(answer, run.input, names, (needId) => `/rounds/${round.id}/runs/${run.id}/needs/${needId}`),
    mayAsk: can(viewer.actor, 'round.run', { laCode: round.laCode }), mayApply: mayApply && changes.some(isBrokers),
    others: changes.flatMap((change) => elsewhere(change, names) ?? []),
  }
}

export default function WhatWouldChange() {
  const { id, name, application, back, run, latest, changes, again, answer, mayAsk, mayApply, others } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={back.href}>{back.words}</BackLink>
      <Heading caption={`${name}, against run ${run}`}>What would change</Heading>
      <Bullets>{changes}</Bullets>
      {latest ? null : <Inset>There is a later run of this round. This answer is about run {run}.</Inset>}
      <AnswerTables answer={answer} />
      {others.map(({ words, href }) => <Lines key={words}>{href ? <Anchor href={href}>{words}</Anchor> : words}</Lines>)}
      <div className="al-actions">
        {mayApply ? <a className="govuk-button" href={application}>Apply to this round</a> : null}
        {mayAsk ? <Anchor href={`/rounds/${id}/what-if?${again}`}>Change the question</Anchor> : null}
      </div>
    </>
  )
}
