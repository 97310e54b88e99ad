import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { findAccount } from '../../db/accounts.ts'
import { endAllSessions } from '../../db/sessions.ts'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'

export function loader({ context, request }: LoaderFunctionArgs) {
  requireViewer(context, request)
  throw notFound()
}

export function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'account.manage')
  const accountId = idOf(params.id)
  if (!findAccount(context.db, { accountId })) throw notFound()
  endAllSessions(context.db, { accountId, by: viewer.account.id, at: context.now, requestId: context.requestId })
  return redirect(`/accounts/${accountId}?done=signed-out`)
}
