import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, PostForm } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { jobNow } from '../jobs/jobs.ts'
import { roundFor } from '../lists/rounds.ts'
import { idOf, notFound, requireViewer } from '../viewer.ts'
import { can } from '../../graph/permissions/can.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Running ${data?.name ?? 'the round'}`, 'Rounds')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, name, laName, laCode } = roundFor(context, viewer, idOf(params.id))
  const job = jobNow(context.db, { jobId: idOf(params.jobId) })
  if (!job || job.kind !== 'round' || (job.input as { roundId?: number }).roundId !== id) throw notFound()
  if (job.state === 'done') throw redirect(`/rounds/${id}?run=${Number((job.result as { runId: number }).runId)}&done=run`)
  const seconds = Math.max(0, Math.round((Date.parse(context.now) - Date.parse(job.startedAt)) / 1000))
  return { id, name, laName, jobId: job.id, state: job.state, progress: job.progress, message: job.message, seconds, mayRun: can(viewer.actor, 'round.run', { laCode }) }
}

export default function RunProgress() {
  const { id, name, laName, jobId, state, progress, message, seconds, mayRun } = useLoaderData<typeof loader>()
  if (state !== 'running') return <Stopped id={id} name={name} laName={laName} message={message} mayRun={mayRun} />
  return (
    <>
      <noscript><meta httpEquiv="refresh" content="2" /></noscript>
      <BackLink href={`/rounds/${id}`}>Back to the round</BackLink>
      <Heading caption={laName}>Running {name}</Heading>
      <div id="progress">
        <p className="govuk-body"><label htmlFor="share">How far it has got: {progress}%</label></p>
        <progress className="al-progress" id="share" max={100} value={progress}>{progress}%</progress>
        <p className="govuk-body" role="status">{message || 'Starting.'} {seconds} {seconds === 1 ? 'second' : 'seconds'} so far.</p>
      </div>
      <div className="al-actions">
        <Anchor href={`/rounds/${id}/jobs/${jobId}`}>Refresh this page</Anchor>
        {mayRun ? <PostForm action={`/rounds/${id}/jobs/${jobId}/cancellation`}><Button kind="secondary">Cancel the run</Button></PostForm> : null}
      </div>
      <script type="module" src="/progress.js" />
    </>
  )
}

function Stopped({ id, name, laName, message, mayRun }: { id: number; name: string; laName: string; message: string; mayRun: boolean }) {
  return (
    <>
      <BackLink href={`/rounds/${id}`}>Back to the round</BackLink>
      <Heading caption={laName}>{name}: the run did not finish</Heading>
      <Inset>{message}</Inset>
      <Lines>The round is as it was before.</Lines>
      {mayRun ? <PostForm action={`/rounds/${id}/runs`}><Button>Run again</Button></PostForm> : null}
    </>
  )
}
