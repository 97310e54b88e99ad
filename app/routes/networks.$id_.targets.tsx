import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { backOf } from '../components/ending.tsx'
import { Button, DateField, ErrorSummary, Hidden, PostForm, Radios, TextArea, TextField } from '../components/fields.tsx'
import { BackLink, Heading, Lines, Section, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { readForm } from '../forms.ts'
import { answerChange, networkFor } from '../networks.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { listTargets, recordTarget, recordTargetOutcome } from '../../db/network-work.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { recordOutcome, setTarget } from '../../graph/network/plan.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Targets of ${data.name}` : 'Targets', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, name, version } = networkFor(context, viewer, idOf(params.id), 'network.keep')
  return {
    id, name, version, today: context.today, formKeys: [randomUUID(), randomUUID()] as const,
    targets: listTargets(context.db, { networkId: id }).map((row) => ({
      value: String(row.id), text: row.measure,
      hint: `From ${row.baseline} to ${row.target} by ${formatDay(row.until)}${row.outcome === null ? '' : `. Recorded: ${row.outcome}, which this replaces`}`,
    })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.keep')
  if (form.text('doing') === 'measure') {
    return answerChange(context, viewer, form, network.id, 'target-measured', (tx, of) => {
      const typed = { target: form.text('one'), outcome: form.text('outcome'), on: readDay(form, 'on'), words: form.text('words') }
      const decision = recordOutcome(typed, listTargets(tx, { networkId: network.id }), { today: context.today })
      return 'refusals' in decision ? decision : recordTargetOutcome(tx, { ...decision, ...of })
    })
  }
  return answerChange(context, viewer, form, network.id, 'target-set', (tx, of) => {
    const typed = { measure: form.text('measure'), baseline: form.text('baseline'), target: form.text('target'), from: readDay(form, 'from'), until: readDay(form, 'until') }
    const decision = setTarget(typed, network)
    return 'refusals' in decision ? decision : recordTarget(tx, { target: decision.target, ...of })
  })
}

export default function NetworkTargets() {
  const { id, name, version, today, formKeys, targets } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const [asked, measured] = [backOf(back, 'set'), backOf(back, 'measure')]
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Joint targets</Heading>
      <Section title="Record what came of a target">
        {targets.length === 0 ? <Lines>No target is agreed yet.</Lines> : (
          <PostForm formKey={formKeys[0]}>
            <Hidden values={{ version, doing: 'measure' }} />
            <Radios form={measured} name="one" legend="Which target?" options={targets} small />
            <TextField form={measured} name="outcome" label="The figure reached" inputMode="decimal" width={10} />
            <DateField form={measured} name="on" label="On which day?" value={today} />
            <TextArea form={measured} name="words" label="What changed (optional)" hint="Everybody who signs in can read it, so name no pupils" rows={3} />
            <Button>Record this figure</Button>
          </PostForm>
        )}
      </Section>
      <Section title="Add a target">
        <PostForm formKey={formKeys[1]}>
          <Hidden values={{ version, doing: 'set' }} />
          <TextField form={asked} name="measure" label="What is measured, and in what?" hint="For example: pupils absent for a tenth of sessions or more, per cent" autoComplete="off" />
          <TextField form={asked} name="baseline" label="The figure to start from" inputMode="decimal" width={10} />
          <TextField form={asked} name="target" label="The figure to reach" inputMode="decimal" width={10} />
          <DateField form={asked} name="from" label="When was it agreed?" value={today} />
          <DateField form={asked} name="until" label="When is it to be reached by?" />
          <Button>Add this target</Button>
        </PostForm>
      </Section>
    </>
  )
}
