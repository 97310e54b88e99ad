import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { findAccount } from '../../db/accounts.ts'
import { renewInvitation } from '../../db/invitations.ts'
import { OneTimeLink } from '../components/one-time-link.tsx'
import { BackLink, Heading, titled } from '../components/page.tsx'
import { newInvitationLink } from '../invitation-link.ts'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('New link', 'Accounts')

/** Answers the page that a post of this very request leads to, and nobody who only looks. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'account.manage')
  return null
}

export function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'account.manage')
  const account = findAccount(context.db, { accountId: idOf(params.id) })
  if (!account || account.disabledAt !== null) throw notFound()
  const { tokenHash, link } = newInvitationLink(context.config)
  renewInvitation(context.db, { accountId: account.id, tokenHash, by: viewer.account.id, at: context.now, requestId: context.requestId })
  return data({ id: account.id, name: account.name, link })
}

export default function NewLink() {
  const made = useActionData<typeof action>()
  if (!made) return <NothingToShow />
  return (
    <>
      <BackLink href={`/accounts/${made.id}`}>Back to the account</BackLink>
      <Heading caption={made.name}>A new link</Heading>
      <OneTimeLink name={made.name} link={made.link} />
    </>
  )
}

const NothingToShow = () => (
  <>
    <BackLink href="/accounts">Back to accounts</BackLink>
    <Heading>The link was shown once</Heading>
    <p className="govuk-body">Open the account and make a new link if you need one.</p>
  </>
)
