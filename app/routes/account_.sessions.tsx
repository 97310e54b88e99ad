import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { endAllSessions, endSession } from '../../db/sessions.ts'
import { readForm } from '../forms.ts'
import { notFound, requireViewer } from '../viewer.ts'

export function loader({ context, request }: LoaderFunctionArgs) {
  requireViewer(context, request)
  throw notFound()
}

/** Ends one of the person's own sessions, or all but this one. Another's session is not found: `endSession` asks whose. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { account, sessionId } = requireViewer(context, request)
  const form = await readForm(request)
  const ending = { accountId: account.id, by: account.id, at: context.now, requestId: context.requestId }
  const session = form.text('session')
  if (session === 'others') {
    endAllSessions(context.db, { ...ending, except: sessionId })
    return redirect('/account?done=sessions-ended')
  }
  if (!endSession(context.db, { ...ending, id: session })) throw notFound()
  return redirect('/account?done=session-ended')
}
