import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, Hidden, PostForm, TextArea } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { mayDo, proposalFor, supporterWords } from '../lists/proposals.ts'
import { idOf, notFound, permit, requireViewer } from '../viewer.ts'
import { withdrawProposal } from '../../db/proposal-moves.ts'
import type { WholeProposal } from '../../db/proposals.ts'
import { LONGEST_REASON, statedReason } from '../../graph/brokering/round-words.ts'
import { areaName } from '../../graph/categories/areas.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Withdraw proposal ${data?.id ?? ''}`, 'Proposals')

/** The proposal, for somebody who may take it back: 404 for everybody else. */
function proposalToWithdraw(context: AppContext, viewer: SignedIn, id: number): WholeProposal {
  const proposal = proposalFor(context, viewer, id)
  if (proposal.view !== 'whole') throw notFound()
  permit(viewer, 'proposal.withdraw', { laCode: proposal.school.laCode })
  return proposal
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const proposal = proposalToWithdraw(context, viewer, idOf(params.id))
  const { id, version, school, need, supporter } = proposal
  return { id, version, open: mayDo(proposal, viewer, context.today).withdraw, school: school.name, area: areaName(need.areaCode), supporter: supporterWords(supporter) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { id } = proposalToWithdraw(context, viewer, idOf(params.id))
  const said = statedReason(form.text('reason'))
  if ('refusals' in said) return refuse(form, said.refusals)
  const moving = { proposalId: id, version: Number(form.text('version')), by: viewer.account.id, at: context.now, today: context.today, requestId: context.requestId }
  const outcome = withdrawProposal(context.db, { ...moving, reason: said.reason })
  if ('stale' in outcome) return refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  if ('refusal' in outcome) return refuse(form, [{ field: '', message: outcome.refusal }], 409)
  return redirect(`/proposals/${id}?done=withdrawn`)
}

export default function Withdrawal() {
  const { id, version, open, school, area, supporter } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/proposals/${id}`}>Back to the proposal</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={`${area}, ${school}`}>Withdraw the proposal of {supporter}</Heading>
      {open ? (
        <PostForm>
          <Lines>Both sides will see that it was withdrawn, and the days are free again. The need stays open for the next round.</Lines>
          <Hidden values={{ version }} />
          <TextArea form={back} name="reason" label="Why?" hint={`The school sees it. Up to ${LONGEST_REASON} characters.`} rows={3} />
          <div className="al-actions">
            <Button kind="warning">Withdraw the proposal</Button>
            <Anchor href={`/proposals/${id}`}>Keep it</Anchor>
          </div>
        </PostForm>
      ) : <Inset>This can no longer be withdrawn. <Anchor href={`/proposals/${id}`}>See where it stands</Anchor>.</Inset>}
    </>
  )
}
