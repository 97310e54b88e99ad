import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAccounts } from '../../db/accounts.ts'
import { listGrants } from '../../db/grants.ts'
import { can } from '../../graph/permissions/can.ts'
import { rolesInWords } from '../account-words.ts'
import { AccountState } from '../components/account-state.tsx'
import { Button, TextField } from '../components/fields.tsx'
import { Anchor, Heading, Lines, titled } from '../components/page.tsx'
import { Pages, Table } from '../components/table.tsx'
import { permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('Accounts')

const PER_PAGE = 50

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'account.read')
  const { searchParams } = new URL(request.url)
  const text = searchParams.get('q') ?? ''
  const page = Math.min(Math.max(1, Math.trunc(Number(searchParams.get('page'))) || 1), 100_000)
  const { accounts, total } = listAccounts(context.db, viewer, { text, from: (page - 1) * PER_PAGE, most: PER_PAGE })
  const grants = listGrants(context.db, { accountIds: accounts.map(({ id }) => id), today: context.today })
  const rows = accounts.map((account) => ({ ...account, roles: rolesInWords(grants.filter(({ accountId }) => accountId === account.id)) }))
  return { rows, total, page, text, mayManage: can(viewer.actor, 'account.manage') }
}

export default function Accounts() {
  const { rows, total, page, text, mayManage } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading>Accounts</Heading>
      {mayManage ? <p className="al-actions"><a className="govuk-button" href="/accounts/new">Invite somebody</a></p> : null}
      <form className="al-filter" method="get" role="search" aria-label="Accounts">
        <TextField form={undefined} name="q" label="Name or e-mail address" type="search" value={text} />
        <Button kind="secondary">Search</Button>
      </form>
      <Lines>{total === 1 ? '1 account' : `${total} accounts`}</Lines>
      <Table
        caption="Accounts" hideCaption rows={rows} rowKey={({ id }) => id} empty="No account has this name or address."
        columns={[
          { key: 'name', head: 'Name', header: true, cell: ({ id, name }) => <Anchor href={`/accounts/${id}`}>{name}</Anchor> },
          { key: 'email', head: 'E-mail address', cell: ({ email }) => email },
          { key: 'roles', head: 'Roles', cell: ({ roles }) => roles.map((role) => <div key={role}>{role}</div>) },
          { key: 'state', head: 'State', cell: (account) => <AccountState account={account} /> },
        ]}
      />
      <Pages page={page} pages={Math.ceil(total / PER_PAGE)} href={(to) => `/accounts?${new URLSearchParams({ q: text, page: String(to) }).toString()}`} />
    </>
  )
}
