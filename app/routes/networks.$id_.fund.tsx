import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { backOf } from '../components/ending.tsx'
import { Button, DateField, ErrorSummary, Hidden, PostForm, Radios, Select, TextField } from '../components/fields.tsx'
import { FundFigures } from '../components/network-fund.tsx'
import { BackLink, Heading, Lines, Section, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { readForm } from '../forms.ts'
import { answerChange, networkFor } from '../networks.ts'
import { schoolTyped } from '../people.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { listMovements, recordMovement } from '../../db/network-work.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatPence, fundOn, moveFund, standingMovements, takeBack } from '../../graph/network/fund.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Fund of ${data.name}` : 'Fund', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, name, version } = networkFor(context, viewer, idOf(params.id), 'network.keep')
  const movements = listMovements(context.db, { networkId: id })
  return {
    id, name, version, today: context.today, formKeys: [randomUUID(), randomUUID()] as const, fund: fundOn(movements, context.today),
    standing: standingMovements(movements).map((row) => ({ value: String(row.id), text: `${formatDay(row.on)}: ${formatPence(row.pence)} ${row.kind}, ${row.what}` })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.keep')
  const { today } = context
  if (form.text('doing') === 'take-back') {
    return answerChange(context, viewer, form, network.id, 'fund-corrected', (tx, of) => {
      const decision = takeBack({ movement: form.text('movement'), why: form.text('why') }, listMovements(tx, { networkId: network.id }))
      return 'refusals' in decision ? decision : recordMovement(tx, { ...decision, ...of })
    })
  }
  return answerChange(context, viewer, form, network.id, 'fund-moved', (tx, of) => {
    const typed = { kind: form.text('kind'), amount: form.text('amount'), on: readDay(form, 'on'), what: form.text('what'), urn: form.text('urn') }
    const decision = moveFund(typed, network, { movements: listMovements(tx, { networkId: network.id }), school: schoolTyped(tx, form), today })
    return 'refusals' in decision ? decision : recordMovement(tx, { ...decision, ...of })
  })
}

export default function NetworkFund() {
  const { id, name, version, today, formKeys, fund, standing } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const [asked, taking] = [backOf(back, 'move'), backOf(back, 'take-back')]
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Its fund</Heading>
      <FundFigures fund={fund} />
      <Section title="Record money">
        <PostForm formKey={formKeys[0]}>
          <Hidden values={{ version, doing: 'move' }} />
          <Radios form={asked} name="kind" legend="What happened?" options={[{ value: 'allocated', text: 'Money was allocated to the network' }, { value: 'used', text: 'Money was used' }]} small />
          <TextField form={asked} name="amount" label="How much, in pounds?" hint="For example 1,250 or 1250.50" inputMode="decimal" width={10} />
          <DateField form={asked} name="on" label="When?" value={today} />
          <TextField form={asked} name="what" label="What for?" hint="For example: the leader’s time in the first year. Everybody who signs in can read it" autoComplete="off" />
          <TextField form={asked} name="urn" label="For which school? (optional)" hint="Its URN, where it was used for one school" inputMode="numeric" width={10} />
          <Button>Record this</Button>
        </PostForm>
      </Section>
      <Section title="Take something back">
        {standing.length === 0 ? <Lines>Nothing is recorded.</Lines> : (
          <PostForm formKey={formKeys[1]}>
            <Hidden values={{ version, doing: 'take-back' }} />
            <Lines>What is recorded is never changed. A mistake is taken back, and both stay to be seen.</Lines>
            <Select form={taking} name="movement" label="What was wrong?" blank="Choose" options={standing} />
            <TextField form={taking} name="why" label="Why?" autoComplete="off" />
            <Button kind="secondary">Take it back</Button>
          </PostForm>
        )}
      </Section>
    </>
  )
}
