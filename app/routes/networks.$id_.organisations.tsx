import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { backOf, Ending } from '../components/ending.tsx'
import { Button, Checkboxes, DateField, ErrorSummary, Hidden, PostForm, Select, TextField } from '../components/fields.tsx'
import { RolesExplained } from '../components/network-roles.tsx'
import { BackLink, Details, Heading, Lines, Section, titled } from '../components/page.tsx'
import { readForm } from '../forms.ts'
import { answerChange, endPart, networkFor, partsGoingOn } from '../networks.ts'
import { spanTyped } from '../people.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { findOrganisationsNamed, listOrganisations, listPartsOf } from '../../db/network-asked.ts'
import { recordAppointment } from '../../db/network-structure.ts'
import type { Refusal } from '../../graph/dates/refusal.ts'
import { appoint, readOrganisationKind, whoIsMeant } from '../../graph/network/appointing.ts'
import { ORGANISATION_KINDS, organisationKindName } from '../../graph/network/organisation-kinds.ts'
import { rolesFor } from '../../graph/network/roles.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Organisations of ${data.name}` : 'Organisations', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, name, version, laCode } = networkFor(context, viewer, idOf(params.id), 'network.keep')
  return {
    id, name, version, today: context.today, formKeys: [randomUUID(), randomUUID()] as const,
    going: partsGoingOn(context.db, id, 'organisation'),
    roles: rolesFor('organisation').map((role) => ({ value: role.code, text: role.name })),
    kinds: ORGANISATION_KINDS.map(({ code, name: text }) => ({ value: code, text })),
    known: listOrganisations(context.db, { laCode }).map((body) => ({ id: body.id, name: body.name, kind: organisationKindName(body.kind) ?? body.kind })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.keep')
  if (form.text('doing') === 'end') return endPart(context, viewer, form, network, 'organisation')
  const typed = { name: form.text('name'), isNew: form.text('new') === 'yes' }
  return answerChange(context, viewer, form, network.id, 'part-taken', (tx, of) => {
    const refusals: Refusal[] = []
    const who = whoIsMeant('organisation', typed, findOrganisationsNamed(tx, { name: typed.name, laCode: network.laCode }), refusals)
    const kind = 'name' in who && typed.isNew ? readOrganisationKind(form.text('kind'), refusals) : ''
    const held = 'id' in who ? listPartsOf(tx, { networkId: network.id, organisationId: who.id }) : []
    const appointment = appoint('organisation', { role: form.text('role'), ...spanTyped(form) }, network, held, refusals)
    return refusals.length > 0 ? { refusals } : recordAppointment(tx, { appointed: { party: 'organisation', who, kind, laCode: network.laCode }, appointment, ...of })
  })
}

export default function NetworkOrganisations() {
  const { id, name, version, today, formKeys, going, roles, kinds, known } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const asked = backOf(back, 'add')
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Organisations in it</Heading>
      <Lines>Police, health, a university, a diocese: whoever works with the network without being a school.</Lines>
      {known.length === 0 ? null : (
        <Details summary="Organisations recorded here">
          <ul className="govuk-list">{known.map((body) => <li key={body.id}>{body.name} ({body.kind})</li>)}</ul>
        </Details>
      )}
      <PostForm formKey={formKeys[0]}>
        <Hidden values={{ version, doing: 'add' }} />
        <TextField form={asked} name="name" label="Its name" autoComplete="off" />
        <Checkboxes form={asked} name="new" legend="Is it recorded here?" options={[{ value: 'yes', text: 'No: record it as a new organisation' }]} small />
        <Select form={asked} name="kind" label="What a new organisation is" blank="Choose a kind" options={kinds} />
        <Select form={asked} name="role" label="Its part" blank="Choose a part" options={roles} />
        <DateField form={asked} name="from" label="From which day?" value={today} />
        <DateField form={asked} name="to" label="Until which day? (optional)" />
        <Button>Add this organisation</Button>
      </PostForm>
      <Section title="End a part">
        {going.length === 0 ? <Lines>No organisation has a part that goes on.</Lines> : null}
        <Ending back={backOf(back, 'end')} formKey={formKeys[1]} version={version} legend="Which part ends?" options={going} button="End this part" />
      </Section>
      <RolesExplained party="organisation" />
    </>
  )
}
