import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findAccount } from '../../db/accounts.ts'
import { endGrant, listGrants } from '../../db/grants.ts'
import { statedReason } from '../../graph/brokering/round-words.ts'
import { roleInWords } from '../account-words.ts'
import { ReasonPage } from '../components/reason-page.tsx'
import { titled } from '../components/page.tsx'
import type { AppContext } from '../context.ts'
import { readForm, refuse } from '../forms.ts'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('End this role', 'Accounts')

/** The role as it holds today: 404 when it does not. */
function roleOf({ db, today }: AppContext, params: { id?: string; grantId?: string }) {
  const [accountId, grantId] = [idOf(params.id), idOf(params.grantId)]
  const account = findAccount(db, { accountId })
  const grant = listGrants(db, { accountIds: [accountId], today }).find(({ id }) => id === grantId)
  if (!account || !grant) throw notFound()
  return { accountId, grantId, name: account.name, role: roleInWords(grant) }
}

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'account.manage')
  return roleOf(context, params)
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'account.manage')
  const { accountId, grantId } = roleOf(context, params)
  const form = await readForm(request)
  const decision = statedReason(form.text('reason'))
  if ('refusals' in decision) return refuse(form, decision.refusals)
  const outcome = endGrant(context.db, { accountId, grantId, today: context.today, why: decision.reason, by: viewer.account.id, at: context.now, requestId: context.requestId })
  if (outcome === 'unknown') throw notFound()
  return redirect(`/accounts/${accountId}?${outcome === 'ended' ? 'done=role-ended' : `refused=${outcome}`}`)
}

export default function RoleEnding() {
  const { accountId, name, role } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  return <ReasonPage form={form} href={`/accounts/${accountId}`} caption={`${name}: ${role}`} title="End this role" explains="The role ends today, and the person is signed out." keep="Keep the role" />
}
