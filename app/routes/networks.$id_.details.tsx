import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, Hidden, PostForm, TextArea, TextField } from '../components/fields.tsx'
import { BackLink, Heading, titled } from '../components/page.tsx'
import { readForm } from '../forms.ts'
import { answerChange, networkFor } from '../networks.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { listOtherNames } from '../../db/network-asked.ts'
import { findPurpose } from '../../db/network-joining.ts'
import { recordDescription } from '../../db/network-structure.ts'
import { describeNetwork, LONGEST_PURPOSE } from '../../graph/network/changing.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Name and purpose of ${data.name}` : 'Name and purpose', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, name, version } = networkFor(context, viewer, idOf(params.id), 'network.manage')
  return { id, name, version, purpose: findPurpose(context.db, { id }), formKey: randomUUID() }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.manage')
  return answerChange(context, viewer, form, network.id, 'described', (tx, of) => {
    const decision = describeNetwork({ name: form.text('name'), purpose: form.text('purpose') }, listOtherNames(tx, { network, today: context.today }))
    return 'refusals' in decision ? decision : recordDescription(tx, { described: decision.described, ...of })
  })
}

export default function NetworkDetails() {
  const { id, name, version, purpose, formKey } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Name and purpose</Heading>
      <PostForm formKey={formKey}>
        <Hidden values={{ version }} />
        <TextField form={back} name="name" label="Name" value={name} autoComplete="off" />
        <TextArea form={back} name="purpose" label="What is it for? (optional)" hint={`Up to ${LONGEST_PURPOSE.toLocaleString('en-GB')} characters`} value={purpose ?? ''} />
        <Button>Save</Button>
      </PostForm>
    </>
  )
}
