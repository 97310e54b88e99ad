import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findAccountForSignIn, listDemoAccounts, recordFailedSignIn } from '../../db/accounts.ts'
import { DEMO_PASSWORD } from '../../db/demo/password.ts'
import { arrive } from '../arrival.ts'
import { Button, ErrorSummary, Hidden, PostForm, TextField } from '../components/fields.tsx'
import { Done, Heading, Lines, Section, titled, Warning } from '../components/page.tsx'
import { PasswordField } from '../components/password-field.tsx'
import { readForm, type FieldError, type Form, type Refused } from '../forms.ts'
import { isPassword } from '../passwords.ts'
import { safePath } from '../safe-path.ts'
import { countTry } from '../tries.ts'

export const meta: MetaFunction = () => titled('Sign in')

/** A public page. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const next = safePath(searchParams.get('next'))
  if (context.viewer) throw redirect(next)
  const people = listDemoAccounts(context.db)
  return { next, done: searchParams.get('done') ?? '', people, demoPassword: people.length > 0 ? DEMO_PASSWORD : null }
}

/** The form again, without the password. */
const back = (form: Form, errors: FieldError[], status = 400, headers: Record<string, string> = {}) =>
  data<Refused>({ typed: { email: form.all('email'), next: form.all('next') }, errors }, { status, headers })

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request)
  const [email, password] = [form.text('email').trim(), form.text('password')]
  const missing = [
    ...(email ? [] : [{ field: 'email', message: 'Enter your e-mail address' }]),
    ...(password ? [] : [{ field: 'password', message: 'Enter your password' }]),
  ]
  if (missing.length > 0) return back(form, missing)
  const tried = await countTry(context.ip, email)
  if (tried.waitSeconds > 0) return back(form, [{ field: '', message: TOO_MANY }], 429, { 'Retry-After': String(tried.waitSeconds) })
  const account = findAccountForSignIn(context.db, { email })
  if (!(await isPassword(password, account?.passwordHash ?? null)) || !account) {
    recordFailedSignIn(context.db, { accountId: account?.id ?? null, at: context.now, requestId: context.requestId })
    return back(form, [{ field: 'email', message: 'The e-mail address or the password is not right' }])
  }
  await tried.forget()
  return arrive(context, request, { accountId: account.id, next: form.text('next') })
}

const TOO_MANY = 'There were too many tries with a wrong password. Wait 10 minutes, then try again. Your account is not locked'
const TIMED_OUT = 'You were signed out: after 30 minutes without use, after 12 hours, or because your account changed. If you were sending something, check whether it was saved.'

/** `Retry-After`, where the answer has one. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export default function SignIn() {
  const { next, done, people, demoPassword } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  return (
    <>
      <ErrorSummary form={form} />
      <Done>{done === 'signed-out' ? 'You have signed out.' : null}</Done>
      {done === 'timed-out' && !form ? <div role="alert"><Warning>{TIMED_OUT}</Warning></div> : null}
      <Heading>Sign in</Heading>
      {demoPassword === null ? null : <DemoPeople people={people} next={next} />}
      <Section title={demoPassword === null ? 'With your password' : 'Or with a password'}>
        {demoPassword === null ? null : <Lines>Everybody in this demonstration has the password “{demoPassword}”, and an address like {people[0]?.email}.</Lines>}
        <PostForm action="/sign-in">
          <Hidden values={{ next }} />
          <TextField form={form} name="email" label="E-mail address" type="email" autoComplete="username" spellCheck={false} />
          <PasswordField form={form} name="password" label="Password" autoComplete="current-password" />
          <Button>Sign in</Button>
        </PostForm>
        <Lines>Forgotten your password, or no account yet? Ask the administrator of this service for a link.</Lines>
      </Section>
    </>
  )
}

function DemoPeople({ people, next }: { people: { id: number; name: string; demoRole: string }[]; next: string }) {
  return (
    <Section title="As somebody made up">
      <ul className="al-tasks">
        {people.map(({ id, name, demoRole }) => (
          <li key={id}>
            <form method="post" action="/sign-in/demo">
              <Hidden values={{ next, account: id }} />
              <button type="submit" className="al-link-button">Sign in as {name}</button>
            </form>
            <p>{demoRole}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
