import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { recordOutcome } from '../../db/approaches.ts'
import { findNetworkToChange } from '../../db/network-joining.ts'
import { endApproach, LONGEST_REASON, type ApproachOutcome } from '../../graph/coverage/approaching.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { can } from '../../graph/permissions/can.ts'
import { approachFor } from '../approaches.ts'
import { Button, ErrorSummary, Hidden, PostForm, TextArea } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, Section, titled } from '../components/page.tsx'
import { CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { idOf, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = () => titled('What came of it', 'Coverage')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { who, school, urn, networkId, network, notedOn, dueOn, outcome, endedOn, reason, joined } = approachFor(context, viewer, idOf(params.id))
  const found = findNetworkToChange(context.db, { id: networkId })!
  return {
    who, school, urn, networkId, network, was: outcome ?? ('' as const), notedOn: formatDay(notedOn), dueOn: formatDay(dueOn), endedOn: endedOn === null ? '' : formatDay(endedOn), reason, joined,
    mayAdd: found.laCode !== null && !found.published && can(viewer.actor, 'network.manage', { laCode: found.laCode }),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const approach = approachFor(context, viewer, idOf(params.id))
  const stale = () => refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  if (form.text('was') !== (approach.outcome ?? '')) return stale()
  const decision = endApproach({ outcome: form.text('outcome'), reason: form.text('reason') }, approach)
  if ('refusals' in decision) return refuse(form, decision.refusals)
  const told = recordOutcome(context.db, { id: approach.id, was: approach.outcome, ...decision, on: context.today, by: viewer.account.id, at: context.now, requestId: context.requestId })
  if ('stale' in told) return stale()
  return redirect(decision.outcome === 'agreed' ? `/approaches/${approach.id}/outcome` : `/coverage/repair?done=${decision.outcome}`)
}

export default function ApproachOutcomePage() {
  const { who, school, urn, networkId, network, was, notedOn, dueOn, endedOn, reason, joined, mayAdd } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const isOver = was === 'declined' || was === 'given-up' || (was === 'agreed' && joined)
  return (
    <>
      <BackLink href="/coverage/repair">Back to what would cover everybody</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={school}>{network}: what came of it?</Heading>
      <Lines>{who} took it on, on {notedOn}, to ask by {dueOn}.</Lines>
      {was === '' ? null : <Inset>{SAID[was]} on {endedOn}{reason === null ? '.' : `: ${reason}`}</Inset>}
      {was === 'agreed' && !joined ? (mayAdd
        ? <Lines><Anchor href={`/networks/${networkId}/members?urns=${urn}`}>Add {school} to {network}</Anchor>. It belongs from the day that is recorded there.</Lines>
        : <Lines>The authority’s broker now finds on Home that {school} is to be added to {network}.</Lines>) : null}
      {isOver ? null : (
        <>
          {was === '' ? (
            <Section title="Both want it">
              <PostForm><Hidden values={{ was, outcome: 'agreed' }} /><Button>They agreed</Button></PostForm>
            </Section>
          ) : null}
          <Section title={was === '' ? 'One side declined' : 'It came to nothing after all'}>
            <Lines>{network} is then no longer proposed for {school}, and the next best way is worked out.</Lines>
            <PostForm>
              <Hidden values={{ was, outcome: 'declined' }} />
              <TextArea form={back} name="reason" label="Who declined, and why?" hint={`Whoever reads coverage of the school sees it. Up to ${LONGEST_REASON.toLocaleString('en-GB')} characters.`} rows={3} />
              <Button kind="secondary">It was declined</Button>
            </PostForm>
          </Section>
          <Section title="Somebody else should ask">
            <PostForm><Hidden values={{ was, outcome: 'given-up' }} /><Button kind="secondary">Give it up</Button></PostForm>
          </Section>
        </>
      )}
    </>
  )
}

const SAID: Record<ApproachOutcome, string> = { agreed: 'They agreed', declined: 'It was declined', 'given-up': 'It was given up' }
