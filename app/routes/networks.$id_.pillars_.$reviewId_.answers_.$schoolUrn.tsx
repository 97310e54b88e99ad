import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, Hidden, PostForm, Radios, TextArea } from '../components/fields.tsx'
import { BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { Bullets } from '../components/prose.tsx'
import { CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { ownMember, reviewOf } from '../reviews.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { findAnswer, recordAnswer } from '../../db/pillars.ts'
import { STEPS } from '../../graph/coverage/pillars.ts'
import { isOpen, LONGEST_COMMENT, readAnswer, reviewTitle } from '../../graph/coverage/pillars-review.ts'
import { formatDay } from '../../graph/dates/day.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `How ${data.school} sees ${data.name}` : 'Answer a review', 'Networks')

const OPTIONS = [...STEPS.map(({ step, name, meaning }) => ({ value: String(step), text: name, hint: meaning })), { value: 'cannot-say', text: 'I cannot say' }]
const SHARING = [{ value: 'no', text: 'No, keep it for my school' }, { value: 'yes', text: 'Yes, with the name of my school, once the review has closed' }]

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { network, pillars, school } = ownMember(context, viewer, idOf(params.id), idOf(params.schoolUrn), 'pillars.answer')
  const review = reviewOf(context, idOf(params.reviewId), network.id)
  const before = findAnswer(context.db, { reviewId: review.id, schoolId: school.id })
  return {
    id: network.id, name: network.name, school: school.name, title: reviewTitle(review).toLowerCase(), lastDay: formatDay(review.lastDay), open: isOpen(review, context.today),
    version: before?.version ?? 0, comment: before?.comment ?? '', sharing: before && before.comment !== '' ? [before.commentShared ? 'yes' : 'no'] : [],
    questions: pillars.map(({ code, name, claim, prompts }) => {
      const step = before?.marks.find(({ pillar }) => pillar === code)?.step
      return { code, name, claim, prompts, chosen: before === null ? [] : [step === undefined ? 'cannot-say' : String(step)] }
    }),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { network, pillars, school } = ownMember(context, viewer, idOf(params.id), idOf(params.schoolUrn), 'pillars.answer')
  const review = reviewOf(context, idOf(params.reviewId), network.id)
  if (!isOpen(review, context.today)) return refuse(form, [{ field: '', message: `This review closed on ${formatDay(review.lastDay)}, so the answer cannot be kept.` }], 409)
  const read = readAnswer({ step: form.text, comment: form.text('comment'), sharing: form.text('sharing') }, pillars)
  if ('refusals' in read) return refuse(form, read.refusals)
  const kept = recordAnswer(context.db, {
    reviewId: review.id, schoolId: school.id, answer: read.answer, version: Number(form.text('version')), today: context.today, by: viewer.account.id, at: context.now, requestId: context.requestId,
  })
  return 'stale' in kept ? refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409) : redirect(`/networks/${network.id}/pillars?done=answered`)
}

export default function AnswerReview() {
  const { id, name, school, title, lastDay, open, version, comment, sharing, questions } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/networks/${id}/pillars`}>Back to its reviews</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={`${name}, ${title}`}>How does {school} see it?</Heading>
      {open ? (
        <>
          <Lines>Answer for your school. You can change it until {lastDay}.</Lines>
          <Inset>Nobody else sees your answer. What at least five schools say together is shown after {lastDay}. If all of them say the same, that shows too.</Inset>
          <PostForm>
            <Hidden values={{ version }} />
            {questions.map(({ code, name: pillar, claim, prompts, chosen }) => (
              <section key={code}>
                <h2 className="govuk-heading-m">{pillar}</h2>
                <p className="govuk-body">What it can look like:</p>
                <Bullets>{prompts}</Bullets>
                <Radios form={back} name={code} legend={claim} options={OPTIONS} chosen={chosen} small />
              </section>
            ))}
            <h2 className="govuk-heading-m">In your own words</h2>
            <TextArea form={back} name="comment" label="Comment (optional)" hint={`What would make the network better? Name no pupils. At most ${LONGEST_COMMENT.toLocaleString('en-GB')} characters.`} value={comment} />
            <Radios form={back} name="sharing" legend="May the other members read the comment?" hint="Members are the heads and chairs of governors of its schools" options={SHARING} chosen={sharing} small />
            <Button>{version === 0 ? 'Send my answer' : 'Change my answer'}</Button>
          </PostForm>
        </>
      ) : <Inset>This review closed on {lastDay}. What it came to is on the page before, if at least five schools answered.</Inset>}
    </>
  )
}
