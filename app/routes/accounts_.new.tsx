import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { inviteAccount } from '../../db/accounts.ts'
import { Button, ErrorSummary, PostForm, TextField } from '../components/fields.tsx'
import { OneTimeLink } from '../components/one-time-link.tsx'
import { Anchor, BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { RoleFields } from '../components/role-fields.tsx'
import { readForm, refuse, type FieldError, type Form } from '../forms.ts'
import { newInvitationLink } from '../invitation-link.ts'
import { readRole, roleChoices } from '../roles.ts'
import { permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('Invite somebody', 'Accounts')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'account.manage')
  return roleChoices(context.db, context.today)
}

function personErrors(form: Form): FieldError[] {
  const [name, email] = [form.text('name').trim(), form.text('email').trim()]
  return [
    ...(name && name.length <= 200 ? [] : [{ field: 'name', message: 'Enter their name, with at most 200 characters' }]),
    ...(email.length <= 254 && /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+$/.test(email) ? [] : [{ field: 'email', message: 'Enter an e-mail address, like name@example.org' }]),
  ]
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'account.manage')
  const form = await readForm(request)
  const role = readRole(context.db, form, context.today)
  const errors = [...personErrors(form), ...('errors' in role ? role.errors : [])]
  if (errors.length > 0 || 'errors' in role) return refuse(form, errors)
  const { tokenHash, link } = newInvitationLink(context.config)
  const name = form.text('name').trim()
  const outcome = inviteAccount(context.db, {
    email: form.text('email'), name, personId: role.personId, grants: [role.grant], from: context.today, tokenHash,
    by: viewer.account.id, at: context.now, requestId: context.requestId,
  })
  if ('refused' in outcome) return refuse(form, [{ field: 'email', message: 'Enter another e-mail address. This one has an account already: find it in the list' }])
  return data({ invited: { accountId: outcome.accountId, name, link } })
}

export default function NewAccount() {
  const choices = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'invited' in answer) return <Invited {...answer.invited} />
  return (
    <>
      <BackLink href="/accounts">Back to accounts</BackLink>
      <ErrorSummary form={answer} />
      <Heading>Invite somebody</Heading>
      <PostForm>
        <TextField form={answer} name="name" label="Name" autoComplete="off" />
        <TextField form={answer} name="email" label="E-mail address" type="email" autoComplete="off" spellCheck={false} />
        <RoleFields form={answer} choices={choices} />
        <Button>Make the account and its link</Button>
      </PostForm>
    </>
  )
}

const Invited = ({ accountId, name, link }: { accountId: number; name: string; link: string }) => (
  <>
    <Heading>{name} has an account</Heading>
    <OneTimeLink name={name} link={link} />
    <Lines><Anchor href={`/accounts/${accountId}`}>See the account of {name}</Anchor></Lines>
  </>
)
