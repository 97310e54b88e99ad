import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, DateField, ErrorSummary, Hidden, PostForm, Select } from '../components/fields.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { readForm } from '../forms.ts'
import { answerChange, networkFor } from '../networks.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { listLeadings } from '../../db/network-asked.ts'
import { recordLead } from '../../db/network-structure.ts'
import { changeLead } from '../../graph/network/changing.ts'
import { holdsOn } from '../../graph/network/model.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Who leads ${data.name}` : 'Who leads it', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.manage')
  const rows = listLeadings(context.db, { network })
  const going = rows.filter(({ to }) => to === null || to >= context.today)
  return {
    id: network.id, name: network.name, version: network.version, today: context.today, formKey: randomUUID(),
    leads: rows.filter((row) => row.role === 'lead' && holdsOn(row, context.today)).map((row) => ({ value: `${row.party}-${row.memberId}`, name: row.name })),
    members: [...new Map(going.map((row) => [`${row.party}-${row.memberId}`, row.name]))].map(([value, text]) => ({ value, text })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.manage')
  return answerChange(context, viewer, form, network.id, 'lead-changed', (tx, of) => {
    const decision = changeLead({ lead: form.text('lead'), from: readDay(form, 'from') }, network, listLeadings(tx, { network }))
    return 'refusals' in decision ? decision : recordLead(tx, { lead: decision.lead, ...of })
  })
}

export default function NetworkLead() {
  const { id, name, version, today, formKey, leads, members } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Who leads it</Heading>
      <Lines>{leads.length === 0 ? 'Nobody is recorded as its lead today.' : `Today: ${leads.map((row) => row.name).join(', ')}.`} Whoever led before stays a member. A person leads as a part of theirs: add them under people.</Lines>
      <PostForm formKey={formKey}>
        <Hidden values={{ version }} />
        <Select form={back} name="lead" label="Which member leads?" hint="Only a member can lead. Add a school or an organisation first" blank="Nobody" value={leads[0]?.value} options={members} />
        <DateField form={back} name="from" label="From which day?" value={today} />
        <Button>Save</Button>
      </PostForm>
    </>
  )
}
