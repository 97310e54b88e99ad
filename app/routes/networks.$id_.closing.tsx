import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, DateField, ErrorSummary, Hidden, PostForm } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { readForm } from '../forms.ts'
import { answerChange, networkFor } from '../networks.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { findLastThings } from '../../db/network-asked.ts'
import { listGoingOn } from '../../db/network-joining.ts'
import { recordClosing } from '../../db/network-structure.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { closeNetwork } from '../../graph/network/changing.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Close ${data.name}` : 'Close a network', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, name, version, to } = networkFor(context, viewer, idOf(params.id), 'network.manage')
  return { id, name, version, ends: to === null ? null : formatDay(to), members: listGoingOn(context.db, { networkId: id }).length, formKey: randomUUID() }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.manage')
  return answerChange(context, viewer, form, network.id, 'closed', (tx, of) => {
    const decision = closeNetwork(readDay(form, 'to'), network, findLastThings(tx, { networkId: network.id }))
    return 'refusals' in decision ? decision : recordClosing(tx, { to: decision.to, ...of })
  })
}

export default function NetworkClosing() {
  const { id, name, version, ends, members, formKey } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Close this network</Heading>
      {ends !== null ? <Inset>Its last day is {ends}. <Anchor href={`/networks/${id}`}>See the network</Anchor>.</Inset> : (
        <>
          <Lines>Its last day becomes that of {members === 1 ? 'the 1 membership that goes' : `the ${members} memberships that go`} on, and of its links, aims and functions. Everything stays on record. This cannot be undone here.</Lines>
          <PostForm formKey={formKey}>
            <Hidden values={{ version }} />
            <DateField form={back} name="to" label="What is its last day?" />
            <div className="al-actions">
              <Button kind="warning">Close this network</Button>
              <p className="govuk-body"><Anchor href={`/networks/${id}`}>Keep it</Anchor></p>
            </div>
          </PostForm>
        </>
      )}
    </>
  )
}
