import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, Hidden, PostForm, TextArea } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { roundFor } from '../lists/rounds.ts'
import { idOf, permit, requireViewer } from '../viewer.ts'
import { closeRound } from '../../db/rounds.ts'
import { LONGEST_REASON, statedReason } from '../../graph/brokering/round-words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Close ${data?.name ?? 'the round'}`, 'Rounds')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, name, laCode, version, state } = roundFor(context, viewer, idOf(params.id))
  permit(viewer, 'round.run', { laCode })
  return { id, name, version, open: state === 'open' }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { id, laCode } = roundFor(context, viewer, idOf(params.id))
  permit(viewer, 'round.run', { laCode })
  const decision = statedReason(form.text('reason'))
  if ('refusals' in decision) return refuse(form, decision.refusals)
  const doing = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = closeRound(context.db, { roundId: id, reason: decision.reason, version: Number(form.text('version')), ...doing })
  if ('stale' in outcome) return refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  if ('refusal' in outcome) return refuse(form, [{ field: '', message: outcome.refusal }], 409)
  return redirect(`/rounds/${id}?done=closed`)
}

export default function Closing() {
  const { id, name, version, open } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/rounds/${id}`}>Back to {name}</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Close this round without issuing it</Heading>
      {open ? (
        <PostForm>
          <Lines>Its runs are kept, and nobody is asked anything. You can open a new round afterwards.</Lines>
          <Hidden values={{ version }} />
          <TextArea form={back} name="reason" label="Why?" hint={`The history keeps it. Up to ${LONGEST_REASON} characters.`} rows={3} />
          <div className="al-actions">
            <Button kind="warning">Close the round</Button>
            <Anchor href={`/rounds/${id}`}>Keep it open</Anchor>
          </div>
        </PostForm>
      ) : <Lines>This round is no longer open.</Lines>}
    </>
  )
}
