/** Taking back what a broker set in a round: a pin, a veto, a closed offer. The same steps, another list. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import type { Viewer } from '../db/scope.ts'
import type { Db } from '../db/client.ts'
import { roundFor } from './lists/rounds.ts'
import { idOf, notFound, permit, requireViewer } from './viewer.ts'

/** There is nothing to look at here: the round's page lists what was set. */
export function roundInstead({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  return redirect(`/rounds/${roundFor(context, viewer, idOf(params.id)).id}`)
}

type Line = { id: number; liftedAt: string | null }
type Lifting = {
  /** The parameter of the address that says which. */
  param: string
  list: (db: Db, of: { viewer: Viewer; roundId: number }) => Line[]
  lift: (db: Db, of: { id: number; by: number; at: string; requestId: string }) => object
}

/** Lifts it once, and goes back to the round, also the second time. */
export function lifted({ context, request, params }: ActionFunctionArgs, { param, list, lift }: Lifting) {
  const viewer = requireViewer(context, request)
  const { db, now, requestId } = context
  const { id, laCode } = roundFor(context, viewer, idOf(params.id))
  permit(viewer, 'round.run', { laCode })
  const line = list(db, { viewer, roundId: id }).find((row) => row.id === idOf(params[param]))
  if (!line) throw notFound()
  if (line.liftedAt !== null) return redirect(`/rounds/${id}?done=lifted`)
  if ('refusal' in lift(db, { id: line.id, by: viewer.account.id, at: now, requestId })) throw new Response('No longer open', { status: 409 })
  return redirect(`/rounds/${id}?done=lifted`)
}
