/** The answer to somebody who has just shown who they are: a session, and on to where they were going. */
import { redirect } from '@remix-run/node'
import type { AppContext } from './context.ts'
import { safePath } from './safe-path.ts'
import { signIn } from './sessions.ts'

/** @param next where they were going, in a person's text: only a path of ours is followed */
export async function arrive(context: AppContext, request: Request, { accountId, next }: { accountId: number; next: string }) {
  const { db, now, requestId } = context
  const cookie = await signIn(db, { accountId, cookieHeader: request.headers.get('Cookie') ?? undefined, at: now, requestId })
  return redirect(safePath(next), { headers: { 'Set-Cookie': cookie } })
}
