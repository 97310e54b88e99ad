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
import { recordOverride, type OverrideKind } from '../../db/round-overrides.ts'
import { roundInput, type Round } from '../../db/rounds.ts'
import { LONGEST_REASON, statedReason } from '../../graph/brokering/round-words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `${data.kind === 'pin' ? 'Pin' : 'Rule out'} ${data.supporter}` : 'Pin or rule out', 'Rounds')

type Asked = { text: (name: string) => string }

/** The pair asked about, which must be of this round as it stands now: 404 otherwise. */
function pairOf({ db }: AppContext, round: Round, asked: Asked) {
  const kind: OverrideKind = asked.text('kind') === 'veto' ? 'veto' : 'pin'
  const [needId, offerId] = [idOf(asked.text('need')), idOf(asked.text('offer'))]
  const input = roundInput(db, { roundId: round.id })
  const sheet = sheetOf(input, null, leadersOf(db, input))
  const row = sheet.needs.find(({ need }) => need.id === needId)
  const offer = sheet.offers.find((each) => each.offerId === offerId)
  if (!row || !offer) throw notFound()
  return { kind, needId, offerId, need: `${row.school.name}, ${row.area}`, supporter: supporterName(offer) }
}

function roundToSteer(context: AppContext, viewer: SignedIn, id: string | undefined): Round {
  const round = roundFor(context, viewer, idOf(id))
  permit(viewer, 'round.run', { laCode: round.laCode })
  return round
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const round = roundToSteer(context, viewer, params.id)
  return { roundId: round.id, name: round.name, formKey: randomUUID(), ...pairOf(context, round, readQuery(request)) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const round = roundToSteer(context, viewer, params.id)
  const { kind, needId, offerId } = pairOf(context, round, form)
  const decision = statedReason(form.text('reason'))
  if ('refusals' in decision) return refuse(form, decision.refusals)
  const doing = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    const recorded = recordOverride(tx, { roundId: round.id, kind, needId, offerId, reason: decision.reason, ...doing })
    return 'refusal' in recorded ? { errors: [{ field: '', message: recorded.refusal }] } : `/rounds/${round.id}?done=${kind === 'pin' ? 'pinned' : 'vetoed'}`
  })
  return answer(form, outcome)
}

export default function Override() {
  const { roundId, name, formKey, kind, needId, offerId, need, supporter } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/rounds/${roundId}`}>Back to {name}</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={need}>{kind === 'pin' ? 'Pin' : 'Rule out'} {supporter}</Heading>
      <Lines>
        {kind === 'pin'
          ? 'The next run gives this need as many days of this supporter as it wants and they have. Then it finds the best for everybody else. Rules still hold: if one forbids it, the run says so. If the pin takes help from a more urgent school, the run says that too.'
          : 'The next run does not propose this supporter for this need.'}
      </Lines>
      <PostForm formKey={formKey}>
        <Hidden values={{ kind, need: needId, offer: offerId }} />
        <TextArea form={back} name="reason" label="Why?" hint={`The history keeps it. Up to ${LONGEST_REASON} characters.`} rows={3} />
        <div className="al-actions">
          <Button>{kind === 'pin' ? 'Pin' : 'Rule out'}</Button>
          <Anchor href={`/rounds/${roundId}`}>Cancel</Anchor>
        </div>
      </PostForm>
    </>
  )
}
