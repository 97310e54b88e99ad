import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endPost } from '../../db/people.ts'
import { endOfPost } from '../../graph/network/people.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import { Button, DateField, ErrorSummary, Hidden, PostForm } from '../components/fields.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { Span } from '../components/people.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { readDay } from '../dates.ts'
import { CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { personToChange } from '../people.ts'
import { idOf, notFound, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `End a post of ${data.name}, post ${data.post.id}` : 'End a post', 'People')

function postToEnd(context: AppContext, viewer: SignedIn, params: { id?: string; postId?: string }) {
  const person = personToChange(context, viewer, idOf(params.id), 'person.manage')
  const post = person.posts.find(({ id }) => id === idOf(params.postId))
  if (!post) throw notFound()
  return { person, post }
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const { person, post } = postToEnd(context, requireViewer(context, request), params)
  return { id: person.id, name: person.name, post, today: context.today }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { person, post } = postToEnd(context, viewer, params)
  if (form.text('was') !== (post.to ?? '')) return refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  const end = endOfPost(post, readDay(form, 'to'), { today: context.today })
  if ('refusals' in end) return refuse(form, end.refusals)
  const outcome = endPost(context.db, { post, to: end.to, by: viewer.account.id, at: context.now, requestId: context.requestId })
  if ('stale' in outcome) return refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  return redirect(`/people/${person.id}?done=ended`)
}

export default function Ending() {
  const { id, name, post, today } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/people/${id}`} />
      <ErrorSummary form={back} />
      <Heading caption={name}>End a post</Heading>
      <Lines>{nameOfCode(post.role)}, {post.place}. <Span {...post} />. An account keeps its role until an administrator ends that too.</Lines>
      <PostForm>
        <Hidden values={{ was: post.to ?? '' }} />
        <DateField form={back} name="to" label="Last day in the post" value={post.to ?? today} />
        <Button>End this post</Button>
      </PostForm>
    </>
  )
}
