import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { onceOnly } from '../../db/once.ts'
import { isKnownAt, listPostsAt, recordPerson } from '../../db/people.ts'
import { makePost, namePerson } from '../../graph/network/people.ts'
import { can } from '../../graph/permissions/can.ts'
import { Button, ErrorSummary, PostForm, TextField } from '../components/fields.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { PostFields } from '../components/people.tsx'
import { answer, readForm } from '../forms.ts'
import { schoolTyped, spanTyped } from '../people.ts'
import { permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('Record a person', 'People')

export function loader({ context, request }: LoaderFunctionArgs) {
  permitPage(requireViewer(context, request), 'person.manage')
  return { formKey: randomUUID() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'person.manage')
  const form = await readForm(request)
  const school = schoolTyped(context.db, form)
  const change = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    const named = namePerson(form.text('name'))
    const held = makePost({ role: form.text('role'), urn: form.text('urn'), ...spanTyped(form) }, { school, posts: school ? listPostsAt(tx, { schoolId: school.id }) : [] })
    const refusals = [...('refusals' in named ? named.refusals : []), ...('refusals' in held ? held.refusals : [])]
    if (school && !can(viewer.actor, 'person.manage', { laCode: school.laCode })) refusals.push({ field: 'urn', message: 'Enter a school of your authority first. Posts at other schools are added on the next page' })
    if (school && 'name' in named && isKnownAt(tx, { name: named.name, schoolId: school.id })) refusals.push({ field: 'name', message: `${named.name} is recorded at this school already: find them in the list` })
    if (refusals.length > 0 || 'refusals' in named || 'refusals' in held) return { errors: refusals }
    return `/people/${recordPerson(tx, { name: named.name, post: held.post, ...change }).personId}?done=recorded`
  })
  return answer(form, outcome)
}

export default function NewPerson() {
  const { formKey } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href="/people">All people</BackLink>
      <ErrorSummary form={back} />
      <Heading>Record a person</Heading>
      <Lines>Begin with a post at a school of your authority. Further posts, designations and interests are added on the next page.</Lines>
      <PostForm formKey={formKey}>
        <TextField form={back} name="name" label="Name" autoComplete="off" />
        <PostFields form={back} />
        <Button>Record this person</Button>
      </PostForm>
    </>
  )
}
