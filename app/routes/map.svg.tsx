import type { LoaderFunctionArgs } from '@remix-run/node'
import { renderToStaticMarkup } from 'react-dom/server'
import { AuthoritiesMap } from '../components/authorities-map.tsx'
import { SchoolsMap } from '../components/map-drawing.tsx'
import { mapAsked } from '../lists/map.ts'
import { mappedOf } from '../lists/mapped.ts'
import { oneOf, readQuery } from '../listing.ts'
import { answerOf } from '../pictures.ts'
import { notFound, requireViewer } from '../viewer.ts'
import { readable } from '../xml.ts'

/** The map as a file of its own: still, to print or to put into a paper; or within a page that need not wait for it (`within`). */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const query = readQuery(request)
  const asked = mapAsked(context, viewer, query)
  if (!asked) throw notFound()
  const mapped = mappedOf(context, viewer, asked, await answerOf(context.db, { ...asked.of, schoolId: null, what: 'map' }), query.text('search').slice(0, 200))
  const missing = mapped.level === 'schools' && mapped.unplaced.length > 0 ? ` Not drawn, without a place in the register: ${mapped.unplaced.map(({ number }) => number).join(', ')}.` : ''
  const within = oneOf(['page', 'phone'] as const, query.text('within'))
  const alone = { note: within ? null : `Taken by ${viewer.account.name} on ${context.today}. Numbers are those of the table beside the map.${missing}` }
  const away = <Mark extends { href: string }>(marks: Mark[]): Mark[] => marks.map((mark) => ({ ...mark, href: new URL(mark.href, context.config.publicOrigin).href }))
  if (mapped.drawn === null) throw notFound()
  const drawn = mapped.level === 'schools' && within === 'phone' ? mapped.phone : mapped.drawn
  const drawing = 'schools' in drawn
    ? <SchoolsMap alone={alone} fit={within} drawn={{ ...drawn, schools: away(drawn.schools), networks: away(drawn.networks) }} />
    : <AuthoritiesMap alone={alone} drawn={{ ...drawn, areas: away(drawn.areas) }} />
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${readable(renderToStaticMarkup(drawing))}`, {
    headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'content-disposition': 'inline; filename="map.svg"', 'cache-control': 'no-store' },
  })
}
