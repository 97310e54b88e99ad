import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, DateField, ErrorSummary, PostForm } from '../components/fields.tsx'
import { BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { answer, CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { networkToReview } from '../reviews.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { onceOnly } from '../../db/once.ts'
import { listReviews, openReview } from '../../db/pillars.ts'
import { readLastDay, whyNotNow } from '../../graph/coverage/pillars-review.ts'
import { addDays } from '../../graph/dates/day.ts'
import { termOf, termTitle } from '../../graph/dates/school-year.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Open a review of ${data.name}` : 'Open a review', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { network, members, pillars } = networkToReview(context, viewer, idOf(params.id))
  const { db, today } = context
  return {
    id: network.id, name: network.name, formKey: randomUUID(), schools: members.length, term: termTitle(termOf(today)).toLowerCase(), lastDay: addDays(today, 21),
    pillars: pillars.map(({ code, name }) => ({ code, name })), whyNot: whyNotNow(network, { schools: members.length, reviews: listReviews(db, { networkId: network.id }), today }),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { network, members } = networkToReview(context, viewer, idOf(params.id))
  const { db, today } = context
  const outcome = onceOnly(db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    const whyNot = whyNotNow(network, { schools: members.length, reviews: listReviews(tx, { networkId: network.id }), today })
    if (whyNot !== null) return { errors: [{ field: '', message: whyNot }] }
    const read = readLastDay(readDay(form, 'lastDay'), { first: addDays(today, 1), today })
    if ('refusals' in read) return { errors: read.refusals }
    const opened = openReview(tx, { networkId: network.id, term: termOf(today).from, lastDay: read.lastDay, by: viewer.account.id, at: context.now, requestId: context.requestId })
    return 'taken' in opened ? { errors: [{ field: '', message: CHANGED_MEANWHILE }] } : `/networks/${network.id}/pillars?done=opened`
  })
  return 'refused' in outcome ? refuse(form, outcome.refused.errors) : answer(form, outcome)
}

export default function OpenReview() {
  const { id, name, formKey, schools, term, lastDay, pillars, whyNot } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/networks/${id}/pillars`}>Back to its reviews</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Open a review</Heading>
      {whyNot !== null ? <Inset>{whyNot}</Inset> : (
        <>
          <Lines>The heads of its {schools} schools are asked how it stands in the {term}. There is one review a term.</Lines>
          <ul className="govuk-list govuk-list--bullet">{pillars.map(({ code, name: pillar }) => <li key={code}>{pillar}</li>)}</ul>
          {schools < 5 ? <Inset>Fewer than five schools belong to it, so the results cannot be shown. Members can still answer for themselves and share comments.</Inset> : null}
          <PostForm formKey={formKey}>
            <DateField form={back} name="lastDay" label="The last day to answer" hint="You can change it until then. Results are shown from the day after." value={lastDay} />
            <Button>Open the review</Button>
          </PostForm>
        </>
      )}
    </>
  )
}
