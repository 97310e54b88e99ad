import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readAsOf } from '../as-of.ts'
import { backTo, sayingDone } from '../back.ts'
import { Button, Checkboxes, DateField, ErrorSummary, Hidden, PostForm, Radios, TextField } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { answer, CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { addressWith, readQuery } from '../listing.ts'
import { networkToRecordFor, recordingAs } from '../networks.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { recordActivities } from '../../db/network-changes.ts'
import { onceOnly } from '../../db/once.ts'
import { ACTIVITY_KINDS, ALL_SCHOOLS, namesToTakePart, recordTogether, schoolsToChoose } from '../../graph/coverage/activity.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { nameOfCode } from '../../graph/network/words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Record what ${data.name} did` : 'Record what a network did', 'Networks')

const backFrom = (request: Request, id: number) => backTo(readQuery(request), { href: `/networks/${id}`, words: 'Back to the network' })

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { network, facts, own } = networkToRecordFor(context, viewer, idOf(params.id))
  const query = readQuery(request)
  const { day } = readAsOf(query, context.today)
  return {
    id: network.id, name: network.name, version: network.version, formKey: randomUUID(), day, dayInWords: formatDay(day),
    leave: backFrom(request, network.id), file: addressWith(query, {}).replace('/activities', '/activities/file'), begins: network.from === context.today ? formatDay(context.today) : null,
    counts: facts.kinds.find(({ code }) => code === network.kind)?.collaboration === true,
    own: own === null ? null : namesToTakePart(own, facts.schools),
    schools: schoolsToChoose(facts, network.id, day).map((school) => ({ value: String(school.id), text: school.name })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const asked = networkToRecordFor(context, viewer, idOf(params.id))
  const { network, facts, own } = asked
  const typed = { kind: form.text('kind'), title: form.text('title'), on: readDay(form, 'on'), schools: form.all('schools') }
  const decision = recordTogether(typed, network, { facts, own, today: context.today })
  if ('refusals' in decision) return refuse(form, decision.refusals)
  const change = { networkId: network.id, version: Number(form.text('version')), by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    const kept = recordActivities(tx, { activities: [decision.activity], as: recordingAs(viewer, asked), ...change })
    return 'stale' in kept ? kept : sayingDone(backFrom(request, network.id), 'activity-recorded')
  })
  return 'refused' in outcome ? refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409) : answer(form, outcome)
}

export default function NetworkActivity() {
  const { id, name, version, formKey, day, dayInWords, leave, file, begins, counts, own, schools } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={leave.href}>{leave.words}</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Record what it did</Heading>
      {schools.length === 0 ? <Inset>No school belongs to it on {dayInWords}. Add its schools first, or <Anchor href={`/networks/${id}`}>look at another day</Anchor>.</Inset> : (
        <PostForm formKey={formKey}>
          <Hidden values={{ version }} />
          {counts ? null : <Inset>{name} does not count as a collaboration: what it did is kept, and makes no school active.</Inset>}
          <Lines><Anchor href={file}>Record many things from a file (CSV)</Anchor></Lines>
          <Radios form={back} name="kind" legend="What kind of thing was it?" options={ACTIVITY_KINDS.map((code) => ({ value: code, text: nameOfCode(code) }))} small />
          <TextField form={back} name="title" label="What did you do?" hint="For example: peer review of mathematics in years 3 and 4. Everybody who signs in can read it, so name no pupils" />
          <DateField form={back} name="on" label="When?" hint={`The last day, if it took several.${begins === null ? '' : ` The network begins today: what was done before ${begins} cannot be recorded`}`} value={day} />
          <Checkboxes form={back} name="schools" legend="Who took part?" hint={own === null ? undefined : `At least one of ${own}`} options={[{ value: ALL_SCHOOLS, text: 'All schools that belonged on that day' }, ...schools]} small />
          <Lines>These schools belonged on {dayInWords}. For who belonged on another day, <Anchor href={`/networks/${id}`}>show the network as of that day</Anchor> and record from there.</Lines>
          <Button>Record this</Button>
        </PostForm>
      )}
    </>
  )
}
