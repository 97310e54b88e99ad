import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { backOf } from '../components/ending.tsx'
import { Button, Checkboxes, DateField, Hidden, PostForm, Select, TextField } from '../components/fields.tsx'
import { Kept } from '../components/kept.tsx'
import { RolesExplained } from '../components/network-roles.tsx'
import { Details, Lines, titled } from '../components/page.tsx'
import { keeping, networkKept } from '../kept.ts'
import { answerChange, endPart, partsGoingOn } from '../networks.ts'
import { spanTyped } from '../people.ts'
import { findOrganisationsNamed, listOrganisations, listPartsOf } from '../../db/network-asked.ts'
import { recordAppointment } from '../../db/network-structure.ts'
import type { Refusal } from '../../graph/dates/refusal.ts'
import { appoint, readOrganisationKind, whoIsMeant } from '../../graph/network/appointing.ts'
import { ORGANISATION_KINDS, organisationKindName } from '../../graph/network/organisation-kinds.ts'
import { rolesFor } from '../../graph/network/roles.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Organisations of ${data.name}` : 'Organisations', 'Networks')

export function loader(args: LoaderFunctionArgs) {
  const { context } = args
  const { network: { id, laCode }, shown } = networkKept(args)
  return {
    ...shown,
    going: partsGoingOn(context.db, id, 'organisation'),
    roles: rolesFor('organisation').map((role) => ({ value: role.code, text: role.name })),
    kinds: ORGANISATION_KINDS.map(({ code, name: text }) => ({ value: code, text })),
    known: listOrganisations(context.db, { laCode }).map((body) => ({ id: body.id, name: body.name, kind: organisationKindName(body.kind) ?? body.kind })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args
  const { viewer, form, network } = await keeping(args)
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
      <Kept network={{ id, name, version, formKeys }} title="Organisations in it" back={back} ending={{ title: 'End a part', options: going, none: 'No organisation has a part that goes on.', legend: 'Which part ends?', button: 'End this part' }}>
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
      </Kept>
      <RolesExplained party="organisation" />
    </>
  )
}
