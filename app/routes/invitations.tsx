import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { namesAround } from '../../db/accounts.ts'
import { findInvitation, takeUpInvitation } from '../../db/invitations.ts'
import { hashOfSecret } from '../../db/secrets.ts'
import { arrive } from '../arrival.ts'
import { Button, ErrorSummary, PostForm } from '../components/fields.tsx'
import { Anchor, Heading, Lines, Summary, titled } from '../components/page.tsx'
import { PasswordField } from '../components/password-field.tsx'
import { readForm, type Refused } from '../forms.ts'
import { SHORTEST } from '../password-length.ts'
import { hashPassword, passwordProblem } from '../passwords.ts'

export const meta: MetaFunction = () => titled('Choose a password', 'Invitation')

/** A public page: the token is what lets somebody in. It stands in the query, which the log leaves out. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const invited = findInvitation(context.db, { tokenHash: tokenHashIn(request), at: context.now })
  return invited ? data({ name: invited.name, email: invited.email }) : data(null, { status: 404 })
}

const tokenHashIn = (request: Request): string => hashOfSecret(new URL(request.url).searchParams.get('token') ?? '')

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request)
  const [password, tokenHash] = [form.text('password'), tokenHashIn(request)]
  const invited = findInvitation(context.db, { tokenHash, at: context.now })
  if (!invited) throw new Response('Not an invitation', { status: 404 })
  const message = passwordProblem(password, namesAround(context.db, { accountId: invited.accountId }))
  if (message) return data<Refused>({ typed: {}, errors: [{ field: 'password', message }] }, { status: 400 })
  const passwordHash = await hashPassword(password)
  const accountId = takeUpInvitation(context.db, { tokenHash, passwordHash, at: context.now, requestId: context.requestId })
  if (accountId === null) throw new Response('Not an invitation', { status: 404 })
  return arrive(context, request, { accountId, next: '/' })
}

export default function Invitation() {
  const invited = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  if (!invited) return <Lapsed />
  return (
    <>
      <ErrorSummary form={form} />
      <Heading caption="You are invited to Alongside">Choose a password</Heading>
      <Summary rows={[['Name', invited.name], ['E-mail address', invited.email]]} />
      <PostForm>
        <PasswordField
          form={form} name="password" label="Password" autoComplete="new-password"
          hint={`At least ${SHORTEST} characters. Three or four words you will remember make a good one.`}
        />
        <Button>Choose this password</Button>
      </PostForm>
    </>
  )
}

const Lapsed = () => (
  <>
    <Heading>This link does not work any more</Heading>
    <Lines>A link works once, for seven days, and a newer one takes its place. Ask whoever sent it for a new one.</Lines>
    <Lines><Anchor href="/sign-in">Sign in with your password</Anchor>, if you have chosen one already.</Lines>
  </>
)
