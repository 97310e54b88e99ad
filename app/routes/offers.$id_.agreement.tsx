import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { readForm } from '../forms.ts'
import { idOf, notFound, permit, requireViewer } from '../viewer.ts'
import { findOffer, recordHeadAgreement } from '../../db/offers.ts'
import { findSubject } from '../../db/subject.ts'

/** There is nothing to look at here: the offer's page has the button. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const offer = findOffer(context.db, viewer, { id: idOf(params.id) })
  if (!offer) throw notFound()
  return redirect(`/offers/${offer.id}`)
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { db, today } = context
  const offer = findOffer(db, viewer, { id: idOf(params.id) })
  if (!offer) throw notFound()
  permit(viewer, 'offer.agree', { ...findSubject(db, { schoolId: offer.schoolId, today })!, personId: offer.personId })
  const change = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = recordHeadAgreement(db, { offerId: offer.id, version: Number(form.text('version')), ...change })
  if ('stale' in outcome) throw new Response('Changed meanwhile', { status: 409 })
  return redirect(`/offers/${offer.id}?done=agreed`)
}
