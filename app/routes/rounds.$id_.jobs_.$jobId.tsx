import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, PostForm } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { jobOfRound, roundFor, whereDone } from '../lists/rounds.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { can } from '../../graph/permissions/can.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Running ${data?.name ?? 'the round'}`, 'Rounds')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, name, laName, laCode } = roundFor(context, viewer, idOf(params.id))
  const job = jobOfRound(context.db, id, idOf(params.jobId))
  if (job.state === 'done') throw redirect(whereDone(id, job))
  const seconds = Math.max(0, Math.round((Date.parse(context.now) - Date.parse(job.startedAt)) / 1000))
  return { id, name, laName, kind: job.kind, jobId: job.id, state: job.state, progress: job.progress, message: job.message, seconds, mayRun: can(viewer.actor, 'round.run', { laCode }) }
}

/** What is going on, by the kind of job. */
const WORDS: Record<string, { doing: string; what: string }> = {
  round: { doing: 'Running', what: 'the run' },
  'what-if': { doing: 'Working out what would change in', what: 'the question' },
  replay: { doing: 'Replaying a run of', what: 'the replay' },
}

export default function RunProgress() {
  const { id, name, laName, kind, jobId, state, progress, message, seconds, mayRun } = useLoaderData<typeof loader>()
  const words = WORDS[kind] ?? WORDS.round!
  if (state !== 'running') return <Stopped id={id} name={name} laName={laName} message={message} again={mayRun && kind === 'round'} what={words.what} />
  return (
    <>
      <noscript><meta httpEquiv="refresh" content="2" /></noscript>
      <BackLink href={`/rounds/${id}`}>Back to the round</BackLink>
      <Heading caption={laName}>{words.doing} {name}</Heading>
      <div id="progress">
        <p className="govuk-body"><label htmlFor="share">How far it has got: {progress}%</label></p>
        <progress className="al-progress" id="share" max={100} value={progress}>{progress}%</progress>
        <p className="govuk-body" role="status">{message || 'Starting.'} {seconds} {seconds === 1 ? 'second' : 'seconds'} so far.</p>
      </div>
      <div className="al-actions">
        <Anchor href={`/rounds/${id}/jobs/${jobId}`}>Refresh this page</Anchor>
        {mayRun ? <PostForm action={`/rounds/${id}/jobs/${jobId}/cancellation`}><Button kind="secondary">Cancel {words.what}</Button></PostForm> : null}
      </div>
      <script type="module" src="/progress.js" />
    </>
  )
}

function Stopped({ id, name, laName, message, again, what }: { id: number; name: string; laName: string; message: string; again: boolean; what: string }) {
  return (
    <>
      <BackLink href={`/rounds/${id}`}>Back to the round</BackLink>
      <Heading caption={laName}>{name}: {what} did not finish</Heading>
      <Inset>{message}</Inset>
      <Lines>The round is as it was before.</Lines>
      {again ? <PostForm action={`/rounds/${id}/runs`}><Button>Run again</Button></PostForm> : null}
    </>
  )
}
