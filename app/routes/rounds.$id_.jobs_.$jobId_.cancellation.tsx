import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { cancelJob } from '../jobs/jobs.ts'
import { jobOfRound, roundFor } from '../lists/rounds.ts'
import { idOf, permit, requireViewer } from '../viewer.ts'

/** There is nothing to look at here: the page of the run has the button. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  return redirect(`/rounds/${roundFor(context, viewer, idOf(params.id)).id}/jobs/${idOf(params.jobId)}`)
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, laCode } = roundFor(context, viewer, idOf(params.id))
  permit(viewer, 'round.run', { laCode })
  const job = jobOfRound(context.db, id, idOf(params.jobId))
  cancelJob(context.db, { jobId: job.id, by: viewer.account.id })
  return redirect(`/rounds/${id}/jobs/${job.id}`)
}
