import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listGrants } from '../../db/grants.ts'
import { listSessionsOf } from '../../db/sessions.ts'
import { instantInWords, rolesInWords } from '../account-words.ts'
import { Button, Hidden } from '../components/fields.tsx'
import { Anchor, Done, Heading, Lines, Section, Summary, titled, wordOf } from '../components/page.tsx'
import { Table } from '../components/table.tsx'
import { IDLE_SECONDS } from '../sessions.ts'
import { requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('My account')

export function loader({ context, request }: LoaderFunctionArgs) {
  const { account, sessionId } = requireViewer(context, request)
  const { name, email } = account
  const now = Math.floor(Date.parse(context.now) / 1000)
  const sessions = listSessionsOf(context.db, { accountId: account.id, now }).map(({ id, startedAt, expiresAt }) => ({
    id,
    here: id === sessionId,
    since: instantInWords(startedAt * 1000),
    used: instantInWords(Math.min(now, Math.max(startedAt, expiresAt - IDLE_SECONDS)) * 1000),
  }))
  const roles = rolesInWords(listGrants(context.db, { accountIds: [account.id], today: context.today }))
  return { name, email, roles, sessions, done: new URL(request.url).searchParams.get('done') ?? '' }
}

const DONE: Record<string, string> = { 'session-ended': 'That browser is signed out.', 'sessions-ended': 'Every other browser is signed out.', 'password-changed': 'Your password is changed. Every other browser is signed out.' }

export default function MyAccount() {
  const { name, email, roles, sessions, done } = useLoaderData<typeof loader>()
  return (
    <>
      <Done>{wordOf(DONE, done)}</Done>
      <Heading caption="My account">{name}</Heading>
      <Summary rows={[['E-mail address', email], ['Roles', roles.length > 0 ? roles.map((role) => <div key={role}>{role}</div>) : 'None']]} />
      <Lines><Anchor href="/account/password">Change my password</Anchor></Lines>
      <Section title="Where I am signed in">
        <Lines>You are signed out after 30 minutes without use, and after 12 hours in any case. If you do not know one of these, end it and change your password.</Lines>
        <Table
          caption="Where I am signed in" hideCaption rows={sessions} rowKey={({ id }) => id} empty="Nowhere."
          columns={[
            { key: 'since', head: 'Signed in', header: true, cell: ({ since }) => since },
            { key: 'used', head: 'Last used about', cell: ({ used }) => used },
            { key: 'end', head: 'Action', cell: ({ id, here, since }) => (here ? 'This browser' : <EndSession id={id} since={since} />) },
          ]}
        />
        {sessions.length > 1 ? <form method="post" action="/account/sessions"><Hidden values={{ session: 'others' }} /><Button kind="secondary">Sign out every other browser</Button></form> : null}
      </Section>
    </>
  )
}

const EndSession = ({ id, since }: { id: string; since: string }) => (
  <form method="post" action="/account/sessions">
    <Hidden values={{ session: id }} />
    <button type="submit" className="al-link-button">Sign out<span className="govuk-visually-hidden"> the browser signed in {since}</span></button>
  </form>
)
