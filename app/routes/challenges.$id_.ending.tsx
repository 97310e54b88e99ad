import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endChallenge, findChallenge } from '../../db/challenges.ts'
import { findSubject } from '../../db/subject.ts'
import { endOfChallenge } from '../../graph/coverage/challenging.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import type { AppContext, SignedIn } from '../context.ts'
import { Button, DateField, ErrorSummary, PostForm } from '../components/fields.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { idOf, notFound, permit, permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = () => titled('End a challenge', 'Coverage')

/** The challenge, for somebody who may end it: 404 for everybody else. */
function challengeToEnd({ db, today }: AppContext, viewer: SignedIn, id: number) {
  permitPage(viewer, 'challenge.record')
  const challenge = findChallenge(db, { id })
  if (!challenge) throw notFound()
  permit(viewer, 'challenge.record', findSubject(db, { schoolId: challenge.schoolId, today }) ?? {})
  return challenge
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const { name, school, kind, from, to } = challengeToEnd(context, requireViewer(context, request), idOf(params.id))
  return { name, school, kind: nameOfCode(kind), from: formatDay(from), ended: to === null ? null : formatDay(to), today: context.today }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const challenge = challengeToEnd(context, viewer, idOf(params.id))
  const decision = endOfChallenge(challenge, readDay(form, 'to'))
  if ('refusals' in decision) return refuse(form, decision.refusals)
  const ended = endChallenge(context.db, { id: challenge.id, to: decision.to, by: viewer.account.id, at: context.now, requestId: context.requestId })
  return 'stale' in ended ? refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409) : redirect('/challenges?done=ended')
}

export default function EndChallenge() {
  const { name, school, kind, from, ended, today } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href="/challenges">Back to who challenges whom</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={school}>End a challenge</Heading>
      <Lines>{kind} by {name}, since {from}.</Lines>
      {ended !== null ? <Lines>It ended on {ended}.</Lines> : (
        <PostForm>
          <DateField form={back} name="to" label="Its last day" value={today} />
          <Button>End this challenge</Button>
        </PostForm>
      )}
    </>
  )
}
