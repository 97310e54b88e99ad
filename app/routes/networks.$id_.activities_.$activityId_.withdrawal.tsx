import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ReasonPage } from '../components/reason-page.tsx'
import { titled } from '../components/page.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { readForm } from '../forms.ts'
import { answerChange, mayTakeBack } from '../networks.ts'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'
import { takeBackActivity } from '../../db/network-changes.ts'
import { findNetworkToChange } from '../../db/network-joining.ts'
import { findDone } from '../../db/network-members.ts'
import { statedReason } from '../../graph/brokering/round-words.ts'
import { recordedBy } from '../../graph/coverage/activity.ts'
import { formatDay } from '../../graph/dates/day.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Take back what ${data.name} did` : 'Take back what a network did', 'Networks')

/** Something the network did, for somebody who may take it back: 404 for everybody else. */
function doneToTakeBack({ db }: AppContext, viewer: SignedIn, params: { id?: string; activityId?: string }) {
  permitPage(viewer, 'activity.record')
  const network = findNetworkToChange(db, { id: idOf(params.id) })
  const done = network && findDone(db, { networkId: network.id, id: idOf(params.activityId) })
  if (!done || !mayTakeBack(viewer, network, done)) throw notFound()
  return { network, done }
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { network, done } = doneToTakeBack(context, viewer, params)
  if (done.takenBackAt !== null) throw notFound()
  return { id: network.id, name: network.name, formKey: randomUUID(), title: done.title, on: formatDay(done.on), schools: done.schools.map(({ name }) => name).join(', '), by: recordedBy(done.recordedAs) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { network, done } = doneToTakeBack(context, viewer, params)
  return answerChange(context, viewer, form, network.id, 'activity-taken-back', (tx, of) => {
    const read = statedReason(form.text('reason'))
    return 'refusals' in read ? read : takeBackActivity(tx, { activityId: done.id, why: read.reason, ...of })
  })
}

export default function ActivityWithdrawal() {
  const { id, name, formKey, title, on, schools, by } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  return (
    <ReasonPage
      form={form} formKey={formKey} href={`/networks/${id}`} back="Back to the network" caption={name} title="Take this back" keep="Keep it as it is"
      explains={`${title}, ${on}, with ${schools}. Recorded by: ${by}. It will no longer count for any of these schools. It stays to be seen on the network’s page, with your reason.`}
      hint="Everybody who signs in can read it, so name no person."
    />
  )
}
