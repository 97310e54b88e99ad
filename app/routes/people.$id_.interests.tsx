import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { onceOnly } from '../../db/once.ts'
import { recordInterest } from '../../db/people.ts'
import { declareInterest } from '../../graph/network/people.ts'
import { Button, ErrorSummary, PostForm, TextField } from '../components/fields.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { SchoolField, SpanFields } from '../components/people.tsx'
import { answer, readForm } from '../forms.ts'
import { personToChange, schoolTyped, spanTyped } from '../people.ts'
import { idOf, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Declare an interest of ${data.name}` : 'Declare an interest', 'People')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const { id, name } = personToChange(context, requireViewer(context, request), idOf(params.id), 'interest.declare')
  return { id, name, formKey: randomUUID() }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { id } = personToChange(context, viewer, idOf(params.id), 'interest.declare')
  const declared = declareInterest({ urn: form.text('urn'), nature: form.text('nature'), ...spanTyped(form) }, { school: schoolTyped(context.db, form) })
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    if ('refusals' in declared) return { errors: declared.refusals }
    recordInterest(tx, { personId: id, interest: declared.interest, by: viewer.account.id, at: context.now, requestId: context.requestId })
    return `/people/${id}?done=interest`
  })
  return answer(form, outcome)
}

export default function NewInterest() {
  const { id, name, formKey } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/people/${id}`} />
      <ErrorSummary form={back} />
      <Heading caption={name}>Declare an interest</Heading>
      <Lines>A tie with a school, such as a relative who works there or a child who goes there. While it holds, the person is not proposed to support that school and, on the board of a partnership, leaves it to other members.</Lines>
      <PostForm formKey={formKey}>
        <SchoolField form={back} label="School" />
        <TextField form={back} name="nature" label="What is the tie?" hint="In a few words. Do not name pupils." />
        <SpanFields form={back} from="Since which day?" to="Until which day?" />
        <Button>Declare this interest</Button>
      </PostForm>
    </>
  )
}
