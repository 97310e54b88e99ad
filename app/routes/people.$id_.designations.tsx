import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { onceOnly } from '../../db/once.ts'
import { listDesignationKinds, recordDesignation } from '../../db/people.ts'
import { makeDesignation } from '../../graph/network/people.ts'
import { Button, ErrorSummary, PostForm, Select, TextField } from '../components/fields.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { SpanFields } from '../components/people.tsx'
import { answer, readForm } from '../forms.ts'
import { personToChange, spanTyped } from '../people.ts'
import { idOf, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Add a designation of ${data.name}` : 'Add a designation', 'People')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const { id, name } = personToChange(context, requireViewer(context, request), idOf(params.id), 'person.manage')
  return { id, name, kinds: listDesignationKinds(context.db).map(({ code, name }) => ({ value: code, text: name })), formKey: randomUUID() }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { id } = personToChange(context, viewer, idOf(params.id), 'person.manage')
  const made = makeDesignation({ kind: form.text('kind'), issuer: form.text('issuer'), ...spanTyped(form) }, { kinds: listDesignationKinds(context.db) })
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    if ('refusals' in made) return { errors: made.refusals }
    recordDesignation(tx, { personId: id, designation: made.designation, by: viewer.account.id, at: context.now, requestId: context.requestId })
    return `/people/${id}?done=designation`
  })
  return answer(form, outcome)
}

export default function NewDesignation() {
  const { id, name, kinds, formKey } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/people/${id}`} />
      <ErrorSummary form={back} />
      <Heading caption={name}>Add a designation</Heading>
      <Lines>Once it holds, an administrator can invite the person as a leader of education.</Lines>
      <PostForm formKey={formKey}>
        <Select form={back} name="kind" label="Designation" blank="Choose a designation" options={kinds} />
        <TextField form={back} name="issuer" label="Who made it?" hint="For example: the local authority, or a teaching school" />
        <SpanFields form={back} from="First day of the designation" to="Last day of the designation" />
        <Button>Add this designation</Button>
      </PostForm>
    </>
  )
}
