import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { backOf } from '../components/ending.tsx'
import { Button, DateField, Hidden, PostForm, TextField } from '../components/fields.tsx'
import { Kept } from '../components/kept.tsx'
import { Section, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { keeping, networkKept } from '../kept.ts'
import { answerChange } from '../networks.ts'
import { spanTyped } from '../people.ts'
import { listFunctions, recordEnd, recordFunction } from '../../db/network-work.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { delegateFunction } from '../../graph/network/plan.ts'
import { endOne } from '../../graph/network/spans.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Functions of ${data.name}` : 'Functions', 'Networks')

export function loader(args: LoaderFunctionArgs) {
  const { context } = args
  const { network: { id }, shown } = networkKept(args)
  return {
    ...shown,
    functions: listFunctions(context.db, { networkId: id }).filter(({ to }) => to === null)
      .map((row) => ({ value: String(row.id), text: row.what, hint: `Delegated by ${row.delegatedBy}, since ${formatDay(row.from)}` })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args
  const { viewer, form, network } = await keeping(args)
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
    <Kept network={{ id, name, version, formKeys }} title="Functions delegated to it" back={back} ending={{ title: 'Take a function back', options: functions, none: 'No function is delegated to it without a last day.', legend: 'Which function ends?', button: 'End this function' }}>
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
    </Kept>
  )
}
