import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findAccount, setDisabled } from '../../db/accounts.ts'
import { statedReason } from '../../graph/brokering/round-words.ts'
import { ReasonPage } from '../components/reason-page.tsx'
import { titled } from '../components/page.tsx'
import { readForm, refuse } from '../forms.ts'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.open === false ? 'Open this account again' : 'Disable this account', 'Accounts')

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'account.manage')
  const account = findAccount(context.db, { accountId: idOf(params.id) })
  if (!account) throw notFound()
  return { id: account.id, name: account.name, version: account.version, open: account.disabledAt === null }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'account.manage')
  const accountId = idOf(params.id)
  if (!findAccount(context.db, { accountId })) throw notFound()
  const form = await readForm(request)
  const decision = statedReason(form.text('reason'))
  if ('refusals' in decision) return refuse(form, decision.refusals)
  const disabled = form.text('access') !== 'yes'
  const outcome = setDisabled(context.db, {
    accountId, disabled, version: Number(form.text('version')) || 0, today: context.today, why: decision.reason, by: viewer.account.id, at: context.now, requestId: context.requestId,
  })
  return redirect(`/accounts/${accountId}?${outcome === 'done' ? `done=${disabled ? 'disabled' : 'enabled'}` : `refused=${outcome}`}`)
}

export default function Access() {
  const { id, name, version, open } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  return (
    <ReasonPage
      form={form} href={`/accounts/${id}`} caption={name} warning={open} values={{ version, access: open ? 'no' : 'yes' }}
      title={open ? 'Disable this account' : 'Open this account again'} keep={open ? 'Keep it open' : 'Keep it disabled'}
      explains={open ? 'The person is signed out, and cannot sign in until the account is opened again.' : 'The person can sign in again, with the roles they have.'}
    />
  )
}
