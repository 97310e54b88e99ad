import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { signOut } from '../sessions.ts'
import { requireViewer } from '../viewer.ts'

/** A link must not sign anybody out. */
export const loader = () => {
  throw new Response('Post only', { status: 405, headers: { Allow: 'POST' } })
}

export function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const headers = signOut(context.db, viewer, { at: context.now, requestId: context.requestId })
  return redirect('/sign-in?done=signed-out', { headers })
}
