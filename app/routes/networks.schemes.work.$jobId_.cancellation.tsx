import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { cancelJob } from '../jobs/jobs.ts'
import { pageOfWork, schemeJob } from '../schemes.ts'
import { idOf, requireViewer } from '../viewer.ts'

/** There is nothing to look at here: the page of the work has the button. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  return redirect(pageOfWork(schemeJob(context, viewer, idOf(params.jobId)).id))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id } = schemeJob(context, viewer, idOf(params.jobId))
  cancelJob(context.db, { jobId: id, by: viewer.account.id })
  return redirect(pageOfWork(id))
}
