import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { backOf, Ending } from '../components/ending.tsx'
import { Button, DateField, ErrorSummary, Hidden, PostForm, TextArea } from '../components/fields.tsx'
import { BackLink, Heading, Lines, Section, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { readForm } from '../forms.ts'
import { answerChange, networkFor } from '../networks.ts'
import { spanTyped } from '../people.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { listAims, recordAim, recordEnd } from '../../db/network-work.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { LONGEST_AIM, setAim } from '../../graph/network/plan.ts'
import { endOne } from '../../graph/network/spans.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Plan of ${data.name}` : 'Plan', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, name, version } = networkFor(context, viewer, idOf(params.id), 'network.keep')
  return {
    id, name, version, today: context.today, formKeys: [randomUUID(), randomUUID()] as const,
    aims: listAims(context.db, { networkId: id }).filter(({ to }) => to === null).map((aim) => ({ value: String(aim.id), text: aim.title, hint: `Since ${formatDay(aim.from)}` })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.keep')
  if (form.text('doing') === 'end') {
    return answerChange(context, viewer, form, network.id, 'aim-ended', (tx, of) => {
      const going = listAims(tx, { networkId: network.id }).filter(({ to }) => to === null)
      const ended = endOne({ one: form.text('one'), ending: readDay(form, 'ending') }, going, network)
      return 'refusals' in ended ? ended : recordEnd(tx, { what: 'aim', id: ended.one.id, to: ended.to, ...of })
    })
  }
  return answerChange(context, viewer, form, network.id, 'aim-set', (tx, of) => {
    const decision = setAim({ title: form.text('title'), ...spanTyped(form) }, network, listAims(tx, { networkId: network.id }))
    return 'refusals' in decision ? decision : recordAim(tx, { aim: decision.aim, ...of })
  })
}

export default function NetworkPlan() {
  const { id, name, version, today, formKeys, aims } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const asked = backOf(back, 'set')
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Its plan</Heading>
      <Section title="Add an aim">
        <PostForm formKey={formKeys[0]}>
          <Hidden values={{ version, doing: 'set' }} />
          <TextArea form={asked} name="title" label="What does the network set out to do?" hint={`One aim, up to ${LONGEST_AIM} characters. Everybody who signs in can read it`} rows={3} />
          <DateField form={asked} name="from" label="From which day?" value={today} />
          <DateField form={asked} name="to" label="Until which day? (optional)" />
          <Button>Add this aim</Button>
        </PostForm>
      </Section>
      <Section title="End an aim">
        {aims.length === 0 ? <Lines>No aim goes on without a last day.</Lines> : null}
        <Ending back={backOf(back, 'end')} formKey={formKeys[1]} version={version} legend="Which aim ends?" options={aims} button="End this aim" />
      </Section>
    </>
  )
}
