import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { roundFor } from '../lists/rounds.ts'
import { idOf, notFound, permit, requireViewer } from '../viewer.ts'
import { liftClosure, listClosures } from '../../db/round-settings.ts'

/** There is nothing to look at here: the round's page lists what is closed. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  return redirect(`/rounds/${roundFor(context, viewer, idOf(params.id)).id}`)
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { db, now, requestId } = context
  const { id, laCode } = roundFor(context, viewer, idOf(params.id))
  permit(viewer, 'round.run', { laCode })
  const line = listClosures(db, { viewer, roundId: id }).find((row) => row.id === idOf(params.closureId))
  if (!line) throw notFound()
  if (line.liftedAt !== null) return redirect(`/rounds/${id}?done=lifted`)
  const outcome = liftClosure(db, { closureId: line.id, by: viewer.account.id, at: now, requestId })
  if ('refusal' in outcome) throw new Response('No longer open', { status: 409 })
  return redirect(`/rounds/${id}?done=lifted`)
}
