import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { endGrant } from '../../db/grants.ts'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'

export function loader({ context, request }: LoaderFunctionArgs) {
  requireViewer(context, request)
  throw notFound()
}

export function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'account.manage')
  const [accountId, grantId] = [idOf(params.id), idOf(params.grantId)]
  const outcome = endGrant(context.db, { accountId, grantId, today: context.today, by: viewer.account.id, at: context.now, requestId: context.requestId })
  if (outcome === 'unknown') throw notFound()
  return redirect(`/accounts/${accountId}?${outcome === 'ended' ? 'done=role-ended' : 'refused=last-administrator'}`)
}
