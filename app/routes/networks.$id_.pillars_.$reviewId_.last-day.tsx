import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, DateField, ErrorSummary, Hidden, PostForm } from '../components/fields.tsx'
import { BackLink, Heading, Inset, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { networkToReview, reviewOf } from '../reviews.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { moveLastDay } from '../../db/pillars.ts'
import { isOpen, readLastDay, reviewTitle } from '../../graph/coverage/pillars-review.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Last day of the review of ${data.name}` : 'Last day', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { network } = networkToReview(context, viewer, idOf(params.id))
  const review = reviewOf(context, idOf(params.reviewId), network.id)
  return { id: network.id, name: network.name, title: reviewTitle(review), lastDay: review.lastDay, version: review.version, open: isOpen(review, context.today) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { network } = networkToReview(context, viewer, idOf(params.id))
  const review = reviewOf(context, idOf(params.reviewId), network.id)
  if (!isOpen(review, context.today)) return refuse(form, [{ field: '', message: 'This review has closed, and what it came to is shown. It cannot be opened again.' }], 409)
  const read = readLastDay(readDay(form, 'lastDay'), { first: context.today, today: context.today })
  if ('refusals' in read) return refuse(form, read.refusals)
  const moved = moveLastDay(context.db, {
    reviewId: review.id, version: Number(form.text('version')), lastDay: read.lastDay, today: context.today, by: viewer.account.id, at: context.now, requestId: context.requestId,
  })
  return 'stale' in moved ? refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409) : redirect(`/networks/${network.id}/pillars?done=moved`)
}

export default function LastDay() {
  const { id, name, title, lastDay, version, open } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/networks/${id}/pillars`}>Back to its reviews</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Last day of the review of the {title.toLowerCase()}</Heading>
      {open ? (
        <PostForm>
          <Hidden values={{ version }} />
          <DateField form={back} name="lastDay" label="The last day to answer" hint="Today or later. What members said is shown from the day after, and the review cannot be opened again." value={lastDay} />
          <Button>Change the last day</Button>
        </PostForm>
      ) : <Inset>This review has closed, and what it came to is shown. It cannot be opened again.</Inset>}
    </>
  )
}
