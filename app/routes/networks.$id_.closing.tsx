import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, DateField, ErrorSummary, Hidden, PostForm } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, Section, titled } from '../components/page.tsx'
import { Bullets } from '../components/prose.tsx'
import { readDay } from '../dates.ts'
import { readForm } from '../forms.ts'
import { answerChange, networkFor } from '../networks.ts'
import { idOf, requireViewer } from '../viewer.ts'
import type { Db } from '../../db/client.ts'
import { findLastThings } from '../../db/network-asked.ts'
import { findClosing, loadSince, recordClosing, recordReopening } from '../../db/network-closing.ts'
import { listGoingOn, type NetworkToChange } from '../../db/network-joining.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { closeNetwork } from '../../graph/network/changing.ts'
import { comingBack, reopenNetwork } from '../../graph/network/reopening.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Close ${data.name}` : 'Close a network', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.manage')
  const { id, name, version, to } = network
  const undone = to === null ? null : undoing(context.db, network, context.today)
  return {
    id, name, version, ends: to === null ? null : formatDay(to), members: listGoingOn(context.db, { networkId: id }).length, formKey: randomUUID(),
    undo: undone && ('refusals' in undone ? { back: [], partly: [], out: [], inTheWay: undone.refusals.map(({ message }) => message) } : { ...undone, back: comingBack(undone.reopening), inTheWay: [] }),
  }
}

/** What undoing its closing would bring back, or what stands in the way. */
function undoing(db: Db, network: NetworkToChange, today: string) {
  const closing = findClosing(db, { networkId: network.id })
  return reopenNetwork(network, closing, loadSince(db, { network, closing, today }))
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.manage')
  if (form.text('doing') === 'undo') {
    return answerChange(context, viewer, form, network.id, 'reopened', (tx, of) => {
      const decision = undoing(tx, network, context.today)
      return 'refusals' in decision ? decision : recordReopening(tx, { reopening: decision.reopening, closedOn: network.to!, ...of })
    })
  }
  return answerChange(context, viewer, form, network.id, 'closed', (tx, of) => {
    const decision = closeNetwork(readDay(form, 'to'), network, findLastThings(tx, { networkId: network.id }))
    return 'refusals' in decision ? decision : recordClosing(tx, { to: decision.to, ...of })
  })
}

export default function NetworkClosing() {
  const { id, name, version, ends, members, formKey, undo } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>{undo ? 'Undo its closing' : 'Close this network'}</Heading>
      {ends !== null ? <Inset>Its last day is {ends}. <Anchor href={`/networks/${id}`}>See the network</Anchor>.</Inset> : null}
      {undo ? (undo.inTheWay.length > 0 ? (
        <>
          <Lines>This cannot be undone as things are:</Lines>
          <Bullets>{undo.inTheWay}</Bullets>
        </>
      ) : (
        <>
          <Lines>The network goes on{undo.back.length === 0 ? '' : `, and with it ${undo.back.join(', ')} that ended that day`}. Both stay in the history.</Lines>
          {undo.partly.length === 0 ? null : <Section title="Comes back until a day only"><Bullets>{undo.partly}</Bullets></Section>}
          {undo.out.length === 0 ? null : <Section title="Does not come back"><Bullets>{undo.out}</Bullets></Section>}
          <PostForm formKey={formKey}>
            <Hidden values={{ version, doing: 'undo' }} />
            <Button>Undo the closing</Button>
          </PostForm>
        </>
      )) : (
        <>
          <Lines>Its last day becomes that of {members === 1 ? 'the 1 membership that goes' : `the ${members} memberships that go`} on, and of its links, aims and functions. Everything stays on record.</Lines>
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
