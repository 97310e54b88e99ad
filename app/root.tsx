import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, useLoaderData, useMatches, useRouteError, useRouteLoaderData } from '@remix-run/react'
import { useContext, type ReactNode } from 'react'
import govukScript from 'govuk-frontend/dist/govuk/govuk-frontend.min.js?url'
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import './styles/main.scss'
import { Frame } from './components/frame.tsx'
import { titled } from './components/page.tsx'
import { frameOf, ServedFrame } from './frame.ts'

/** The title of a page that failed; every other page has its own. */
export const meta: MetaFunction = ({ error }) => titled(...(error ? [wordsOf(error).title] : []))

export const loader = ({ context, request }: LoaderFunctionArgs) => frameOf(context, request)

export default function App() {
  const frame = useLoaderData<typeof loader>()
  return (
    <Document nonce={frame.nonce}>
      <Frame {...frame}>
        <Outlet />
      </Frame>
    </Document>
  )
}

function Document({ nonce, children }: { nonce: string; children: ReactNode }) {
  const interactive = useMatches().some(({ handle }) => (handle as { interactive?: boolean } | undefined)?.interactive)
  return (
    <html lang="en-GB" className="govuk-template govuk-template--rebranded">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#0c3733" />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body className="govuk-template__body">
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: ENHANCE }} />
        {children}
        <script type="module" nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: START }} />
        {interactive ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  )
}

// GOV.UK Frontend's own two lines: both are constants, nothing of the request is in them.
const ENHANCE = "document.body.className+=' js-enabled'+('noModule' in HTMLScriptElement.prototype?' govuk-frontend-supported':'')"
const START = `import{initAll}from'${govukScript}';initAll()`

/** What went wrong, in words; never a stack, a path or a query. */
export function ErrorBoundary() {
  const error = useRouteError()
  const loaded = useRouteLoaderData<typeof loader>('root')
  const frame = useContext(ServedFrame) ?? loaded
  const words = wordsOf(error)
  return (
    <Document nonce={frame?.nonce ?? ''}>
      <Frame demo={frame?.demo ?? false} path={frame?.path ?? ''} signedIn={frame?.signedIn ?? null}>
        <h1 className="govuk-heading-l">{words.title}</h1>
        {words.body.map((line) => (
          <p className="govuk-body" key={line}>{line}</p>
        ))}
        {frame?.requestId ? <p className="govuk-body al-muted">If you report this, give this reference: {frame.requestId}</p> : null}
        <p className="govuk-body"><a className="govuk-link" href="/">Go to your home page</a></p>
      </Frame>
    </Document>
  )
}

const wordsOf = (error: unknown): Words => WORDS[isRouteErrorResponse(error) ? error.status : 500] ?? WORDS[500]!

type Words = { title: string; body: string[] }
const WORDS: Record<number, Words> = {
  400: { title: 'We could not read that', body: ['The address or the form was not one this service uses. Nothing was changed.'] },
  403: { title: 'This page is not part of your role', body: ['You are signed in, but your role does not include this page. Nothing was changed.', 'If you think it should, ask the administrator of this service.'] },
  404: { title: 'Page not found', body: ['If you typed the address, check it is correct.', 'If you followed a link, the page may be about a school or a piece of work that is not yours to see.'] },
  405: { title: 'That cannot be done here', body: ['Nothing was changed. Go back and use the buttons on the page.'] },
  409: { title: 'That has already been done', body: ['Somebody, perhaps you, has done this already or changed it meanwhile. Nothing was done twice.'] },
  500: { title: 'Sorry, there is a problem with the service', body: ['Nothing you had already saved is lost. Try again in a few minutes.'] },
}
