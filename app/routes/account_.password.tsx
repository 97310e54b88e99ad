import { data, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { changePassword, findAccountForSignIn, namesAround } from '../../db/accounts.ts'
import { arrive } from '../arrival.ts'
import { Button, ErrorSummary, PostForm } from '../components/fields.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { PasswordField } from '../components/password-field.tsx'
import { readForm, type FieldError, type Refused } from '../forms.ts'
import { SHORTEST } from '../password-length.ts'
import { hashPassword, isPassword, passwordProblem } from '../passwords.ts'
import { countTry } from '../tries.ts'
import { requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('Change my password', 'My account')

export function loader({ context, request }: LoaderFunctionArgs) {
  requireViewer(context, request)
  return null
}

/** The form again, without any password. */
const back = (errors: FieldError[], status = 400, headers: Record<string, string> = {}) => data<Refused>({ typed: {}, errors }, { status, headers })

export async function action({ context, request }: ActionFunctionArgs) {
  const { account } = requireViewer(context, request)
  const form = await readForm(request)
  const message = passwordProblem(form.text('new-password'), namesAround(context.db, { accountId: account.id }))
  if (message) return back([{ field: 'new-password', message }])
  const tried = await countTry(context.ip, account.email)
  if (tried.waitSeconds > 0) return back([{ field: '', message: 'There were too many tries with a wrong password. Wait 10 minutes, then try again' }], 429, { 'Retry-After': String(tried.waitSeconds) })
  const kept = findAccountForSignIn(context.db, { email: account.email })?.passwordHash ?? null
  if (!(await isPassword(form.text('current-password'), kept))) return back([{ field: 'current-password', message: 'The password you have now is not right' }])
  await tried.forget()
  const passwordHash = await hashPassword(form.text('new-password'))
  changePassword(context.db, { accountId: account.id, passwordHash, by: account.id, at: context.now, requestId: context.requestId })
  return arrive(context, request, { accountId: account.id, next: '/account?done=password-changed' })
}

/** `Retry-After`, where the answer has one. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export default function ChangePassword() {
  const form = useActionData<typeof action>()
  return (
    <>
      <BackLink href="/account">Back to my account</BackLink>
      <ErrorSummary form={form} />
      <Heading>Change my password</Heading>
      <Lines>Every other browser you are signed in with will be signed out.</Lines>
      <PostForm>
        <PasswordField form={form} name="current-password" label="The password you have now" autoComplete="current-password" />
        <PasswordField
          form={form} name="new-password" label="New password" autoComplete="new-password"
          hint={`At least ${SHORTEST} characters. Three or four words you will remember make a good one.`}
        />
        <Button>Change password</Button>
      </PostForm>
    </>
  )
}
