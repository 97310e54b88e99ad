import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { onceOnly } from '../../db/once.ts'
import { listPostsAt, recordPost } from '../../db/people.ts'
import { makePost } from '../../graph/network/people.ts'
import { Button, ErrorSummary, PostForm } from '../components/fields.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { PostFields } from '../components/people.tsx'
import { answer, readForm } from '../forms.ts'
import { personToChange, schoolTyped, spanTyped } from '../people.ts'
import { idOf, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Add a post of ${data.name}` : 'Add a post', 'People')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const { id, name } = personToChange(context, requireViewer(context, request), idOf(params.id), 'person.manage')
  return { id, name, formKey: randomUUID() }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { id } = personToChange(context, viewer, idOf(params.id), 'person.manage')
  const school = schoolTyped(context.db, form)
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    const held = makePost({ role: form.text('role'), urn: form.text('urn'), ...spanTyped(form) }, { school, posts: school ? listPostsAt(tx, { schoolId: school.id }) : [] })
    if ('refusals' in held) return { errors: held.refusals }
    recordPost(tx, { personId: id, post: held.post, by: viewer.account.id, at: context.now, requestId: context.requestId })
    return `/people/${id}?done=post`
  })
  return answer(form, outcome)
}

export default function NewPost() {
  const { id, name, formKey } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/people/${id}`} />
      <ErrorSummary form={back} />
      <Heading caption={name}>Add a post</Heading>
      <Lines>Former posts count too: for three years a leader is not proposed to a school where they worked.</Lines>
      <PostForm formKey={formKey}>
        <PostFields form={back} hint="Its URN, six digits. It may be a school of another authority." />
        <Button>Add this post</Button>
      </PostForm>
    </>
  )
}
