import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { recordApproach } from '../../db/approaches.ts'
import { onceOnly } from '../../db/once.ts'
import { noteApproach } from '../../graph/coverage/approaching.ts'
import { addDays } from '../../graph/dates/day.ts'
import { couldJoin, pairTyped, schoolToApproachFor } from '../approaches.ts'
import { Button, DateField, ErrorSummary, PostForm, Radios } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { answer, readForm } from '../forms.ts'
import { readQuery } from '../listing.ts'
import { idOf, requireViewer } from '../viewer.ts'

/** Days somebody gives themselves unless they say otherwise. */
const USUAL_DAYS = 14

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Find company for ${data.name}` : 'Find company', 'Coverage')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const school = schoolToApproachFor(context, viewer, idOf(params.urn))
  const text = readQuery(request).text('network')
  const asked = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null
  return {
    formKey: randomUUID(), target: cameFrom(request), name: school.name, urn: school.urn, who: viewer.account.name, today: context.today, due: addDays(context.today, USUAL_DAYS), asked: asked === null ? [] : [String(asked)],
    choices: couldJoin(context, viewer, school, asked).map(({ networkId, networkName, because }) => ({ value: String(networkId), text: networkName, hint: because.join(' ') })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const school = schoolToApproachFor(context, viewer, idOf(params.urn))
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    const decision = noteApproach({ noted: readDay(form, 'noted'), due: readDay(form, 'due') }, pairTyped({ ...context, db: tx }, school, form.text('network')))
    if ('refusals' in decision) return { errors: decision.refusals }
    recordApproach(tx, { approach: decision.approach, by: viewer.account.id, at: context.now, requestId: context.requestId })
    return `/coverage/repair?${cameFrom(request) === 'threads' ? 'target=threads&' : ''}done=noted`
  })
  return answer(form, outcome)
}

/** Which of the two repairs somebody came from, and goes back to. */
const cameFrom = (request: Request): 'cover' | 'threads' => (readQuery(request).text('target') === 'threads' ? 'threads' : 'cover')

export default function Approach() {
  const { formKey, target, name, urn, who, today, due, asked, choices } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={target === 'threads' ? '/coverage/repair?target=threads' : '/coverage/repair'}>Back to the repair</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Take it on to find company for this school</Heading>
      {choices.length === 0 ? <Inset>No living collaboration that this school could join is near enough. <Anchor href={`/schools/${urn}`}>See the school</Anchor>.</Inset> : (
        <>
          <Lines>You, {who}, will ask the collaboration and the school whether they want each other. Nothing is sent by this. It stands on Home until you say what came of it.</Lines>
          <PostForm formKey={formKey}>
            <Radios form={back} name="network" legend="Which collaboration will you ask?" hint="Those that would take the school in, the nearest to ideal first." options={choices} chosen={asked} small />
            <DateField form={back} name="noted" label="On which day did you take it on?" hint="Today, or the day you first spoke to them" value={today} />
            <DateField form={back} name="due" label="By which day will you have asked?" value={due} />
            <Button>I will ask them</Button>
          </PostForm>
        </>
      )}
    </>
  )
}
