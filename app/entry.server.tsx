import { Writable } from 'node:stream'
import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { frameOf, ServedFrame, type PageFrame } from './frame.ts'

/** Renders the whole page before the first byte, so that a page that fails is a 500 and never half a page. */
export default async function handleRequest(request: Request, status: number, headers: Headers, remix: EntryContext, context: AppLoadContext) {
  const page = await render(
    <ServedFrame.Provider value={servedFrame(request, remix, context)}>
      <RemixServer context={remix} url={request.url} nonce={context.nonce} />
    </ServedFrame.Provider>,
    context.nonce,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const refused = page.includes('class="govuk-error-summary"')
  // A form that came back says so first, in the title: screen readers read that before anything else.
  return new Response(refused ? page.replace('<title>', '<title>Error: ') : page, { status, headers })
}

/** Nothing when the root's own loader has run; what little is certain when it cannot run. */
const servedFrame = (request: Request, { staticHandlerContext }: EntryContext, context: AppLoadContext): PageFrame | null => {
  if (staticHandlerContext.loaderData.root) return null
  try {
    return frameOf(context, request)
  } catch {
    return { nonce: context.nonce, requestId: context.requestId, demo: false, path: '', signedIn: null }
  }
}

const render = (page: React.ReactElement, nonce: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    const body = new Writable({
      write(part: Buffer, _encoding, done) {
        parts.push(part)
        done()
      },
      final(done) {
        resolve(Buffer.concat(parts).toString('utf8'))
        done()
      },
    })
    const { pipe } = renderToPipeableStream(page, { nonce, onAllReady: () => void pipe(body), onShellError: reject, onError: reject })
  })

/** Logged once, with the request's id and without what was typed. */
export const handleError: HandleErrorFunction = (error, { context, request }) => {
  if (request.signal.aborted) return
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(JSON.stringify({ level: 'error', requestId: context.requestId, at: context.now, what }))
}
