import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { backOf } from '../components/ending.tsx'
import { Button, Checkboxes, DateField, Hidden, PostForm, Select, TextField } from '../components/fields.tsx'
import { Kept } from '../components/kept.tsx'
import { RolesExplained } from '../components/network-roles.tsx'
import { Anchor, Lines, titled } from '../components/page.tsx'
import { keeping, networkKept } from '../kept.ts'
import { answerChange, endPart, partsGoingOn } from '../networks.ts'
import { spanTyped } from '../people.ts'
import { findPeopleNamed, listOrganisations, listPartsOf } from '../../db/network-asked.ts'
import { recordAppointment } from '../../db/network-structure.ts'
import type { Refusal } from '../../graph/dates/refusal.ts'
import { appoint, whoIsMeant } from '../../graph/network/appointing.ts'
import { rolesFor } from '../../graph/network/roles.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `People of ${data.name}` : 'People', 'Networks')

export function loader(args: LoaderFunctionArgs) {
  const { context } = args
  const { network: { id, laCode }, shown } = networkKept(args)
  return {
    ...shown,
    going: partsGoingOn(context.db, id, 'person'),
    roles: rolesFor('person').map((role) => ({ value: role.code, text: role.name })),
    bodies: listOrganisations(context.db, { laCode }).map((body) => ({ value: String(body.id), text: body.name })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args
  const { viewer, form, network } = await keeping(args)
  if (form.text('doing') === 'end') return endPart(context, viewer, form, network, 'person')
  const typed = { name: form.text('name'), urn: form.text('urn'), isNew: form.text('new') === 'yes' }
  return answerChange(context, viewer, form, network.id, 'part-taken', (tx, of) => {
    const refusals: Refusal[] = []
    const who = whoIsMeant('person', typed, findPeopleNamed(tx, { name: typed.name, laCode: network.laCode }), refusals)
    const held = 'id' in who ? listPartsOf(tx, { networkId: network.id, personId: who.id }) : []
    const appointment = appoint('person', { role: form.text('role'), ...spanTyped(form) }, network, held, refusals)
    if (refusals.length > 0) return { refusals }
    const body = listOrganisations(tx, { laCode: network.laCode }).find(({ id }) => String(id) === form.text('body'))
    return recordAppointment(tx, { appointed: { party: 'person', who, organisationId: body?.id ?? null }, appointment, ...of })
  })
}

export default function NetworkPeople() {
  const { id, name, version, today, formKeys, going, roles, bodies } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const asked = backOf(back, 'add')
  return (
    <>
      <Kept network={{ id, name, version, formKeys }} title="People with a part in it" back={back} ending={{ title: 'End a part', options: going, none: 'No person has a part that goes on.', legend: 'Which part ends?', button: 'End this part' }}>
        <Lines>Everybody who signs in sees who has a part in a network. Facilitators work in pairs: add both, then <Anchor href={`/networks/${id}/pairs`}>say who works with whom</Anchor>.</Lines>
        <PostForm formKey={formKeys[0]}>
          <Hidden values={{ version, doing: 'add' }} />
          <TextField form={asked} name="name" label="Their name" autoComplete="off" spellCheck={false} />
          <TextField form={asked} name="urn" label="URN of their school (optional)" hint="Six figures. It is needed where two people have the same name" inputMode="numeric" width={10} />
          <Select form={asked} name="role" label="Their part" blank="Choose a part" options={roles} />
          <DateField form={asked} name="from" label="From which day?" value={today} />
          <DateField form={asked} name="to" label="Until which day? (optional)" />
          <Checkboxes form={asked} name="new" legend="Are they recorded here?" options={[{ value: 'yes', text: 'No: record them as a new person', hint: 'For somebody with no post at a school. Heads and governors are recorded under People' }]} small />
          <Select form={asked} name="body" label="Where a new person works (optional)" blank="Not said" options={bodies} />
          <Button>Add this person</Button>
        </PostForm>
      </Kept>
      <RolesExplained party="person" />
    </>
  )
}
