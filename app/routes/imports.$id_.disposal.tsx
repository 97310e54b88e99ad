import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'
import { discardImport } from '../../db/imports/apply.ts'
import { findImport } from '../../db/imports/records.ts'

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'import.run')
  const job = findImport(context.db, viewer, { id: idOf(params.id) })
  if (!job) throw notFound()
  throw redirect(`/imports/${job.id}`)
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'import.run')
  const job = findImport(context.db, viewer, { id: idOf(params.id) })
  if (!job) throw notFound()
  const outcome = discardImport(context.db, { id: job.id, by: viewer.account.id, at: context.now, requestId: context.requestId })
  return redirect('refusal' in outcome ? `/imports/${job.id}` : '/imports?done=discarded')
}
