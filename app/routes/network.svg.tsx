import type { LoaderFunctionArgs } from '@remix-run/node'
import { renderToStaticMarkup } from 'react-dom/server'
import { NetworkDrawing } from '../components/network-drawing.tsx'
import { picturedOf, readSought } from '../lists/drawn.ts'
import { pictureAsked } from '../lists/picture.ts'
import { readQuery } from '../listing.ts'
import { notFound, requireViewer } from '../viewer.ts'
import { readable } from '../xml.ts'

/** The picture as a file of its own: still, to print or to put into a paper. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const query = readQuery(request)
  const asked = pictureAsked(context, viewer, query)
  if (!asked) throw notFound()
  const { drawn } = await picturedOf(context, asked, await readSought(context, asked, query))
  const note = `Taken by ${viewer.account.name} on ${context.today}. Numbers and letters are those of the tables beside the picture.`
  const still = { ...drawn, marks: drawn.marks.map((mark) => ({ ...mark, href: new URL(mark.href, context.config.publicOrigin).href })) }
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${readable(renderToStaticMarkup(<NetworkDrawing drawn={still} alone={{ note }} />))}`, {
    headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'content-disposition': 'inline; filename="network.svg"', 'cache-control': 'no-store' },
  })
}
