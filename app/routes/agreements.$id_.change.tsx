import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, Hidden, PostForm, Radios, TextArea } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, titled } from '../components/page.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { agreementFor, whoSupports } from '../lists/agreements.ts'
import { oneOf } from '../listing.ts'
import { idOf, permit, requireViewer } from '../viewer.ts'
import { moveAgreement, type Agreement } from '../../db/agreements.ts'
import { AGREEMENT, type AgreementEvent } from '../../graph/brokering/lifecycle.ts'
import { areaName } from '../../graph/categories/areas.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Change agreement ${data?.id ?? ''}`, 'Agreements')

const WORDS: Record<AgreementEvent, { text: string; hint: string }> = {
  pause: { text: 'Pause it', hint: 'The days stay booked. Say why.' },
  resume: { text: 'Let it go on', hint: 'The work can be taken up again.' },
  complete: { text: 'Complete it', hint: 'All the days have been given.' },
  end: { text: 'End it early', hint: 'The days not given are free again. Say why.' },
}

/** The agreement, for somebody who may change it: 404 for everybody else who may read it. */
function agreementToChange(context: AppContext, viewer: SignedIn, id: number): Agreement {
  const agreement = agreementFor(context, viewer, id)
  permit(viewer, 'agreement.change', { laCode: agreement.school.laCode })
  return agreement
}

const eventsFrom = (state: Agreement['state']): AgreementEvent[] => AGREEMENT.transitions.filter(({ from }) => from === state).map(({ event }) => event)

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const agreement = agreementToChange(context, viewer, idOf(params.id))
  const { id, version, state, school, areaCode } = agreement
  return { id, version, school: school.name, area: areaName(areaCode), supporter: whoSupports(agreement), events: eventsFrom(state) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { id, state } = agreementToChange(context, viewer, idOf(params.id))
  const event = oneOf(eventsFrom(state), form.text('event'))
  if (!event) return refuse(form, [{ field: 'event', message: 'Choose what happens to the agreement' }])
  const doing = { by: viewer.account.id, at: context.now, today: context.today, requestId: context.requestId }
  const outcome = moveAgreement(context.db, { agreementId: id, event, reason: form.text('reason').slice(0, 1_000), version: Number(form.text('version')), ...doing })
  if ('stale' in outcome) return refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  if ('refusal' in outcome) return refuse(form, [{ field: 'reason', message: outcome.refusal }])
  return redirect(`/agreements/${id}?done=${outcome.state}`)
}

export default function Change() {
  const { id, version, school, area, supporter, events } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/agreements/${id}`}>Back to the agreement</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={`${school}: ${area} from ${supporter}`}>Pause, complete or end the agreement</Heading>
      {events.length === 0 ? <Inset>This agreement is over. <Anchor href={`/agreements/${id}`}>See what became of it</Anchor>.</Inset> : (
        <PostForm>
          <Hidden values={{ version }} />
          <Radios form={back} name="event" legend="What happens?" options={events.map((event) => ({ value: event, ...WORDS[event] }))} />
          <TextArea form={back} name="reason" label="Why? (needed to pause or end it)" hint="The history keeps it." rows={3} />
          <Button>Save</Button>
        </PostForm>
      )}
    </>
  )
}
