import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, PostForm } from '../components/fields.tsx'
import { BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { Progress } from '../components/progress.tsx'
import { jobOfRound, roundFor, whereDone } from '../lists/rounds.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { can } from '../../graph/permissions/can.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Running ${data?.name ?? 'the round'}`, 'Rounds')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, name, laName, laCode } = roundFor(context, viewer, idOf(params.id))
  const job = jobOfRound(context.db, id, idOf(params.jobId))
  if (job.state === 'done') throw redirect(whereDone(id, job))
  const { kind, state, progress, message, startedAt } = job
  const going = { here: `/rounds/${id}/jobs/${job.id}`, progress, message, startedAt, now: context.now }
  return { id, name, laName, kind, state, message, going, mayRun: can(viewer.actor, 'round.run', { laCode }) }
}

/** What is going on, by the kind of job. */
const WORDS: Record<string, { doing: string; what: string }> = {
  round: { doing: 'Running', what: 'the run' },
  'what-if': { doing: 'Working out what would change in', what: 'the question' },
  replay: { doing: 'Replaying a run of', what: 'the replay' },
}

export default function RunProgress() {
  const { id, name, laName, kind, state, message, going, mayRun } = useLoaderData<typeof loader>()
  const words = WORDS[kind] ?? WORDS.round!
  if (state !== 'running') return <Stopped id={id} name={name} laName={laName} message={message} again={mayRun && kind === 'round'} what={words.what} />
  return (
    <>
      <BackLink href={`/rounds/${id}`}>Back to the round</BackLink>
      <Progress title={`${words.doing} ${name}`} caption={laName} cancel={mayRun ? `Cancel ${words.what}` : null} {...going} />
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
