import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { findAccount, setDisabled } from '../../db/accounts.ts'
import { readForm } from '../forms.ts'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'

export function loader({ context, request }: LoaderFunctionArgs) {
  requireViewer(context, request)
  throw notFound()
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'account.manage')
  const accountId = idOf(params.id)
  if (!findAccount(context.db, { accountId })) throw notFound()
  const form = await readForm(request)
  const disabled = form.text('access') !== 'yes'
  const outcome = setDisabled(context.db, {
    accountId, disabled, version: Number(form.text('version')) || 0, today: context.today, by: viewer.account.id, at: context.now, requestId: context.requestId,
  })
  return redirect(`/accounts/${accountId}?${outcome === 'done' ? `done=${disabled ? 'disabled' : 'enabled'}` : `refused=${outcome}`}`)
}
