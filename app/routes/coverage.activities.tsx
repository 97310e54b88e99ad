import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { mayEver } from '../../graph/permissions/can.ts'
import { takeActivityFile, type ActivityFileBack } from '../activity-file.ts'
import { backTo, sayingDone } from '../back.ts'
import { ActivityFaults, ActivityFileForm, ActivityPreview, FILE_RECORDED } from '../components/activity-file.tsx'
import { ErrorSummary } from '../components/fields.tsx'
import { BackLink, Done, Heading, titled, wordOf } from '../components/page.tsx'
import type { SignedIn } from '../context.ts'
import { addressWith, readQuery } from '../listing.ts'
import { networksToRecordFor } from '../networks.ts'
import { permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = () => titled('Record what collaborations did, from one file', 'Coverage')

/** Whoever may not look at coverage, such as heads, stays here when it is recorded. */
const backFrom = (request: Request, viewer: SignedIn) =>
  mayEver(viewer.actor, 'coverage.read') ? backTo(readQuery(request), { href: '/coverage', words: 'Back to coverage' }) : { href: '/networks', words: 'All networks' }

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'activity.record')
  const query = readQuery(request)
  return { formKey: randomUUID(), leave: backFrom(request, viewer), again: addressWith(query, {}), done: query.text('done') }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'activity.record')
  const leave = backFrom(request, viewer)
  const then = sayingDone(leave.href === '/networks' ? { ...leave, href: '/coverage/activities' } : leave, 'activities-recorded')
  return takeActivityFile(context, viewer, request, { choices: (now) => networksToRecordFor(now, viewer), several: true, then })
}

export default function CoverageActivities() {
  const { formKey, leave, again, done } = useLoaderData<typeof loader>()
  const back: ActivityFileBack | undefined = useActionData<typeof action>()
  return (
    <>
      <BackLink href={leave.href}>{leave.words}</BackLink>
      <ErrorSummary form={back} />
      <Done>{back ? null : wordOf(FILE_RECORDED, done)}</Done>
      <Heading>Record what collaborations did, from one file</Heading>
      {back?.faults ? <ActivityFaults faults={back.faults} /> : null}
      {back?.preview ? <ActivityPreview preview={back.preview} several formKey={formKey} again={again} /> : <ActivityFileForm form={back} several formKey={formKey} fillIn="/coverage/activities/csv" />}
    </>
  )
}
