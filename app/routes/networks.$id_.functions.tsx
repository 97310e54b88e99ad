import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { backOf, Ending } from '../components/ending.tsx'
import { Button, DateField, ErrorSummary, Hidden, PostForm, TextField } from '../components/fields.tsx'
import { BackLink, Heading, Lines, Section, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { readForm } from '../forms.ts'
import { answerChange, networkFor } from '../networks.ts'
import { spanTyped } from '../people.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { listFunctions, recordEnd, recordFunction } from '../../db/network-work.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { delegateFunction } from '../../graph/network/plan.ts'
import { endOne } from '../../graph/network/spans.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Functions of ${data.name}` : 'Functions', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, name, version } = networkFor(context, viewer, idOf(params.id), 'network.keep')
  return {
    id, name, version, today: context.today, formKeys: [randomUUID(), randomUUID()] as const,
    functions: listFunctions(context.db, { networkId: id }).filter(({ to }) => to === null)
      .map((row) => ({ value: String(row.id), text: row.what, hint: `Delegated by ${row.delegatedBy}, since ${formatDay(row.from)}` })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.keep')
  if (form.text('doing') === 'end') {
    return answerChange(context, viewer, form, network.id, 'function-ended', (tx, of) => {
      const going = listFunctions(tx, { networkId: network.id }).filter(({ to }) => to === null)
      const ended = endOne({ one: form.text('one'), ending: readDay(form, 'ending') }, going, network)
      return 'refusals' in ended ? ended : recordEnd(tx, { what: 'function', id: ended.one.id, to: ended.to, ...of })
    })
  }
  return answerChange(context, viewer, form, network.id, 'function-delegated', (tx, of) => {
    const decision = delegateFunction({ what: form.text('what'), by: form.text('by'), ...spanTyped(form) }, network, listFunctions(tx, { networkId: network.id }))
    return 'refusals' in decision ? decision : recordFunction(tx, { delegated: decision.delegated, ...of })
  })
}

export default function NetworkFunctions() {
  const { id, name, version, today, formKeys, functions } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const asked = backOf(back, 'delegate')
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Functions delegated to it</Heading>
      <Section title="Add a function">
        <PostForm formKey={formKeys[0]}>
          <Hidden values={{ version, doing: 'delegate' }} />
          <TextField form={asked} name="what" label="What does the network do now?" hint="For example: training of support staff for the whole authority" autoComplete="off" />
          <TextField form={asked} name="by" label="Who delegated it?" hint="For example: the authority, or the Schools Forum" autoComplete="off" />
          <DateField form={asked} name="from" label="From which day?" value={today} />
          <DateField form={asked} name="to" label="Until which day? (optional)" />
          <Button>Add this function</Button>
        </PostForm>
      </Section>
      <Section title="Take a function back">
        {functions.length === 0 ? <Lines>No function is delegated to it without a last day.</Lines> : null}
        <Ending back={backOf(back, 'end')} formKey={formKeys[1]} version={version} legend="Which function ends?" options={functions} button="End this function" />
      </Section>
    </>
  )
}
