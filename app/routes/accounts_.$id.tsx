import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findAccount } from '../../db/accounts.ts'
import { listGrants } from '../../db/grants.ts'
import { listSessionsOf } from '../../db/sessions.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { can } from '../../graph/permissions/can.ts'
import { instantInWords, roleInWords } from '../account-words.ts'
import { AccountState } from '../components/account-state.tsx'
import { Button } from '../components/fields.tsx'
import { Anchor, BackLink, Done, Heading, Lines, Section, Summary, titled, Warning, wordOf } from '../components/page.tsx'
import { Table } from '../components/table.tsx'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.account.name ?? 'Account', 'Accounts')

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'account.read')
  const account = findAccount(context.db, { accountId: idOf(params.id) })
  if (!account) throw notFound()
  const { id, name, email, disabledAt, createdAt, version, takenUp } = account
  const roles = listGrants(context.db, { accountIds: [id], today: context.today }).map((grant) => ({ id: grant.id, words: roleInWords(grant), since: formatDay(grant.from) }))
  const sessions = listSessionsOf(context.db, { accountId: id, now: Math.floor(Date.parse(context.now) / 1000) }).length
  const { searchParams } = new URL(request.url)
  return {
    account: { id, name, email, disabledAt, takenUp, version, invited: instantInWords(createdAt) },
    roles, sessions, done: searchParams.get('done') ?? '', refused: searchParams.get('refused') ?? '', mayManage: can(viewer.actor, 'account.manage'), own: viewer.account.id === id,
  }
}

const DONE: Record<string, string> = {
  'role-given': 'The role is given. It counts from the next sign-in.',
  'role-ended': 'The role has ended, and the person is signed out.',
  disabled: 'The account is disabled, and the person is signed out.',
  enabled: 'The account is open again.',
  'signed-out': 'The person is signed out everywhere.',
}
const REFUSED: Record<string, string> = {
  'last-administrator': 'This is the last administrator who can sign in. Make another one first.',
  'own-roles': 'Nobody changes their own roles. Ask another administrator.',
  stale: 'Somebody else changed this account meanwhile. Check what it says now.',
}

export default function Account() {
  const { account, roles, sessions, done, refused, mayManage, own } = useLoaderData<typeof loader>()
  const refusal = wordOf(REFUSED, refused)
  return (
    <>
      <BackLink href="/accounts">Back to accounts</BackLink>
      <Done>{wordOf(DONE, done)}</Done>
      {refusal ? <div role="alert"><Warning>{refusal}</Warning></div> : null}
      <Heading caption="Account">{account.name}</Heading>
      <Summary rows={[['E-mail address', account.email], ['State', <AccountState key="state" account={account} />], ['Invited', account.invited], ['Signed in now', sessions === 0 ? 'No' : `In ${sessions} ${sessions === 1 ? 'browser' : 'browsers'}`]]} />
      <Section title="Roles">
        <Table
          caption="Roles" hideCaption rows={roles} rowKey={({ id }) => id} empty="This account has no role, so nothing can be seen with it."
          columns={[
            { key: 'role', head: 'Role', header: true, cell: ({ words }) => words },
            { key: 'since', head: 'Since', cell: ({ since }) => since },
            ...(mayManage && !own ? [{ key: 'end', head: 'Action', cell: ({ id, words }: { id: number; words: string }) => <EndRole accountId={account.id} grantId={id} words={words} /> }] : []),
          ]}
        />
      </Section>
      {mayManage ? <Actions account={account} own={own} /> : null}
    </>
  )
}

const EndRole = ({ accountId, grantId, words }: { accountId: number; grantId: number; words: string }) => (
  <Anchor href={`/accounts/${accountId}/roles/${grantId}/ending`}>End<span className="govuk-visually-hidden"> the role {words}</span></Anchor>
)

const Actions = ({ account, own }: { account: { id: number; disabledAt: string | null }; own: boolean }) => (
  <Section title="Change this account">
    <div className="al-actions">
      {own ? null : <a className="govuk-button govuk-button--secondary" href={`/accounts/${account.id}/roles`}>Give another role</a>}
      <form method="post" action={`/accounts/${account.id}/invitation`}><Button kind="secondary">Make a new link</Button></form>
      <form method="post" action={`/accounts/${account.id}/sessions`}><Button kind="secondary">Sign out everywhere</Button></form>
      <Anchor href={`/accounts/${account.id}/access`}>{account.disabledAt === null ? 'Disable account' : 'Open account again'}</Anchor>
    </div>
    {own ? <Lines>Nobody changes their own roles. Another administrator can change yours.</Lines> : null}
  </Section>
)
