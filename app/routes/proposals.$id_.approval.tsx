import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, Hidden, PostForm, TextArea, type FormBack } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { mayDo, proposalFor, supporterWords } from '../lists/proposals.ts'
import { idOf, notFound, permit, requireViewer } from '../viewer.ts'
import { decideProposal } from '../../db/proposal-moves.ts'
import type { WholeProposal } from '../../db/proposals.ts'
import { LONGEST_REASON, statedReason } from '../../graph/brokering/round-words.ts'
import { areaName } from '../../graph/categories/areas.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Approve proposal ${data?.id ?? ''}`, 'Proposals')

/** The proposal, for somebody who may decide on it: 404 for everybody else. */
function proposalToDecide(context: AppContext, viewer: SignedIn, id: number): WholeProposal {
  const proposal = proposalFor(context, viewer, id)
  if (proposal.view !== 'whole') throw notFound()
  permit(viewer, 'proposal.approve', { laCode: proposal.school.laCode })
  return proposal
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const proposal = proposalToDecide(context, viewer, idOf(params.id))
  const { id, version, state, school, need, supporter, halfDays, issuedBy } = proposal
  const { decide, issuedIt } = mayDo(proposal, viewer, context.today)
  return { id, version, accepted: state === 'accepted', decide, issuedIt, school: school.name, area: areaName(need.areaCode), supporter: supporterWords(supporter), days: formatHalfDays(halfDays), issuedBy: issuedBy.name }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { id } = proposalToDecide(context, viewer, idOf(params.id))
  const decision = form.text('decision') === 'approved' ? ('approved' as const) : ('not-approved' as const)
  const said = decision === 'approved' ? { reason: '' } : statedReason(form.text('reason'))
  if ('refusals' in said) return refuse(form, said.refusals)
  const moving = { proposalId: id, version: Number(form.text('version')), by: viewer.account.id, at: context.now, today: context.today, requestId: context.requestId }
  const outcome = decideProposal(context.db, { ...moving, decision, reason: said.reason })
  if ('stale' in outcome) return refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  if ('refusal' in outcome) return refuse(form, [{ field: '', message: outcome.refusal }], 409)
  return redirect(`/proposals/${id}?done=${decision}`)
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function Approval() {
  const data = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const { id, school, area, supporter, days } = data
  return (
    <>
      <BackLink href={`/proposals/${id}`}>Back to the proposal</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={school}>{area}: {days} from {supporter}</Heading>
      {data.decide ? <Decide data={data} back={back} /> : <NotNow data={data} />}
    </>
  )
}

const NotNow = ({ data: { id, accepted, issuedIt } }: { data: Data }) => (
  <Inset>
    {accepted && issuedIt ? 'You issued this proposal, so somebody else has to decide on it.' : 'This does not wait for a decision: both sides have to accept it first, or it has been decided.'}{' '}
    <Anchor href={`/proposals/${id}`}>See where it stands</Anchor>.
  </Inset>
)

const Decide = ({ data, back }: { data: Data; back: FormBack }) => (
  <>
    <Lines>Both sides have accepted and know of no conflict of interest. {data.issuedBy} issued it.</Lines>
    <section aria-labelledby="approve">
      <h2 className="govuk-heading-m" id="approve">Approve</h2>
      <Lines>There is an agreement at once, and {data.days} are booked.</Lines>
      <PostForm>
        <Hidden values={{ version: data.version, decision: 'approved' }} />
        <Button>Approve</Button>
      </PostForm>
    </section>
    <section aria-labelledby="refuse">
      <h2 className="govuk-heading-m" id="refuse">Do not approve</h2>
      <PostForm>
        <Hidden values={{ version: data.version, decision: 'not-approved' }} />
        <TextArea form={back} name="reason" label="Why not?" hint={`The school and the authority see it. Up to ${LONGEST_REASON} characters.`} rows={3} />
        <Button kind="secondary">Do not approve</Button>
      </PostForm>
    </section>
  </>
)
