import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, Hidden, PostForm, TextArea } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Lines, titled } from '../components/page.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { answer, readForm, refuse } from '../forms.ts'
import { leadersOf, roundFor } from '../lists/rounds.ts'
import { readQuery } from '../listing.ts'
import { sheetOf, supporterName } from '../rounds.ts'
import { idOf, notFound, permit, requireViewer } from '../viewer.ts'
import { onceOnly } from '../../db/once.ts'
import { closeOffer } from '../../db/round-settings.ts'
import { roundInput, type Round } from '../../db/rounds.ts'
import { LONGEST_REASON, statedReason } from '../../graph/brokering/round-words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Close ${data?.supporter ?? 'an offer'} for a round`, 'Rounds')

function roundToSteer(context: AppContext, viewer: SignedIn, id: string | undefined): Round {
  const round = roundFor(context, viewer, idOf(id))
  permit(viewer, 'round.run', { laCode: round.laCode })
  return round
}

/** The offer asked about, which must be of this round as it stands now: 404 otherwise. */
function offerOf({ db }: AppContext, round: Round, asked: { text: (name: string) => string }) {
  const offerId = idOf(asked.text('offer'))
  const input = roundInput(db, { roundId: round.id })
  const offer = sheetOf(input, null, leadersOf(db, input)).offers.find((each) => each.offerId === offerId)
  if (!offer) throw notFound()
  return { offerId, supporter: supporterName(offer) }
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const round = roundToSteer(context, viewer, params.id)
  return { roundId: round.id, name: round.name, formKey: randomUUID(), ...offerOf(context, round, readQuery(request)) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const round = roundToSteer(context, viewer, params.id)
  const { offerId } = offerOf(context, round, form)
  const decision = statedReason(form.text('reason'))
  if ('refusals' in decision) return refuse(form, decision.refusals)
  const doing = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    const closed = closeOffer(tx, { roundId: round.id, offerId, reason: decision.reason, ...doing })
    return 'refusal' in closed ? { errors: [{ field: '', message: closed.refusal }] } : `/rounds/${round.id}?done=offer-closed`
  })
  return answer(form, outcome)
}

export default function Closure() {
  const { roundId, name, formKey, offerId, supporter } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/rounds/${roundId}`}>Back to {name}</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={supporter}>Close this offer for the round</Heading>
      <Lines>The next run proposes nothing from this offer. The offer itself stays open: other rounds may use it, and you can lift this.</Lines>
      <PostForm formKey={formKey}>
        <Hidden values={{ offer: offerId }} />
        <TextArea form={back} name="reason" label="Why?" hint={`The history keeps it. Up to ${LONGEST_REASON} characters.`} rows={3} />
        <div className="al-actions">
          <Button>Close for this round</Button>
          <Anchor href={`/rounds/${roundId}`}>Cancel</Anchor>
        </div>
      </PostForm>
    </>
  )
}
