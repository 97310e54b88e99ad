import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findAccount } from '../../db/accounts.ts'
import { recordGrant } from '../../db/grants.ts'
import { Button, ErrorSummary, PostForm } from '../components/fields.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { RoleFields } from '../components/role-fields.tsx'
import { readForm, refuse } from '../forms.ts'
import { readRole, roleChoices } from '../roles.ts'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('Give a role', 'Accounts')

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'account.manage')
  const account = findAccount(context.db, { accountId: idOf(params.id) })
  if (!account) throw notFound()
  return { id: account.id, name: account.name, known: account.personId !== null, choices: roleChoices(context.db, context.today) }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'account.manage')
  const account = findAccount(context.db, { accountId: idOf(params.id) })
  if (!account) throw notFound()
  const form = await readForm(request)
  const role = readRole(context.db, form, context.today, account.personId)
  if ('errors' in role) return refuse(form, role.errors)
  const outcome = recordGrant(context.db, { accountId: account.id, ...role, from: context.today, by: viewer.account.id, at: context.now, requestId: context.requestId })
  return redirect(`/accounts/${account.id}?${outcome === 'own-roles' ? 'refused=own-roles' : 'done=role-given'}`)
}

export default function NewRole() {
  const { id, name, known, choices } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/accounts/${id}`}>Back to the account</BackLink>
      <ErrorSummary form={form} />
      <Heading caption={name}>Give a role</Heading>
      <Lines>The person is signed out, and has the role when they sign in again.</Lines>
      <PostForm>
        <RoleFields form={form} choices={choices} known={known} />
        <Button>Give this role</Button>
      </PostForm>
    </>
  )
}
