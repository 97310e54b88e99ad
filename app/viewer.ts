/** The guard: every loader and action starts with one of these. */
import { redirect } from '@remix-run/node'
import { can, mayEver, type Subject } from '../graph/permissions/can.ts'
import type { Action } from '../graph/permissions/table.ts'
import type { AppContext, SignedIn } from './context.ts'
import { safePath } from './safe-path.ts'

/** Who is asking; sends the signed-out to sign in and back again. */
export function requireViewer(context: AppContext, request: Request): SignedIn {
  if (context.viewer) return context.viewer
  const { pathname, search } = new URL(request.url)
  const back = request.method === 'GET' ? pathname.replace(/\.data$/, '') + search : pageOf(request)
  throw redirect(`/sign-in?next=${encodeURIComponent(back)}${hadSession(request) ? '&done=timed-out' : ''}`)
}

/** The page a post came from: browsers say it, and only its path is taken. */
const pageOf = (request: Request): string => {
  const from = request.headers.get('Referer') ?? ''
  return URL.canParse(from) ? safePath(new URL(from).pathname) : '/'
}

/** A cookie that opens nothing any more: the session ended, and whoever typed something has to be told. */
const hadSession = (request: Request): boolean => /(?:^|; )__Host-alongside=./.test(request.headers.get('Cookie') ?? '')

/** For rows: 404 unless allowed, so that not even existence is told. */
export function permit(viewer: SignedIn, action: Action, subject: Subject): void {
  if (!can(viewer.actor, action, subject)) throw notFound()
}

/** For whole functions (a list, an import): 403 when none of the person's roles ever may. */
export function permitPage(viewer: SignedIn, action: Action): void {
  if (!mayEver(viewer.actor, action)) throw new Response('Not allowed', { status: 403 })
}

export const notFound = (): Response => new Response('Not found', { status: 404 })

/** A positive whole number from a URL's parameter, else 404. */
export function idOf(text: string | undefined): number {
  if (!text || !/^[1-9]\d{0,14}$/.test(text)) throw notFound()
  return Number(text)
}
