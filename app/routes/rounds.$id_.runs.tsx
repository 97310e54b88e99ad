import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { startJob } from '../jobs/jobs.ts'
import { roundFor, runningJob } from '../lists/rounds.ts'
import { idOf, permit, requireViewer } from '../viewer.ts'
import { mayRun } from '../../db/rounds.ts'

/** There is nothing to look at here: the round's page lists its runs. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  return redirect(`/rounds/${roundFor(context, viewer, idOf(params.id)).id}`)
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { db, now, requestId } = context
  const { id, laCode } = roundFor(context, viewer, idOf(params.id))
  permit(viewer, 'round.run', { laCode })
  const running = runningJob(db, id)
  if (running !== null) return redirect(`/rounds/${id}/jobs/${running}`)
  if (mayRun(db, { roundId: id })) throw new Response('No longer open', { status: 409 })
  const { jobId } = startJob(db, { kind: 'round', input: { roundId: id }, by: viewer.account.id, at: now, requestId })
  return redirect(`/rounds/${id}/jobs/${jobId}`)
}
