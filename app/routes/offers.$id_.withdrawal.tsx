import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, Hidden, PostForm, TextArea, type FormBack } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Lines, titled } from '../components/page.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { idOf, notFound, permit, requireViewer } from '../viewer.ts'
import { countInHandOf, findOffer, withdrawOffer as withdraw, type OfferRecord } from '../../db/offers.ts'
import { findSubject } from '../../db/subject.ts'
import { LONGEST_REASON, whyKept, withdrawOffer } from '../../graph/brokering/requests.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Withdraw offer ${data.id} of ${data.supporter}` : 'Withdraw an offer', 'Offers')

/** The offer, for somebody who may withdraw it: 404 for everybody else. */
function offerToWithdraw({ db, today }: AppContext, viewer: SignedIn, id: number): OfferRecord {
  const offer = findOffer(db, viewer, { id })
  if (!offer) throw notFound()
  permit(viewer, 'offer.withdraw', { ...findSubject(db, { schoolId: offer.schoolId, today })!, personId: offer.personId })
  return offer
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const offer = offerToWithdraw(context, viewer, idOf(params.id))
  const { id, leader, school, version } = offer
  return { id, supporter: leader ?? school, version, no: whyKept(offer, { proposalsInHand: countInHandOf(context.db, { offerId: id }) }) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const offer = offerToWithdraw(context, viewer, idOf(params.id))
  const decision = withdrawOffer(offer, { proposalsInHand: countInHandOf(context.db, { offerId: offer.id }), reason: form.text('reason') })
  if ('refusals' in decision) return refuse(form, decision.refusals, offer.state === 'withdrawn' ? 409 : 400)
  const change = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = withdraw(context.db, { offerId: offer.id, version: Number(form.text('version')), reason: decision.reason, ...change })
  if ('stale' in outcome) return refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  return redirect(`/offers/${offer.id}?done=withdrawn`)
}

export default function Withdrawal() {
  const offer = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/offers/${offer.id}`} />
      <ErrorSummary form={back} />
      <Heading caption={offer.supporter}>Withdraw this offer</Heading>
      {offer.no === null ? <Form offer={offer} back={back} /> : <Lines>{offer.no} <Anchor href={`/offers/${offer.id}`}>See the offer</Anchor>.</Lines>}
    </>
  )
}

function Form({ offer, back }: { offer: { id: number; version: number }; back: FormBack }) {
  return (
    <>
      <Lines>Rounds will no longer use it. What is already agreed goes on. You can make another offer at any time.</Lines>
      <PostForm>
        <Hidden values={{ version: offer.version }} />
        <TextArea form={back} name="reason" label="Why is it withdrawn? (optional)" hint={`Up to ${LONGEST_REASON} characters.`} rows={3} />
        <div className="al-actions">
          <Button kind="warning">Withdraw offer</Button>
          <p className="govuk-body"><Anchor href={`/offers/${offer.id}`}>Keep it</Anchor></p>
        </div>
      </PostForm>
    </>
  )
}
