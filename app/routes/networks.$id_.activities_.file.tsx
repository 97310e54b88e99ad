import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { takeActivityFile, type ActivityFileBack } from '../activity-file.ts'
import { backTo, sayingDone } from '../back.ts'
import { ActivityFaults, ActivityFileForm, ActivityPreview } from '../components/activity-file.tsx'
import { ErrorSummary } from '../components/fields.tsx'
import { BackLink, Heading, titled } from '../components/page.tsx'
import { addressWith, readQuery } from '../listing.ts'
import { networkToRecordFor } from '../networks.ts'
import { idOf, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => titled(shown ? `Record what ${shown.name} did, from a file` : 'Record what a network did', 'Networks')

const backFrom = (request: Request, id: number) => backTo(readQuery(request), { href: `/networks/${id}`, words: 'Back to the network' })

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { network: { id, name } } = networkToRecordFor(context, viewer, idOf(params.id))
  return { name, formKey: randomUUID(), leave: backFrom(request, id), again: addressWith(readQuery(request), {}), fillIn: `/coverage/activities/csv?network=${id}` }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { network: { id } } = networkToRecordFor(context, viewer, idOf(params.id))
  return takeActivityFile(context, viewer, request, { choices: (now) => [networkToRecordFor(now, viewer, id)], several: false, then: sayingDone(backFrom(request, id), 'activities-recorded') })
}

export default function ActivityFile() {
  const { name, formKey, leave, again, fillIn } = useLoaderData<typeof loader>()
  const back: ActivityFileBack | undefined = useActionData<typeof action>()
  return (
    <>
      <BackLink href={leave.href}>{leave.words}</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Record what it did, from a file</Heading>
      {back?.faults ? <ActivityFaults faults={back.faults} /> : null}
      {back?.preview ? <ActivityPreview preview={back.preview} several={false} formKey={formKey} again={again} /> : <ActivityFileForm form={back} several={false} formKey={formKey} fillIn={fillIn} />}
    </>
  )
}
