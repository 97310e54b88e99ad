/** The baseline of the page figures: the page of Remix's own template, with a table of fifty rows and nothing else. Its own process. */
import { PassThrough } from 'node:stream'
import { createRequestHandler } from '@remix-run/express'
import { createReadableStreamFromReadable, type EntryContext, type ServerBuild } from '@remix-run/node'
import { Links, Meta, Outlet, RemixServer, Scripts, ScrollRestoration, useLoaderData } from '@remix-run/react'
import express from 'express'
import { createElement as h } from 'react'
import { renderToPipeableStream } from 'react-dom/server'

type Line = { id: number; name: string; phase: string; days: number }
const lines = (): Line[] => Array.from({ length: 50 }, (_, id) => ({ id, name: `School number ${id}`, phase: 'primary', days: id % 9 }))

const Root = () =>
  h('html', { lang: 'en' }, h('head', null, h('title', null, 'Bare'), h(Meta), h(Links)), h('body', null, h(Outlet), h(ScrollRestoration), h(Scripts)))
const Page = () =>
  h('table', null, h('tbody', null, useLoaderData<typeof lines>().map((line) =>
    h('tr', { key: line.id }, h('td', null, line.id), h('td', null, line.name), h('td', null, line.phase), h('td', null, line.days)))))

const handle = (request: Request, status: number, headers: Headers, remix: EntryContext) =>
  new Promise<Response>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(h(RemixServer, { context: remix, url: request.url }), {
      onAllReady() {
        const body = new PassThrough()
        headers.set('Content-Type', 'text/html')
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
        pipe(body)
      },
      onError: reject,
    })
  })

const route = (id: string, extra: object) => ({ id, module: `/${id}.js`, hasAction: false, hasLoader: false, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false, ...extra })
const build = {
  entry: { module: { default: handle } },
  routes: {
    root: { id: 'root', path: '', module: { default: Root } },
    page: { id: 'page', parentId: 'root', index: true, module: { default: Page, loader: lines } },
  },
  assets: { version: '1', url: '/manifest.js', entry: { module: '/entry.js', imports: [] }, routes: { root: route('root', { path: '' }), page: route('page', { parentId: 'root', index: true, hasLoader: true }) } },
  publicPath: '/', assetsBuildDirectory: '', basename: '/', mode: 'production', isSpaMode: false,
  future: { v3_singleFetch: true, v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_lazyRouteDiscovery: false },
} as unknown as ServerBuild

const app = express()
app.get('/readyz', (_request, response) => void response.send('ok'))
const remix = createRequestHandler({ build })
app.all('*', (request, response, next) => void remix(request, response, next))
app.listen(Number(process.env.PORT), '127.0.0.1')
