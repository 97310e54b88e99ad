import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { dropUpload, importJob } from '../import-jobs.ts'
import { cancelJob } from '../jobs/jobs.ts'
import { idOf, permitPage, requireViewer } from '../viewer.ts'

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'import.run')
  throw redirect(`/imports/work/${importJob(context, viewer, idOf(params.jobId)).id}`)
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'import.run')
  const job = importJob(context, viewer, idOf(params.jobId))
  cancelJob(context.db, { jobId: job.id, by: viewer.account.id })
  dropUpload(job)
  return redirect(`/imports/work/${job.id}`)
}
